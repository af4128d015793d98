"""The choice: feasible first, cheap second; verdict, runner-up, margin, and a confidence that is derived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.advice import Confidence, Flip, OptionResult, Question, Verdict
from advisor.fields import FIELDS
from advisor.inputs import Basis, Inputs
from advisor.options import BASELINE, FAMILIES

_VERDICTS: dict[str, Verdict] = {
    "prompting": "stay_prompting",
    "prompting_optimised": "optimise_prompting",
    "rag": "rag",
    "rag_finetune": "rag_and_fine_tune",
    "hybrid": "hybrid",
    "wait": "wait",
    **dict.fromkeys(FAMILIES["fine_tune"], "fine_tune"),
}
_NEAR_FLIP = 0.15
_WIDE_RANGE = 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    """`margin`: undiscounted saving over the horizon against the runner-up, as a share of the baseline's cost."""

    verdict: Verdict
    option: str | None
    runner_up: str | None
    figures_for: str | None
    margin: float | None
    clear: bool


def choose(results: Sequence[OptionResult], band: float, inputs: Inputs) -> Choice:
    """Pick the option with the highest NPV against the baseline among the feasible, priced ones."""
    by_id = {r.id: r for r in results}
    baseline = by_id[BASELINE]
    if not baseline.priced:
        return Choice("need_more", None, None, None, None, clear=False)
    quote_begun = any(f.startswith("ft_") and FIELDS[f].kind.is_money for f in inputs.scenario.values())
    candidates = sorted((r for r in results if r.priced and r.feasible), key=lambda r: -(r.npv or 0.0))
    challengers = sorted((r for r in results if r.priced and r.id != BASELINE), key=lambda r: -(r.npv or 0.0))
    open_quote = quote_begun and not by_id["quoted"].priced
    if not challengers or not candidates or open_quote:
        return Choice("need_more", None, None, challengers[0].id if challengers else None, None, clear=False)
    best = candidates[0]
    runner_up = next((r for r in candidates[1:]), None) or next(r for r in [*challengers, baseline] if r.id != best.id)
    cost = baseline.totals["horizon"]
    margin = (runner_up.totals["horizon"] - best.totals["horizon"]) / cost if cost > 0 else None
    pilot = _VERDICTS[best.id] == "fine_tune" and any(not g.passed for g in best.gates)
    only_feasible = len(candidates) == 1 and not runner_up.feasible
    return Choice(
        verdict="pilot_first" if pilot else _VERDICTS[best.id],
        option=best.id,
        runner_up=runner_up.id,
        figures_for=best.id if best.id != BASELINE else challengers[0].id,
        margin=margin,
        clear=only_feasible or (margin is not None and margin >= band),
    )


def confidence(choice: Choice, inputs: Inputs, flips: Sequence[Flip], band: float) -> Confidence:
    """High, less one step for each: no clear winner, an input near its flip, a wide range, nothing to choose from."""
    doubts: list[str] = []
    if choice.verdict == "need_more":
        return Confidence(level="low", because=("not enough is known to choose",))
    if not choice.clear and choice.margin is not None:
        doubts.append(f"ahead by {choice.margin:.0%} of the baseline's cost, less than {band:.0%}")
    near = [f for f in flips if f.now and abs(f.at - f.now) / abs(f.now) < _NEAR_FLIP]
    if near:
        doubts.append(f"{FIELDS[near[0].field].label.lower()} is within {_NEAR_FLIP:.0%} of flipping the payback")
    wide = [
        n
        for n in inputs.numbers.values()
        if n.basis is Basis.SAID
        and n.low is not None
        and n.high is not None
        and n.high - n.low > _WIDE_RANGE * abs(n.value)
    ]
    if wide:
        doubts.append(f"the range for {FIELDS[wide[0].field].label.lower()} is wide")
    levels = ("high", "medium", "low")
    return Confidence(
        level=levels[min(len(doubts), 2)], because=tuple(doubts) or ("the figures that decide were said, not assumed",)
    )


_ASK_ORDER: tuple[tuple[str, str], ...] = (
    (BASELINE, "prompting_cost_per_month"),
    (BASELINE, "requests_per_month"),
    (BASELINE, "input_tokens_per_request"),
    (BASELINE, "output_tokens_per_request"),
    (BASELINE, "base_model"),
    (BASELINE, "exchange_rate_per_usd"),
    ("quoted", "ft_upfront_cost"),
    ("quoted", "ft_inference_cost_per_month"),
    ("quoted", "requests_per_month"),
    ("prompting_optimised", "requests_per_month"),
    ("prompting_optimised", "input_tokens_per_request"),
    ("prompting_optimised", "output_tokens_per_request"),
    ("prompting_optimised", "exchange_rate_per_usd"),
)
"""What is missing for which option, in the order in which an answer changes the verdict most."""


def next_question(results: Sequence[OptionResult], skipped: frozenset[str]) -> Question | None:
    """The missing input that matters most; None when every option this version can price is priced or declined."""
    missing = {r.id: r.missing for r in results}
    for option, field in _ASK_ORDER:
        if field in missing[option] and field not in skipped:
            return Question(field=field, text=FIELDS[field].ask)
    return None
