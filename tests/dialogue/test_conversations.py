"""Whole conversations: each line a message and what the headline must say."""

import json
from datetime import date
from pathlib import Path

import pytest

from bot.commands.asking import Terminal
from bot.dialogue.decide import HANDLERS
from bot.dialogue.sentences import LATER, doubt_sentence
from bot.language import Context, understand

DAY = date(2026, 11, 24)
Transcript = list[tuple[str, str]]
MAIN = "prompting $10K/month, fine-tune $80K upfront and $2K/month to run"

TRANSCRIPTS: dict[str, Transcript] = {
    "the main road": [
        (MAIN, "pays back in month 10"),
        ("what if volume doubles?", "month 5 (4.4 months) (before: month 10)"),
        ("why?", "Why: What-if."),
        ("undo", "Undone. Fine-tune: pays back in month 10"),
        ("save as claims", "Saved “claims”."),
        ("list", "1 saved scenario."),
        ("show claims", "“claims”, version 1"),
    ],
    "slot by slot": [
        ("we pay $10K a month for prompts, is fine-tuning worth it?", "Worth it if it costs at most $85,048 upfront"),
        ("80k", "at most $3,333 a month"),
        ("2k", "pays back in month 10"),
        ("make it 4k", "month 14"),
        ("start over", "Started over"),
        ("undo", "Undone."),
    ],
    "each what-if starts from the base": [
        (MAIN, "month 10"),
        ("what if volume doubles?", "month 5"),
        ("what if volume triples?", "month 3"),
    ],
    "a correction keeps the bill": [
        (MAIN, "month 10"),
        ("volume is 500K a month", "month 10"),
        ("what if volume is 1M a month?", "month 5"),
    ],
    "asking instead of guessing": [
        (MAIN, "month 10"),
        ("bump to 30k", "I am not sure"),
        ("volume is loads", "I did not find a figure"),
    ],
    "impossible values": [
        ("target 140 pct", "between 0 % and 100 %"),
        ("$4k prompting and €20k upfront", "two currencies"),
    ],
    "the article": [
        ("I read month 9 in the article", "The article's own example"),
        ("LoRA or full fine-tuning?", "LoRA or full fine-tuning."),
    ],
    "what moves it, what it takes, the plan": [
        (MAIN, "month 10"),
        ("what matters most?", "What moves it most: volume growth per month"),
        ("how sure is that?", "What moves it most"),
        ("how much upfront can we spend to pay back in 12 months?", "must be at most $96,000"),
        ("what do we need to break even in a year?", "What it takes to pay back in 12 months"),
        ("what volume do we need to break even?", "Tell me today's requests per month first."),
        ("accuracy is 78% today, we want 90%, 400k requests a month", "month 10"),
        ("what volume do we need to break even?", "must be at least 168,889"),
        ("make a plan", "The plan: 1,149 examples to label, LoRA, live by 2027-01-11."),
        ("how big must the hold-out set be?", "The plan:"),
    ],
    "which use cases to tune": [
        ("which of these should we tune?", "A portfolio needs at least two saved scenarios."),
        (MAIN, "month 10"),
        ("save as clauses", "Saved"),
        ("make the prompting cost 2500", "Stay with prompting"),
        ("save as tickets", "Saved"),
        ("which of these should we tune?", "Tune clauses, leave the rest on prompts: worth $169,492"),
        ("portfolio of clauses and tickets, $5K upfront shared", "Tune clauses"),
        ("portfolio of clauses and tickets with $6K a month shared", "Tune none of them"),
    ],
    "two scenarios": [
        (MAIN, "month 10"),
        ("save as a-one", "Saved"),
        ("make the upfront 40k", "month 5"),
        ("save as b-two", "Saved"),
        ("compare a-one and b-two", "“b-two” is better"),
    ],
    "two scenarios that come out level": [
        ("we pay $10K a month for prompts", "Worth it if"),
        ("600 tickets a day, 3 calls each, 2,000 tokens in and 300 out", "claude-haiku-5-5 would cost $18.90 a month"),
        ("$60K upfront, 24K every 12 months to run", "claude-haiku-5-5 would cost $18.90 a month"),
        ("save as claims", "Saved"),
        ("the upfront is 75k", "claude-haiku-5-5 would cost $18.90 a month"),
        ("compare with claims", "“this draft” and “claims” come out level: NPV $311,275 each; 1 input differs."),
    ],
    "one or the other of two amounts": [
        (MAIN, "month 10"),
        ("what if volume doubles?", "What-if."),
        ("maybe 60k or 90k upfront, the vendor isn't sure", "which one should I count with for the fine-tune upfront"),
        ("60k", "What-if. Fine-tune: pays back in month"),
        (
            "the upfront is 90k or 100k, not sure",
            "“90k / 100k”: which one should I count with for the fine-tune upfront",
        ),
    ],
    "a saved scenario named in a request is the one that is shown": [
        (MAIN, "month 10"),
        ("save as a-one", "Saved"),
        ("make the upfront 40k", "month 5"),
        ("save as b-two", "Saved"),
        ("share a-one with the team", "“a-one”: Fine-tune: pays back in month 10"),
        ("graph a-one", "“a-one”: Fine-tune: pays back in month 10"),
        ("chart it", "month 5"),
        ("share c-three with the team", "There is no saved scenario called “c-three” here"),
    ],
    "two currencies, and no amount lost": [
        ("$10k a month prompting, €60k upfront, $2k a month to run", "There are two currencies here"),
        ("why?", "There is no scenario"),
        ("use dollars", "“60,000 EUR”: what is that in the currency you chose?"),
        ("the upfront is 80k", "pays back in month 10"),
    ],
    "a correction goes to what was said last, not to what was asked": [
        ("prompting costs 11k a month. upfront 55k. run 1.3k a month.", "month 6"),
        ("now change upfront to 75k", "month 8 (7.7 months)"),
        ("that's wrong, it should be 65k", "month 7 (6.7 months)"),
        ("sorry, 66k", "month 7 (6.8 months)"),
        ("what if the run cost is 2k?", "What-if."),
        ("and if it's 3k?", "What-if. Fine-tune: pays back in month 9 (8.2 months)"),
    ],
    "a price a request behind the upfront cost is the tuned model's": [
        ("Medical notes summarizer: $0.031 per note, 210,000 notes per month", "at $6,510 a month today"),
        ("fine tuning it: $140k all in, then $0.004 per note", "pays back in month 25"),
    ],
    "a quote that cannot pay back": [
        ("$0.031 per note, 210,000 notes per month", "at $6,510 a month today"),
        ("fine tuning quote is $240k all in", "does not pay back in 24 months however little it costs to run"),
    ],
    "what cannot be told is asked": [
        (MAIN, "month 10"),
        ("actually the bill was $4,870 last month", "Is it today's prompting cost per month?"),
        ("2.4 billion input tokens a month", "is a total"),
        ("prompts are about 900 words long", "I need that in tokens"),
        ("we pay £9k a month for prompts", "two currencies"),
        ("what if it's 24?", "I am not sure what “24” is"),
    ],
    "data that may not leave has its price": [
        (
            "patient data may not leave us. 600k requests a month, 1.8k tokens in, 250 out, gpt-4o",
            "Pilot first: data may",
        ),
        ("we have 5,000 labelled examples", "it does not pay back in money, but data may not leave the company"),
    ],
    "the answer again, and a deadline": [
        (MAIN, "month 10"),
        ("should we do it?", "pays back in month 10"),
        ("what's the payback?", "pays back in month 10"),
        ("our CFO wants payback inside 9 months, are we ok?", "What it takes to pay back in 9 months"),
        ("and 24?", "24 months"),
    ],
    "nothing to go on": [("should we fine-tune?", "What is today's API bill"), ("10k", "Worth it")],
    "declined": [(MAIN, "month 10"), ("no idea", "I leave the requests per month open"), ("thanks", "You are welcome")],
}


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_transcript(name: str) -> None:
    terminal = Terminal(DAY)
    for text, expected in TRANSCRIPTS[name]:
        headline = terminal.say(text)["headline"]
        assert expected in headline, (text, headline)


