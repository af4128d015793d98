"""The choice: feasible first, cheap second; verdict, runner-up, margin, and a confidence that is derived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.advice import Confidence, Flip, OptionResult, Uncertainty, Verdict
from advisor.fields import FIELDS
from advisor.inputs import Basis, Inputs
from advisor.options import BASELINE, COMPUTED, FAMILIES, WAIT

VERDICTS: dict[str, Verdict] = {
    "prompting": "stay_prompting",
    "prompting_optimised": "optimise_prompting",
    "rag": "rag",
    "rag_finetune": "rag_and_fine_tune",
    "hybrid": "hybrid",
    "wait": "wait",
    **dict.fromkeys(FAMILIES["fine_tune"], "fine_tune"),
}
_TUNED = ("fine_tune", "rag_and_fine_tune", "hybrid")
_NEAR_FLIP = 0.15
_WIDE_RANGE = 0.5
_LIKELY = 0.8
_AHEAD = 1e-9  # waiting has to gain more than rounding


@dataclass(frozen=True, slots=True)
class Choice:
    """`margin`: undiscounted saving over the horizon against the runner-up, as a share of the baseline's cost."""

    verdict: Verdict
    option: str | None
    runner_up: str | None
    figures_for: str | None
    margin: float | None
    clear: bool


def candidates(results: Sequence[OptionResult]) -> list[OptionResult]:
    """Feasible and priced options, highest NPV against the baseline first; waiting only where it gains."""
    found = sorted((r for r in results if r.priced and r.feasible), key=lambda r: -(r.npv or 0.0))
    others = [r for r in found if r.id != WAIT]
    if found and found[0].id == WAIT and others:
        gain = (found[0].npv or 0.0) - (others[0].npv or 0.0)
        if gain > _AHEAD * max(1.0, abs(found[0].npv or 0.0)):
            return found
    return others


def choose(results: Sequence[OptionResult], band: float, inputs: Inputs) -> Choice:
    """Pick the option with the highest NPV against the baseline among the feasible, priced ones."""
    by_id = {r.id: r for r in results}
    baseline = by_id[BASELINE]
    if not baseline.priced:
        return Choice("need_more", None, None, None, None, clear=False)
    said_costs = [f for f in inputs.scenario.values() if f.startswith("ft_") and FIELDS[f].kind.is_money]
    quote_begun = bool(said_costs) and not any(by_id[o].priced for o in COMPUTED)
    ranked = candidates(results)
    challengers = sorted(
        (r for r in results if r.priced and r.id not in (BASELINE, WAIT)),
        key=lambda r: (not r.feasible, -(r.npv or 0.0)),
    )
    open_quote = quote_begun and not by_id["quoted"].priced
    if not challengers or not ranked or open_quote:
        return Choice("need_more", None, None, challengers[0].id if challengers else None, None, clear=False)
    best = ranked[0]
    other = [r for r in ranked[1:] if VERDICTS[r.id] != VERDICTS[best.id]]
    fallback = [r for r in [*challengers, baseline] if VERDICTS[r.id] != VERDICTS[best.id]]
    runner_up = other[0] if other else fallback[0] if fallback else None
    cost = baseline.totals["horizon"]
    margin = None
    if runner_up is not None and cost > 0:
        margin = (runner_up.totals["horizon"] - best.totals["horizon"]) / cost
    pilot = VERDICTS[best.id] in _TUNED and (_asks(best) or _unproven(best, inputs))
    only_feasible = len({VERDICTS[r.id] for r in ranked}) == 1 and runner_up is not None and not runner_up.feasible
    return Choice(
        verdict="pilot_first" if pilot else VERDICTS[best.id],
        option=best.id,
        runner_up=None if runner_up is None else runner_up.id,
        figures_for=best.id if best.id not in (BASELINE, WAIT) else challengers[0].id,
        margin=margin,
        clear=only_feasible or (margin is not None and margin >= band),
    )


def _asks(best: OptionResult) -> bool:
    return any(not g.passed for g in best.gates)


def _unproven(best: OptionResult, inputs: Inputs) -> bool:
    """A fine-tune that rests on the book and on data nobody spoke of: money says yes, evidence does not yet."""
    return best.id in COMPUTED and inputs.said("labelled_examples") is None


def confidence(
    choice: Choice,
    best: OptionResult | None,
    inputs: Inputs,
    flips: Sequence[Flip],
    band: float,
    spread: Uncertainty | None,
) -> Confidence:
    """High, less one step for each doubt: no clear winner, an input near its flip, a wide range, costs that are assumed
    rather than said, a winner that is not the best in four samples of five."""
    doubts: list[str] = []
    if choice.verdict == "need_more":
        return Confidence(level="low", because=("not enough is known to choose",))
    if not choice.clear and choice.margin is not None:
        doubts.append(f"ahead by {choice.margin:.0%} of the baseline's cost, less than {band:.0%}")
    near = [f for f in flips if f.now and abs(f.at - f.now) / abs(f.now) < _NEAR_FLIP]
    if near:
        doubts.append(f"{FIELDS[near[0].field].label.lower()} is within {_NEAR_FLIP:.0%} of flipping the answer")
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
    if best is not None and best.id in COMPUTED and inputs.said("ft_upfront_cost") is None:
        doubts.append("its upfront and run costs are assumed from sources, not said")
    if choice.option == "prompting_optimised":
        doubts.append("the quality of the small model is not measured here: test it on your own cases")
    if spread is not None and choice.option in spread.p_best and spread.p_best[choice.option] < _LIKELY:
        doubts.append(f"it is the best in {spread.p_best[choice.option]:.0%} of the samples")
    levels = ("high", "medium", "low")
    return Confidence(
        level=levels[min(len(doubts), 2)], because=tuple(doubts) or ("the figures that decide were said, not assumed",)
    )
