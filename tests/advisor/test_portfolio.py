"""The portfolio: the article's product team, and the exact optimum against enumeration."""

import itertools
import json
import random
from datetime import date

import pytest

from advisor import Scenario, SharedCost, build_scenario, finance, portfolio
from bot.commands.analysing import portfolio_of

DAY = date(2026, 11, 24)


def case(bill: float, upfront: float = 80_000, run: float = 2_000) -> Scenario:
    return build_scenario(
        {"prompting_cost_per_month": bill, "ft_upfront_cost": upfront, "ft_inference_cost_per_month": run}
    )


def test_the_product_team_at_its_own_date_tunes_the_clauses_only() -> None:
    """gpt-4 at 30/60: 0.069 a request; clauses cost 27,600 a month, each of the three areas 1,150."""
    found = json.loads(portfolio_of(None, date(2025, 2, 15), example=True, as_json=True))
    by_name = {d["name"]: d for d in found["decisions"]}
    assert {n for n, d in by_name.items() if d["tune"]} == {"contract clauses"}
    assert by_name["contract clauses"]["monthly_today"] == pytest.approx(27_600)
    assert by_name["contract clauses"]["break_even_month"] == 4
    assert by_name["classification"]["monthly_today"] == pytest.approx(1_150.02, abs=0.01)
    alone = by_name["contract clauses"]["npv"]
    assert found["npv"] == pytest.approx(alone - 5_000)


def test_the_product_team_at_todays_prices_tunes_nothing() -> None:
    found = json.loads(portfolio_of(None, DAY, example=True, as_json=True))
    assert found["status"] == "tune_none"
    assert found["npv"] == 0
    assert max(d["monthly_today"] for d in found["decisions"]) == pytest.approx(140)


def test_a_shared_cost_can_make_all_of_them_pay_together() -> None:
    each = {f"case {i}": case(5_000, upfront=40_000, run=500) for i in range(4)}
    alone = portfolio({"case 0": each["case 0"]}, on=DAY, shared=[SharedCost("endpoint", per_month=4_000)])
    together = portfolio(each, on=DAY, shared=[SharedCost("endpoint", per_month=4_000)])
    assert (alone.status, together.status) == ("tune_none", "tune_all")
    assert alone.decisions[0].why == "it saves, but not enough to carry the shared costs"


def test_the_optimum_is_exact() -> None:
    """Random portfolios with several shared costs against every subset, one by one."""
    chance = random.Random(3)
    for _ in range(12):
        names = [f"u{i}" for i in range(chance.randint(2, 7))]
        cases = {
            n: case(chance.uniform(500, 9_000), chance.uniform(5_000, 90_000), chance.uniform(0, 3_000)) for n in names
        }
        shared = [
            SharedCost(f"s{j}", chance.uniform(0, 60_000), chance.uniform(0, 900), tuple(chance.sample(names, chance.randint(0, len(names)))))
            for j in range(3)
        ]  # fmt: skip
        found = portfolio(cases, on=DAY, shared=shared)
        npv = {d.name: d.npv or 0.0 for d in found.decisions}
        annuity = float(finance.discount_factors(0.10, 37)[1:].sum())

        def value(
            subset: tuple[str, ...],
            npv: dict[str, float] = npv,
            shared: list[SharedCost] = shared,
            annuity: float = annuity,
        ) -> float:
            paid = sum(s.upfront + s.per_month * annuity for s in shared if set(s.members or npv) & set(subset))
            return sum(npv[n] for n in subset) - paid

        best = max(value(s) for size in range(len(names) + 1) for s in itertools.combinations(names, size))
        assert found.npv == pytest.approx(best)
        assert value(tuple(d.name for d in found.decisions if d.tune)) == pytest.approx(best)


def test_twenty_use_cases_are_still_exact_and_quick() -> None:
    cases = {f"u{i}": case(3_600 + 237 * i) for i in range(20)}
    found = portfolio(cases, on=DAY, shared=[SharedCost("team", per_month=9_000)])
    assert sum(d.tune for d in found.decisions) > 0


def test_what_cannot_be_weighed_is_said() -> None:
    with pytest.raises(ValueError, match="1 to 20"):
        portfolio({f"u{i}": case(1_000) for i in range(21)}, on=DAY)
    with pytest.raises(ValueError, match="no use case here"):
        portfolio({"a": case(1_000)}, on=DAY, shared=[SharedCost("x", members=("b",))])
    euro = build_scenario({"prompting_cost_per_month": 5, "currency": "EUR"})
    with pytest.raises(ValueError, match="differ in currency"):
        portfolio({"a": case(1_000), "b": euro}, on=DAY)
    unknown = portfolio({"a": build_scenario({"prompting_cost_per_month": 5_000})}, on=DAY)
    assert unknown.status == "need_more"
    assert "ft_upfront_cost" in unknown.decisions[0].why