def test_what_comes_later_is_said() -> None:
    """Each of these is to be answered properly by a later version; the list shrinks, it does not grow."""
    assert set(LATER) == {"export"}
    for intent, sentence in LATER.items():
        assert "later version" in sentence, intent
        assert HANDLERS[intent].__name__ == "_later"


def test_the_json_contract() -> None:
    answer = Terminal(DAY).say(MAIN)
    assert {
        "intent",
        "action",
        "args",
        "inputs",
        "asks",
        "scenario",
        "next_question",
        "advice",
        "headline",
        "text",
    } <= set(answer)
    advice = answer["advice"]
    assert (advice["break_even_months"], advice["break_even_month"]) == (10.0, 10)
    assert advice["totals"]["prompting"]["12"] == 120_000
    assert advice["totals"]["quoted"]["12"] == 104_000
    assert round(advice["npv"], 2) == 169_491.67
    assert round(advice["irr_per_month"], 5) == 0.09635
    assert advice["roi"] == 2.6
    assert any("NPV at 10 %" in c for c in advice["conventions"])
    without = Terminal(DAY).say("prompting $10K/month, fine-tune $80K upfront")
    assert without["next_question"]["field"] == "ft_inference_cost_per_month"


def test_what_if_volume_scales_the_bill_and_says_so() -> None:
    terminal = Terminal(DAY)
    terminal.say(MAIN)
    answer = terminal.say("what if volume doubles?")
    assert answer["branch"] == "what_if"
    assert answer["scenario"]["prompting_cost_per_month"] == 20_000
    assert terminal.say("undo")["branch"] is None


def test_every_reason_to_ask_has_a_sentence() -> None:
    """Over all messages of the corpora that have to be asked about."""
    seen: set[str] = set()
    for path in sorted((Path(__file__).parents[1] / "language/corpus").glob("development*.jsonl")):
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if record["expect"] == "ask":
                for doubt in understand(record["text"], Context.from_json(record["context"])).doubts:
                    sentence = doubt_sentence(doubt)
                    assert "_" not in sentence.replace(doubt.words, ""), (record["id"], sentence)
                    seen.add(doubt.why)
    assert len(seen) > 30
