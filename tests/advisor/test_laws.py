"""Laws of the answer over generated scenarios."""

import json
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor import Range, ScenarioError, advise, build_scenario
from advisor.fields import FIELDS, Kind
from advisor.scenario import Scenario

DAY = date(2026, 11, 24)
ARTICLE = {"prompting_cost_per_month": 10_000, "ft_upfront_cost": 80_000, "ft_inference_cost_per_month": 2_000}
FULL: dict[str, Any] = {
    **ARTICLE,
    "requests_per_month": 1_000_000,
    "input_tokens_per_request": 1500,
    "output_tokens_per_request": 400,
    "base_model": "gpt-4o",
    "labelled_examples": 5000,
    "growth_rate_per_month": 0.01,
    "discount_rate_per_year": 0.12,
    "horizon_months": 24,
    "task_stable": True,
    "current_accuracy": 0.78,
    "target_accuracy": 0.9,
}
money = st.integers(min_value=0, max_value=1_000_000)


def test_table_and_model_agree() -> None:
    assert set(FIELDS) == set(Scenario.model_fields) - {"said"}


@given(bill=money, upfront=money, run=money)
@settings(max_examples=150)
def test_figures_follow_plain_arithmetic(bill: int, upfront: int, run: int) -> None:
    a = advise(
        build_scenario(
            {"prompting_cost_per_month": bill, "ft_upfront_cost": upfront, "ft_inference_cost_per_month": run}
        ),
        on=DAY,
    )
    assert all(c.ok for c in a.checks)
    assert a.totals["prompting"]["36"] == pytest.approx(36 * bill)
    assert a.totals["quoted"]["36"] == pytest.approx(upfront + 36 * run)
    if bill > run and upfront / (bill - run) <= 119:
        assert a.break_even_months == pytest.approx(upfront / (bill - run), rel=1e-9)
    if bill <= run and upfront > 0:
        assert a.break_even_months is None


@given(st.integers(min_value=1, max_value=50_000_000), st.integers(min_value=1, max_value=10))
@settings(max_examples=60)
def test_cost_never_falls_as_volume_rises(volume: int, factor: int) -> None:
    base = {k: v for k, v in FULL.items() if k != "prompting_cost_per_month"}
    one = advise(build_scenario({**base, "requests_per_month": volume}), on=DAY)
    more = advise(build_scenario({**base, "requests_per_month": volume * factor}), on=DAY)
    for option, totals in one.totals.items():
        assert more.totals[option]["horizon"] >= totals["horizon"] - 1e-6


@given(st.sets(st.sampled_from(sorted(FULL))))
@settings(max_examples=150)
def test_missing_stays_missing(dropped: set[str]) -> None:
    kept = {k: v for k, v in FULL.items() if k not in dropped}
    a = advise(build_scenario(kept), on=DAY)
    for option in a.options:
        assert option.priced or option.missing or option.why_not_priced
        if not option.priced:
            assert option.npv is None
            assert option.upfront is None
    if "prompting_cost_per_month" in dropped and {"requests_per_month", "base_model"} & dropped:
        assert not a.option_result("prompting").priced
    json.dumps(a.to_json(), allow_nan=False)


def test_same_bytes_in_two_processes() -> None:
    code = (
        "import json,datetime;from advisor import Depth,advise,build_scenario;"
        f"s=build_scenario({FULL!r});d=datetime.date(2026,11,24);"
        "print(*(json.dumps(advise(s,on=d,depth=x).to_json()) for x in (Depth.FULL,Depth.FULL)),sep='\\n')"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout.splitlines()
        for seed in ("1", "2")
    ]
    assert len({line for run in runs for line in run}) == 1
    assert b'"uncertainty": {' in runs[0][0]


def test_flip_values_flip() -> None:
    a = advise(build_scenario(ARTICLE), on=DAY)
    flip = {f.field: f.at for f in a.flips}
    assert flip["api_price_decline_per_year"] == pytest.approx(0.5302, abs=5e-5)
    assert flip["prompting_cost_per_month"] == pytest.approx(2000 + 80_000 / 36)
    assert flip["ft_upfront_cost"] == pytest.approx(288_000)
    assert flip["ft_inference_cost_per_month"] == pytest.approx(10_000 - 80_000 / 36)


