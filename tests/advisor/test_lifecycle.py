"""Dated prices, closed training, models that stop: what the answer says and what the ledger holds."""

from datetime import date

import pytest
from genai_prices import Usage, calc_price

from advisor import Depth, advise, build_scenario
from advisor.advise import price_options
from advisor.calendar_months import add_months, month_of

DAY = date(2026, 11, 24)
SHAPE = {"requests_per_month": 1_000_000, "input_tokens_per_request": 1_500, "output_tokens_per_request": 400}
CURRENT = (
    ("claude-opus-5-5", 14_000), ("gpt-4o", 7_750), ("gpt-6.1-sol", 7_000), ("claude-sonnet-5-5", 7_000),
    ("gpt-6.1-terra", 3_500), ("gemini-3.8-flash", 2_625), ("gpt-6-luna", 350), ("claude-haiku-5-5", 350),
)  # fmt: skip
MINI = {**SHAPE, "base_model": "gpt-4o-mini", "ft_model": "gpt-4o-mini"}


@pytest.mark.parametrize(("model", "dollars"), CURRENT)
def test_the_bill_of_each_current_model_to_the_cent(model: str, dollars: float) -> None:
    today = next(r for r in price_options(build_scenario({**SHAPE, "base_model": model}), DAY).results)
    book = calc_price(Usage(input_tokens=1_500, output_tokens=400), model).total_price * 1_000_000
    assert today.monthly == pytest.approx(dollars, abs=0.005)
    assert today.monthly == pytest.approx(float(book), abs=0.005)


def test_a_future_price_change_is_felt_in_the_right_month() -> None:
    """gemini-3.8-flash doubles on 2027-01-01; month m starts on the 24th, so month 3 (from 2027-01-24) is the first."""
    advice = advise(build_scenario({**SHAPE, "base_model": "gemini-3.8-flash"}), on=DAY, depth=Depth.POINT)
    costs = advice.option_result("prompting").lines["API calls"]
    assert [round(c) for c in costs[1:5]] == [2_625, 2_625, 5_250, 5_250]
    assert any(e.day == date(2027, 1, 1) and "price of gemini-3.8-flash changes" in e.what for e in advice.events)
    on_the_day = advise(build_scenario({**SHAPE, "base_model": "gemini-3.8-flash"}), on=date(2027, 1, 1))
    assert on_the_day.option_result("prompting").monthly == pytest.approx(5_250)


def test_months_and_days() -> None:
    assert [month_of(d, DAY) for d in (DAY, date(2026, 12, 23), date(2026, 12, 24), date(2026, 11, 23))] == [1, 1, 2, 0]
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)


def test_a_gpt_4o_mini_fine_tune_is_infeasible_by_lifetime_today() -> None:
    advice = advise(build_scenario(MINI), on=date(2026, 11, 23))
    hosted = advice.option_result("finetune_hosted")
    gates = {g.gate: g for g in hosted.gates}
    assert not hosted.feasible
    assert not gates["lifetime"].passed
    assert "stop on 2027-01-14, 52 days from 2026-11-23" in gates["lifetime"].fact
    assert gates["lifetime"].source is not None
    assert gates["lifetime"].source.title == "OpenAI deprecations"
    assert "last new job on 2027-01-06" in gates["availability"].fact
    assert "only for organisations that ran a tuned model" in gates["availability"].fact


def test_the_same_fine_tune_was_feasible_in_june_2025() -> None:
    hosted = advise(build_scenario(MINI), on=date(2025, 6, 1)).option_result("finetune_hosted")
    assert hosted.feasible
    assert {g.gate for g in hosted.gates if not g.passed} == set()


def test_after_the_last_job_training_is_closed() -> None:
    gates = {
        g.gate: g for g in advise(build_scenario(MINI), on=date(2027, 1, 7)).option_result("finetune_hosted").gates
    }
    assert gates["availability"].blocks
    assert "ended on 2027-01-06" in gates["availability"].fact


def test_a_quote_on_a_model_that_stops_before_payback_is_out() -> None:
    quote = {"prompting_cost_per_month": 10_000, "ft_upfront_cost": 80_000, "ft_inference_cost_per_month": 2_000}
    advice = advise(build_scenario({**quote, "ft_model": "gpt-4.1-mini"}), on=DAY)
    assert advice.verdict == "stay_prompting"
    assert advice.break_even_month == 10
    gate = next(g for g in advice.option_result("quoted").gates if g.gate == "lifetime")
    assert "it would pay back at the end of month 10" in gate.fact


def test_a_retirement_after_payback_is_a_dated_line_in_the_ledger() -> None:
    """In month 12 of the horizon the base stops; the project pays back before, so tuning again is counted there."""
    day = date(2026, 10, 20)
    cheap = {"ft_upfront_cost": 2_000, "retrain_cost": 700}
    traffic = {**SHAPE, "requests_per_month": 5_000_000}
    scenario = build_scenario({**traffic, **cheap, "base_model": "gpt-4o", "ft_model": "gpt-4o-mini"})
    hosted = advise(scenario, on=day).option_result("finetune_hosted")
    assert hosted.feasible
    line = hosted.lines["Migration: gpt-4o-mini stops 2027-01-14"]
    assert (line[3], sum(line)) == (700, 700)


def test_a_stopping_incumbent_is_said() -> None:
    today = advise(build_scenario({**SHAPE, "base_model": "gpt-4o"}), on=DAY).option_result("prompting")
    assert any("gpt-4o stops on 2027-01-14; the named replacement is gpt-6-luna" in n for n in today.notes)


def test_nothing_is_known_before_it_was_announced() -> None:
    today = advise(build_scenario({**SHAPE, "base_model": "gpt-4o"}), on=date(2026, 9, 1)).option_result("prompting")
    assert not any("stops" in n for n in today.notes)
