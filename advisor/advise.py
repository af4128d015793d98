"""`advise`: one scenario, one day, one answer. Pure: no clock, no network, no randomness."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from advisor import finance
from advisor.advice import Advice, Assumption, Figures, OptionResult, Question, Step
from advisor.catalogue import Catalogue
from advisor.checks import checks
from advisor.fields import FIELDS
from advisor.flips import flips
from advisor.frontier import frontier
from advisor.gates import feasible, gates_for
from advisor.inputs import Basis, Inputs, resolve
from advisor.ledger import Ledger
from advisor.options import BASELINE, LABELS, OPTIONS
from advisor.options.base import Context, Priced
from advisor.recommend import choose, confidence, next_question
from advisor.rules import reasons
from advisor.scenario import Scenario
from advisor.trace import conventions, trace

MILESTONES = (12, 24, 36)
_NOT_YET = "not computed in this version"


def advise(
    scenario: Scenario, *, on: date, catalogue: Catalogue | None = None, skipped: frozenset[str] = frozenset()
) -> Advice:
    """The advice for a scenario on a day.

    `skipped` are fields the person declined to give: they are not asked for again. Money is in the scenario's
    currency. Raises nothing for missing inputs: they are named in `options[].missing` and `absent`.
    """
    book = catalogue or Catalogue.standard()
    inputs = resolve(scenario, book, on)
    context = Context(inputs, book, on)
    priced = {option: price(context) for option, price in OPTIONS.items()}
    baseline = priced[BASELINE].ledger
    absent: dict[str, str] = {"uncertainty": _NOT_YET}
    results = tuple(_result(o, p, baseline, context, absent) for o, p in priced.items())
    band = float(book.parameter("net_saving_band", on).value)
    choice = choose(results, band, inputs)
    of = next((r for r in results if r.id == choice.figures_for), None)
    turning = flips(context, of.id) if of is not None and baseline is not None else ()
    threshold = next((f.at for f in turning if f.field == "requests_per_month"), None)
    figures = Figures(**{k: getattr(of, k) for k in Figures.model_fields}) if of is not None else Figures()
    for name in Figures.model_fields:
        if getattr(figures, name) is None:
            absent[name] = absent.get(f"options.{of.id}.{name}", "") if of else _nothing_to_show(inputs, baseline)
    shown_frontier = ()
    if baseline is not None and not any(r.priced for r in results if r.id == "quoted"):
        shown_frontier = frontier(context, baseline)
    elif baseline is not None:
        absent["frontier"] = "shown while no fine-tune is quoted"
    else:
        absent["frontier"] = "needs today's prompting cost"
    return Advice(
        **figures.model_dump(),
        verdict=choice.verdict,
        clear=choice.clear,
        option=choice.option,
        runner_up=choice.runner_up,
        figures_for=choice.figures_for,
        margin=choice.margin,
        confidence=confidence(choice, inputs, turning, band),
        currency=inputs.currency,
        horizon_months=_horizon(inputs),
        on=on,
        price_book=book.version,
        totals={r.id: r.totals for r in results if r.priced},
        options=results,
        reasons=reasons(context, _computed_facts(results), threshold),
        flips=turning,
        frontier=shown_frontier,
        assumptions=_register(inputs),
        checks=checks(priced, results, inputs),
        trace=trace(inputs, of, results),
        conventions=conventions(inputs, book, on),
        conflicts=tuple(Question(field=c.fields[0], text=c.sentence) for c in inputs.conflicts),
        next_question=_first_question(inputs, results, skipped),
        absent=absent,
    )


def _horizon(inputs: Inputs) -> int:
    return max(1, round(inputs.need("horizon_months")))


def _nothing_to_show(inputs: Inputs, baseline: Ledger | None) -> str:
    del inputs
    return "needs today's prompting cost" if baseline is None else "needs an upfront cost and a run cost to compare"


def _first_question(inputs: Inputs, results: tuple[OptionResult, ...], skipped: frozenset[str]) -> Question | None:
    if inputs.conflicts:
        first = inputs.conflicts[0]
        return Question(field=first.fields[0], text=first.sentence)
    return next_question(results, skipped)


def _result(
    option: str, priced: Priced, baseline: Ledger | None, context: Context, absent: dict[str, str]
) -> OptionResult:
    gates = gates_for(option, context)
    common: dict[str, Any] = {
        "id": option,
        "label": LABELS[option],
        "feasible": feasible(gates),
        "gates": gates,
        "missing": priced.missing,
        "why_not_priced": priced.unavailable,
        "notes": priced.notes,
        "model": priced.model,
    }
    figures = Figures()
    ledger = priced.ledger
    if ledger is None:
        needs = ", ".join(FIELDS[f].label.lower() for f in priced.missing)
        why = "; ".join(filter(None, (priced.unavailable, f"needs {needs}" if needs else "")))
        absent.update({f"options.{option}.{name}": why for name in Figures.model_fields})
        return OptionResult(**common)
    horizon = _horizon(context.inputs)
    flows = None if baseline is None or option == BASELINE else ledger.saving_against(baseline)
    figures, why_absent = _figures(ledger, flows, context.inputs, horizon)
    absent.update({f"options.{option}.{name}": why for name, why in why_absent.items()})
    total = ledger.total
    milestones = {str(m): ledger.total_at(m) for m in MILESTONES} | {"horizon": ledger.total_at(horizon)}
    years = tuple(
        float(total[0 if y == 0 else 12 * y + 1 : min(12 * y + 12, horizon) + 1].sum())
        for y in range((horizon + 11) // 12)
    )
    return OptionResult(
        **common,
        **figures.model_dump(),
        totals=milestones,
        years=years,
        lines={name: tuple(line[: horizon + 1].tolist()) for name, line in ledger.lines.items()},
        cumulative=tuple(np.cumsum(total)[: horizon + 1].tolist()),
    )


def _figures(
    ledger: Ledger, flows: finance.Flows | None, inputs: Inputs, horizon: int
) -> tuple[Figures, dict[str, str]]:
    upfront, month_one = ledger.upfront, float(ledger.total[round(inputs.need("build_months")) + 1])
    compared = [n for n in Figures.model_fields if n not in ("upfront", "monthly")]
    if flows is None:
        why = "the baseline: the others are compared with it"
        return Figures(upfront=upfront, monthly=month_one), dict.fromkeys(compared, why)
    rate = inputs.need("discount_rate_per_year")
    within = flows[: horizon + 1]
    paid, paid_discounted = finance.payback(flows), finance.payback(finance.discounted(flows, rate))
    returns, share = finance.irr(within), finance.roi(within)
    absent: dict[str, str] = {}
    never = f"never within {finance.SEARCH_MONTHS} months"
    if paid is None:
        absent |= dict.fromkeys(("break_even_months", "break_even_month"), never)
        absent["stays_ahead"] = "it never gets ahead"
    if paid_discounted is None:
        absent["discounted_payback_months"] = never
    if returns.status != "one":
        why = "none: the flows give no rate of return" if returns.status == "none" else "multiple rates of return"
        absent |= dict.fromkeys(("irr_per_month", "irr_per_year"), why)
    if share is None:
        absent["roi"] = "no upfront cost to divide by"
    return Figures(
        upfront=upfront,
        monthly=month_one,
        break_even_months=paid.months if paid else None,
        break_even_month=paid.month if paid else None,
        stays_ahead=finance.stays_ahead(flows[: max(horizon, paid.month) + 1], paid.month) if paid else None,
        npv=finance.npv(within, rate),
        irr_per_month=returns.per_month,
        irr_per_year=returns.per_year,
        roi=share,
        discounted_payback_months=paid_discounted.months if paid_discounted else None,
    ), absent


def _computed_facts(results: tuple[OptionResult, ...]) -> Mapping[str, float]:
    by_id = {r.id: r for r in results}
    today, small = by_id[BASELINE], by_id["prompting_optimised"]
    if not today.priced or not small.priced or today.totals["horizon"] <= 0:
        return {}
    return {"small_model_saving_share": 1 - small.totals["horizon"] / today.totals["horizon"]}


def _register(inputs: Inputs) -> tuple[Assumption, ...]:
    """Assumed inputs first, then derived, then said; within each in the order of the field table."""
    order = {Basis.ASSUMED: 0, Basis.DERIVED: 1, Basis.SAID: 2}
    position = {name: i for i, name in enumerate(FIELDS)}
    known = sorted(inputs.numbers.values(), key=lambda n: (order[n.basis], position[n.field]))
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
        for n in known
    )


__all__ = ["Step", "advise"]
