"""The reader against its corpora, against hostile text, and on what its tables promise."""

import json
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "fuzz"))
from fuzz_reader import run as run_fuzz
from scoring import right, scores

from advisor import Range
from advisor.fields import FIELDS, Kind
from bot.dialogue.helping import ENTRIES
from bot.language import Context, understand
from bot.language.understand import read_message

CORPUS = Path(__file__).parent / "corpus"


FLOORS = {
    "development": (0.98, 0.99),
    "development2": (0.97, 0.99),
    "development3": (0.97, 0.99),
    "development27": (0.97, 0.95),  # nothing but doubts and other business, where an intent is easily another
    **dict.fromkeys((f"development{n}" for n in range(37, 50)), (0.95, 0.97)),  # half of them doubts
}
BUILT_ON = sorted(CORPUS.glob("development*.jsonl"), key=lambda p: (len(p.stem), p.stem))


@pytest.mark.parametrize("path", BUILT_ON, ids=lambda p: p.stem)
def test_corpora_that_were_built_on(path: Path) -> None:
    found = scores(path)
    slot_f1, intent = FLOORS.get(path.stem, (0.97, 0.98))
    assert found["slot_f1"] >= slot_f1
    assert found["intent"] >= intent


@pytest.mark.parametrize(
    ("name", "slot_f1", "intent"),
    [("exam", 0.98, 0.99), ("exam2", 0.96, 0.98), ("exam6", 0.97, 0.99)],
)
def test_corpora_whose_errors_were_never_looked_at(name: str, slot_f1: float, intent: float) -> None:
    found = scores(CORPUS / f"{name}.jsonl")
    assert found["slot_f1"] >= slot_f1
    assert found["intent"] >= intent


def test_known_failures_are_listed_and_still_fail() -> None:
    """A message that is read wrong is on the list; one that is read right again has to leave it."""
    listed = {line.split()[0] for line in (CORPUS / "known_failures.txt").read_text().splitlines() if line[:1] != "#"}
    failing = {
        json.loads(line)["id"]
        for path in BUILT_ON
        for line in path.read_text(encoding="utf-8").splitlines()
        if not right(json.loads(line))
    }
    assert failing - listed == set()
    assert listed - failing == set()


def test_a_slice_of_the_fuzz() -> None:
    run_fuzz(3_000, seed=20261124)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 40_000,
        "9" * 1000,
        ":tada: :fire:",
        "",
        "   ",
        "$1e999",
        "\u4f60\u597d\u4e16\u754c\u597d",
        "'; DROP TABLE scenario; --",
        "<!channel>",
        "1-1-1-" * 300,
        "one hundred " * 200,
        "9**9**9",
        "(" * 2000,
        "$" * 3000,
        "~" * 3000,
        "a,b." * 1500,
        "1.1.1.1" * 300,
        "&lt;" * 1500,
        "\x00\x01",
        "<@U1>" * 500,
        "half a " * 800,
        "1 000 " * 900,
        "per " * 1500,
        "*_" * 2000,
        "k" * 4000,
        "- 5 " * 1500,
    ],
)
def test_hostile_text_is_answered_at_once(text: str) -> None:
    started = time.perf_counter()
    intent = understand(text)
    assert time.perf_counter() - started < 2.0
    assert not {k: v for k, v in intent.inputs.items() if v is not None} or intent.action in ("apply", "ask")


