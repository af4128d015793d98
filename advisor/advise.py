"""`advise`: one scenario, one day, one answer. Pure: no clock, no network, no randomness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np

from advisor.advice import Advice, Assumption, Figures, Gate, OptionResult, Question
from advisor.catalogue import Catalogue
from advisor.checks import checks
from advisor.events import events
from advisor.fields import FIELDS
from advisor.figures import alone, compared
from advisor.flips import flips
from advisor.frontier import frontier
from advisor.gates import closes_within, feasible, gates_for
from advisor.inputs import Basis, Inputs
from advisor.ledger import Ledger
from advisor.options import BASELINE, FAMILIES, LABELS, OPTIONS, WAIT, wait
from advisor.options.base import Context, Priced
from advisor.questions import next_question
from advisor.recommend import VERDICTS, candidates, choose, confidence
from advisor.resolve import resolve
from advisor.rules import reasons
from advisor.scenario import Scenario
from advisor.trace import conventions, trace
from advisor.uncertainty import has_said_range, tornado, uncertainty

MILESTONES = (12, 24, 36)


class Depth(StrEnum):
    """How much of the answer to work out."""

    POINT = "point"  # all options, the verdict, reasons, trace
    USUAL = "usual"  # and the flips; uncertainty and tornado where a range was said
    FULL = "full"  # and uncertainty and tornado always


@dataclass(frozen=True)
class Pricing:
    """All options of one scenario, priced: what `advise`, goal seeks and sensitivities start from."""

    context: Context
    priced: Mapping[str, Priced]
    results: tuple[OptionResult, ...]
    absent: dict[str, str]

    @property
    def baseline(self) -> Ledger | None:
        return self.priced[BASELINE].ledger


def price_options(scenario: Scenario, on: date, catalogue: Catalogue | None = None) -> Pricing:
    """Price every option of a scenario on a day. Missing inputs are named in the results, never an exception."""
    book = catalogue or Catalogue.standard()
    context = Context(resolve(scenario, book, on), book, on)
    absent: dict[str, str] = {}
    priced: dict[str, Priced] = {option: context.priced(option) for option in OPTIONS if option != WAIT}
    gates = {option: gates_for(option, context, p) for option, p in priced.items()}
    delay = round(context.constant("wait_months"))
    closing = closes_within(context, delay)
    able = [
        o for o, p in priced.items() if p.ledger and feasible(gates[o]) and not (closing and o in FAMILIES["fine_tune"])
    ]
    priced[WAIT] = context.memo[WAIT] = wait.price(context, able)
    gates[WAIT] = gates_for(WAIT, context, priced[WAIT])
    return Pricing(context, priced, _results(priced, gates, context, absent, {WAIT: delay}), absent)


def advise(
    scenario: Scenario,
    *,
    on: date,
    catalogue: Catalogue | None = None,
    skipped: frozenset[str] = frozenset(),
    depth: Depth = Depth.USUAL,
) -> Advice:
    """The advice for a scenario on a day.

    `skipped` are fields the person declined to give: they are not asked for again. Money is in the scenario's
    currency. Raises nothing for missing inputs: they are named in `options[].missing` and `absent`.
    """
    pricing = price_options(scenario, on, catalogue)
    context, results, absent, baseline = pricing.context, pricing.results, pricing.absent, pricing.baseline
    inputs, book = context.inputs, context.catalogue
    band = context.constant("net_saving_band")
    choice = choose(results, band, inputs)
    of = next((r for r in results if r.id == choice.figures_for), None)
    ranked = [r.id for r in candidates(results)]
    turning = ()
    if depth is not Depth.POINT and of is not None:
        rivals = [o for o in ranked if choice.option is None or VERDICTS[o] != VERDICTS[choice.option]]
        turning = flips(context, of.id, choice.option or of.id, rivals)
    spread, bars = None, ()
    if of is not None and (depth is Depth.FULL or (depth is Depth.USUAL and has_said_range(context))):
        spread, bars = uncertainty(context, of.id, ranked), tornado(context, of.id)
    if spread is None:
        absent["uncertainty"] = "no input has a range" if depth is Depth.FULL else "no range was said; ask for it"
    threshold = next((f.at for f in turning if f.field == "requests_per_month"), None)
    headline: dict[str, Any] = {name: getattr(of, name) if of else None for name in Figures.model_fields}
    for name, value in headline.items():
        if value is None:
            absent[name] = absent.get(f"options.{of.id}.{name}", "") if of else _nothing_to_show(baseline)
    shown_frontier = ()
    if baseline is not None and not pricing.priced["quoted"].ledger:
        shown_frontier = frontier(context, baseline)
    else:
        absent["frontier"] = "shown while no fine-tune is quoted" if baseline else "needs today's prompting cost"
    return Advice(
        **headline,
        verdict=choice.verdict,
        clear=choice.clear,
        option=choice.option,
        runner_up=choice.runner_up,
        figures_for=choice.figures_for,
        margin=choice.margin,
        confidence=confidence(choice, of, inputs, turning, band, spread),
        currency=inputs.currency,
        horizon_months=_horizon(inputs),
        on=on,
        price_book=book.version,
        totals={r.id: r.totals for r in results if r.priced},
        options=results,
        reasons=reasons(context, _computed_facts(results), threshold),
        flips=turning,
        frontier=shown_frontier,
        uncertainty=spread,
        tornado=bars,
        events=events(context, results),
        assumptions=_register(context),
        checks=checks(pricing.priced, results, inputs),
        trace=trace(inputs, of, results, context.used),
        conventions=conventions(inputs, book, on),
        conflicts=tuple(Question(field=c.fields[0], text=c.sentence) for c in inputs.conflicts),
        next_question=next_question(results, inputs, turning, skipped),
        absent=absent,
    )


def _horizon(inputs: Inputs) -> int:
    return max(1, round(inputs.need("horizon_months")))


def _nothing_to_show(baseline: Ledger | None) -> str:
    return "needs today's prompting cost" if baseline is None else "needs an upfront cost and a run cost to compare"


def _results(
    priced: Mapping[str, Priced],
    gates: Mapping[str, tuple[Gate, ...]],
    context: Context,
    absent: dict[str, str],
    begins: Mapping[str, int],
) -> tuple[OptionResult, ...]:
    baseline, build = context.priced(BASELINE).ledger, round(context.inputs.need("build_months"))
    ledgers = {option: p.ledger for option, p in priced.items() if p.ledger is not None}
    live = {
        option: min(ledger.months, 1 + (build if (p := priced[option].project) is not None and p.builds else 0))
        for option, ledger in ledgers.items()
    }
    others = {option: ledger for option, ledger in ledgers.items() if option != BASELINE and baseline is not None}
    shown: dict[str, tuple[Figures, dict[str, str]]] = {}
    if baseline is not None:
        shown = compared(others, live, baseline, context.inputs, _horizon(context.inputs), begins)
    for option in ledgers.keys() - shown.keys():
        shown[option] = alone(ledgers[option], live[option], baseline=option == BASELINE)
    return tuple(
        _result(option, priced[option], gates[option], context, absent, *shown.get(option, (Figures(), {})))
        for option in OPTIONS
    )


def _result(
    option: str,
    priced: Priced,
    gates: tuple[Gate, ...],
    context: Context,
    absent: dict[str, str],
    shown: Figures,
    why_absent: Mapping[str, str],
) -> OptionResult:
    ledger, horizon = priced.ledger, _horizon(context.inputs)
    common: dict[str, Any] = {
        "id": option,
        "label": LABELS[option],
        "feasible": feasible(gates),
        "gates": gates,
        "missing": priced.missing,
        "why_not_priced": priced.unavailable,
        "notes": priced.notes,
        "model": priced.model,
        "facts": dict(priced.facts),
        "sources": priced.sources,
    }
    if ledger is None:
        needs = ", ".join(FIELDS[f].label.lower() for f in priced.missing)
        why = "; ".join(filter(None, (priced.unavailable, f"needs {needs}" if needs else "")))
        absent.update({f"options.{option}.{name}": why for name in Figures.model_fields})
        return OptionResult(**common)
    absent.update({f"options.{option}.{name}": why for name, why in why_absent.items()})
    running: list[float] = np.cumsum(ledger.total).tolist()
    ends = [*range(12, horizon, 12), horizon]
    return OptionResult(
        **common,
        **dict(shown),
        totals={str(m): running[m] for m in MILESTONES} | {"horizon": running[horizon]},
        years=tuple(running[b] - a for a, b in zip([0.0, *(running[e] for e in ends)], ends, strict=False)),
        lines={name: line.costs(horizon) for name, line in ledger.lines.items()},
        cumulative=tuple(running[: horizon + 1]),
    )


def _computed_facts(results: tuple[OptionResult, ...]) -> Mapping[str, float]:
    by_id = {r.id: r for r in results}
    today, small = by_id[BASELINE], by_id["prompting_optimised"]
    if not today.priced or not small.priced or today.totals["horizon"] <= 0:
        return {}
    return {"small_model_saving_share": 1 - small.totals["horizon"] / today.totals["horizon"]}


def _register(context: Context) -> tuple[Assumption, ...]:
    """Assumed inputs first (those the pricing looked at), then derived, then said; each in the order of the table."""
    order = {Basis.ASSUMED: 0, Basis.DERIVED: 1, Basis.SAID: 2}
    numbers = context.inputs.numbers
    shown = [
        n
        for name in FIELDS
        if (n := numbers.get(name)) is not None and (n.basis is not Basis.ASSUMED or name in context.used)
    ]
    return tuple(
        Assumption(
            field=n.field,
            label=FIELDS[n.field].label,
            value=n.value,
            low=n.low,
            high=n.high,
            unit=FIELDS[n.field].kind.value,
            basis=n.basis.value,
            how=n.how,
            source=n.source,
        )
        for n in sorted(shown, key=lambda n: order[n.basis])
    )


__all__ = ["Depth", "Pricing", "advise", "price_options"]