def test_volume_threshold_stands_beside_the_volume_rule() -> None:
    a = advise(build_scenario({**ARTICLE, "requests_per_month": 50_000}), on=DAY)
    rule = next(r for r in a.reasons if r.rule == "volume_low")
    assert rule.threshold == pytest.approx(50_000 * (2000 + 80_000 / 36) / 10_000)


def test_frontier_of_a_bill() -> None:
    a = advise(build_scenario({"prompting_cost_per_month": 10_000}), on=DAY)
    at = {(p.payback_months, round(p.run_cost_per_month)): p.max_upfront for p in a.frontier}
    assert at[(6, 0)] == 60_000
    assert at[(12, 0)] == 120_000
    assert at[(24, 0)] == 240_000
    assert at[(12, 1241)] == pytest.approx(120_000 - 12 * 1241)
    asked = advise(build_scenario({"prompting_cost_per_month": 10_000, "ft_upfront_cost": 80_000}), on=DAY)
    highest = {p.payback_months: p.run_cost_per_month for p in asked.frontier if p.max_upfront == 80_000}
    assert highest == {12: pytest.approx(10_000 - 80_000 / 12), 24: pytest.approx(10_000 - 80_000 / 24)}


@pytest.mark.parametrize(
    "more",
    [
        {"build_months": 6},
        {"growth_rate_per_month": "0.03", "requests_per_month": 100_000},
        {
            "build_months": 3,
            "requests_per_month": 10_000,
            "error_cost": 2,
            "current_accuracy": "0.8",
            "ft_accuracy": "0.9",
        },
    ],
)
def test_a_point_of_the_frontier_is_a_scenario_that_pays_back_then(more: dict[str, Any]) -> None:
    bill = {"prompting_cost_per_month": 10_000, **more}
    points = advise(build_scenario(bill), on=DAY).frontier
    assert points
    for point in points:
        quote = {
            "ft_upfront_cost": f"{point.max_upfront - 0.005:.6f}",  # half a cent under the edge
            "ft_inference_cost_per_month": f"{point.run_cost_per_month:.9f}",
        }
        if point.max_upfront > 1:
            assert advise(build_scenario({**bill, **quote}), on=DAY).break_even_month == point.payback_months


@pytest.mark.parametrize(
    ("inputs", "fields"),
    [
        ({"ft_upfront_cost": 80_000, "ft_data_prep_cost": 90_000}, {"ft_upfront_cost", "ft_data_prep_cost"}),
        (
            {"prompting_cost_per_month": 10_000, "prompting_cost_per_request": 0.02, "requests_per_month": 1_000_000},
            {"prompting_cost_per_month", "prompting_cost_per_request", "requests_per_month"},
        ),
    ],
)
def test_said_figures_that_disagree_are_asked_about(inputs: dict[str, Any], fields: set[str]) -> None:
    a = advise(build_scenario(inputs), on=DAY)
    assert a.conflicts
    assert a.next_question == a.conflicts[0]
    assert a.next_question.field in fields


def test_ranges_stand_for_their_midpoint_and_open_ones_for_their_bound() -> None:
    scenario = build_scenario({**ARTICLE, "prompting_cost_per_month": {"low": 8000, "high": 12_000}})
    assert advise(scenario, on=DAY).break_even_months == pytest.approx(10)
    assert Range(low=Decimal(5)).point == 5
    with pytest.raises(ValueError, match="above its high end"):
        Range(low=Decimal(2), high=Decimal(1))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("current_accuracy", 1.4),
        ("prompting_cost_per_month", -1),
        ("horizon_months", 0),
        ("horizon_months", 1200),
        ("ft_upfront_cost", float("inf")),
        ("ft_upfront_cost", float("nan")),
        ("domain", "astrology"),
        ("nonsense", 1),
        ("ft_upfront_cost", True),
    ],
)
def test_impossible_values_are_refused_with_a_sentence(field: str, value: Any) -> None:
    with pytest.raises(ScenarioError) as caught:
        build_scenario({field: value})
    assert caught.value.field == field
    assert caught.value.sentence.endswith(".")


def test_every_numeric_field_has_a_unit_and_bounds() -> None:
    for spec in FIELDS.values():
        assert spec.ask.endswith("?")
        if spec.kind.is_numeric:
            assert spec.low < spec.high
        assert isinstance(spec.kind, Kind)