@pytest.mark.parametrize(
    "piece", ["- a\n", "12 ", ".,;:", "5k a month ", "we pay for the api calls and ", "is it worth it? "]
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    """Four times the text takes about four times as long; the best of three, as machines are shared."""

    def best(length: int) -> float:
        text, times = (piece * length)[:length], []
        for _ in range(3):
            started = time.perf_counter()
            understand(text)
            times.append(time.perf_counter() - started)
        return min(times)

    assert best(8_000) < 8 * best(2_000) + 0.005


def test_a_slip_of_ours_is_a_sentence_and_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def slip(*_: object) -> None:
        raise ArithmeticError

    monkeypatch.setattr(sys.modules["bot.language.understand"], "read_message", slip)
    found = understand("prompting 10k a month")
    assert (found.intent, found.action, found.note) == ("out_of_scope", "refuse", "unreadable")


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_text_raises(text: str) -> None:
    read_message(
        text,
        Context.from_json(
            {"inputs": {"prompting_cost_per_month": 8000}, "saved": ["a b"], "focus": ["prompting_cost_per_month"]}
        ),
    )


@pytest.mark.parametrize(("entry", "example"), [(e, x) for e in ENTRIES for x in e.examples])
def test_every_example_of_the_help_is_understood(entry: object, example: str) -> None:
    context = Context.from_json(
        {
            "inputs": {"prompting_cost_per_month": 10_000, "ft_upfront_cost": 80_000, "requests_per_month": 400_000},
            "focus": ["prompting_cost_per_month"],
            "saved": ["claims-2026", "support-bot"],
        }
    )
    found = understand(example, None if entry.intent == "new_scenario" else context)  # type: ignore[attr-defined]
    assert found.intent == entry.intent  # type: ignore[attr-defined]
    assert found.action == "apply"


READ: list[tuple[str, Context, dict[str, object]]] = [
    ("10 to 14% error rate at present", Context(), {"current_accuracy": Range(low="0.86", high="0.90")}),
    ("were paying 8k a month for prompts", Context(), {"prompting_cost_per_month": 8_000}),
    ("last year we were paying 8k a month for prompts", Context(), {}),
    ("fine-tune $80K upfront, $2K/month", Context(), {"ft_upfront_cost": 80_000, "ft_inference_cost_per_month": 2_000}),
    (
        "sorry, the vendor quote is 105k not 95k",
        Context(inputs={"ft_upfront_cost": Decimal(95_000)}),
        {"ft_upfront_cost": 105_000},
    ),
    (
        "prompt_tokens=3400 completion_tokens=220",
        Context(),
        {"input_tokens_per_request": 3_400, "output_tokens_per_request": 220},
    ),
    ("accuracy .81", Context(), {"current_accuracy": Decimal("0.81")}),
    (
        "the API bill was 9k last spring, it is 14.6k in a typical month",
        Context(),
        {"prompting_cost_per_month": 14_600},
    ),
    ("self-host the tuned 8b on our own gpus: 4,200 a month", Context(), {"ft_inference_cost_per_month": 4_200}),
    ("growth is 20%", Context(), {}),
    ("it takes two months to build it", Context(), {"build_months": 2}),
    ("build 2 months", Context(), {"build_months": 2}),
    ("upfront 7k7", Context(), {}),
    ("volume grows -120% a year", Context(), {}),
    ("accuracy -1e9 ± -1e9", Context(), {}),
    ("to set -500-5000", Context(inputs={"ft_upfront_cost": Decimal(80_000)}), {}),
    ("upfront -15%", Context(inputs={"ft_upfront_cost": Decimal(80_000)}), {"ft_upfront_cost": 68_000}),
    ("prompting 0K/month, fine-tune 0K upfront", Context(), {}),
    (
        "accuracy 78% today, 92% after tuning",
        Context(),
        {"current_accuracy": Decimal("0.78"), "ft_accuracy": Decimal("0.92")},
    ),
]


@pytest.mark.parametrize(("text", "context", "inputs"), READ)
def test_figures_find_their_fields(text: str, context: Context, inputs: dict[str, object]) -> None:
    assert understand(text, context).inputs == inputs


SAMPLE = {
    Kind.MONEY_PER_MONTH: "$3,500 a month",
    Kind.MONEY_ONCE: "$42,000",
    Kind.MONEY_PER_REQUEST: "$0.004",
    Kind.MONEY_PER_EXAMPLE: "$2",
    Kind.MONEY_PER_ERROR: "$12",
    Kind.MONEY_PER_MTOK: "$2.50",
    Kind.MONEY_PER_HOUR: "$3.20",
    Kind.MONEY_PER_YEAR: "$180,000",
    Kind.PER_MONTH: "250,000",
    Kind.TOKENS: "1,800",
    Kind.COUNT: "3",
    Kind.RATIO: "2.5",
    Kind.MONTHS: "8 months",
    Kind.MILLISECONDS: "400 ms",
    Kind.FRACTION: "15%",
    Kind.GROWTH: "15%",
    Kind.YEARLY_RATE: "15%",
    Kind.FLAG: "no",
    Kind.MODEL: "gpt-4o",
    Kind.CURRENCY: "EUR",
}


@pytest.mark.parametrize("name", FIELDS)
def test_every_input_is_read_behind_its_own_name_and_label(name: str) -> None:
    spec = FIELDS[name]
    value = spec.choices[0] if spec.choices else SAMPLE[spec.kind]
    context = Context(inputs={"prompting_cost_per_month": Decimal(10_000)})
    for text in (
        f"{spec.label}: {value}",
        f"{spec.label} is {value}",
        f"{name}={value}",
        f"{spec.label.lower()} {value}",
    ):
        found = understand(text, context)
        assert [n for n in found.inputs if n != "currency" or name == "currency"] == [name], text
        assert found.action == "apply", text
        assert spec.kind is not Kind.FLAG or found.inputs[name] is False
