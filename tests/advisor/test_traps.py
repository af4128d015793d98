"""Traps that published calculators fell into; each is a test here."""

from datetime import date
from decimal import Decimal

import pytest

from advisor import Catalogue, Target, advise, build_scenario, goal_seek
from advisor.advise import price_options
from advisor.options.hybrid import cascade_cost, router_cost

DAY = date(2026, 11, 24)
ARTICLE = {"prompting_cost_per_month": 10_000, "ft_upfront_cost": 80_000, "ft_inference_cost_per_month": 2_000}
TRAFFIC = {"requests_per_month": 1_000_000, "input_tokens_per_request": 1_500, "output_tokens_per_request": 400}


def test_break_even_is_not_off_by_one() -> None:
    advice = advise(build_scenario(ARTICLE), on=DAY)
    today, quoted = (advice.option_result(o).cumulative for o in ("prompting", "quoted"))
    assert today[9] - quoted[9] == -8_000
    assert today[10] - quoted[10] == 0
    assert advice.break_even_month == 10


def test_break_even_volume_counts_maintenance() -> None:
    """0.010 a request today, 0.002 tuned, 1,000 a month of upkeep: 125,000 requests, not none."""
    scenario = build_scenario(
        {
            "prompting_cost_per_request": "0.010", "ft_inference_cost_per_request": "0.002", "ft_upfront_cost": 0,
            "maintenance_cost_per_month": 1_000, "requests_per_month": 400_000,
        }
    )  # fmt: skip
    found = goal_seek(scenario, "requests_per_month", Target("saving", 0), on=DAY)
    assert (found.bound, found.value) == ("at least", pytest.approx(125_000))


def test_a_tuned_model_is_not_priced_at_its_bases_rate() -> None:
    service = Catalogue.standard().training_service("gpt-4o-mini", "lora", date(2025, 6, 1))
    base = Catalogue.standard().request_price("gpt-4o-mini", 1_000_000, 1_000_000, date(2025, 6, 1))
    assert service is not None
    assert base is not None
    assert service.tuned_rates == (0.30, 1.20)
    assert (base.input, base.output) == (Decimal("0.15"), Decimal("0.60"))


def test_idle_gpus_cost_as_much_as_busy_ones() -> None:
    """A hundredth of the traffic needs the same two cards: the bill is the same, only the use of them falls."""
    busy, idle = (
        next(r for r in price_options(build_scenario({**TRAFFIC, "requests_per_month": n}), DAY).results if r.id == "finetune_selfhosted")
        for n in (1_000_000, 10_000)
    )  # fmt: skip
    assert busy.lines["GPU rental"] == idle.lines["GPU rental"]
    assert idle.facts["utilisation"] == pytest.approx(busy.facts["utilisation"] / 100)


def test_capacity_is_checked_against_the_peak() -> None:
    """60M requests at 3 times the average are 69 a second; one H100 serves about 11 of this shape."""
    scenario = build_scenario({**TRAFFIC, "requests_per_month": 60_000_000, "gpu_count": 1})
    found = next(r for r in price_options(scenario, DAY).results if r.id == "finetune_selfhosted")
    gate = next(g for g in found.gates if g.gate == "capacity")
    assert not found.feasible
    assert "1 are planned" in gate.fact
    unplanned = next(
        r for r in price_options(build_scenario({**TRAFFIC, "requests_per_month": 60_000_000}), DAY).results
        if r.id == "finetune_selfhosted"
    )  # fmt: skip
    assert unplanned.feasible
    assert unplanned.lines["GPU rental"][1] >= 7 * 3.99 * 730


def test_cache_discounts_input_only_and_pays_for_writes() -> None:
    """1,200 of 1,500 tokens cached: 0.0012 x ((1M - 8,760) x 0.09 - 8,760 x 0.025) = 106.79 off 350."""
    results = price_options(build_scenario({**TRAFFIC, "cacheable_input_share": "0.8"}), DAY).results
    found = next(r for r in results if r.id == "prompting_optimised")
    assert found.lines["API calls on the small model"][1] == pytest.approx(350)
    assert found.lines["Prompt caching"][1] == pytest.approx(-106.79112)


def test_a_cascade_is_no_router() -> None:
    """Cheap 0.10, strong 10.00, 30 % escalated: a router pays 3.07, a cascade 3.10."""
    assert router_cost(0.10, 10.0, 0.3) == pytest.approx(3.07)
    assert cascade_cost(0.10, 10.0, 0.3) == pytest.approx(3.10)


def test_rag_is_compared_on_the_model_of_today() -> None:
    results = {r.id: r for r in price_options(build_scenario({**TRAFFIC, "base_model": "gpt-6.1-sol"}), DAY).results}
    assert results["rag"].model == results["prompting"].model
    assert results["rag"].lines["API calls"] == results["prompting"].lines["API calls"]


def test_an_unmatched_batch_price_is_no_discount() -> None:
    book = Catalogue.standard()
    assert book.request_price("claude-2", 1_500, 400, DAY, batch=True) is None
    prices = book.token_prices("claude-2", DAY)
    assert prices is not None
    assert prices.batch is None


def test_a_total_that_its_parts_do_not_reach_is_asked_about() -> None:
    parts = {
        "ft_data_prep_cost": 50_000,
        "ft_training_cost": 20_000,
        "ft_eval_cost": 5_000,
        "ft_engineering_cost": 30_000,
    }
    advice = advise(build_scenario({**ARTICLE, **parts}), on=DAY)
    assert "add up to 105,000, the total you gave is 80,000" in advice.conflicts[0].text


def test_roi_names_its_denominator() -> None:
    advice = advise(build_scenario({**ARTICLE, "horizon_months": 12}), on=DAY)
    assert advice.roi == pytest.approx(0.20)
    assert any("ROI is net saving over the horizon / upfront" in c for c in advice.conventions)


def test_a_price_is_the_price_of_its_day() -> None:
    book = Catalogue.standard()
    before, after = (book.request_price("gpt-5.6-luna", 1_000, 0, d) for d in (date(2026, 7, 29), date(2026, 7, 31)))
    assert before is not None
    assert after is not None
    assert (before.input * 1_000, after.input * 1_000) == (Decimal(1), Decimal("0.2"))


def test_the_shape_of_a_request_is_not_blended_away() -> None:
    """1,900 tokens are 1,900 tokens for nobody: in and out have their own prices."""
    by_shape = [
        price_options(build_scenario({**TRAFFIC, "base_model": "gpt-6.1-sol", "input_tokens_per_request": i, "output_tokens_per_request": 1_900 - i}), DAY)
        .results[0].monthly
        for i in (1_500, 400)
    ]  # fmt: skip
    assert by_shape == [pytest.approx(7_000), pytest.approx(15_800)]


@pytest.mark.parametrize(
    ("decline", "month"), [(0, 10), ("0.1", 11), ("0.2", 12), ("0.3", 13), ("0.4", 15), ("0.5", 19), ("0.52", 22)]
)
def test_a_falling_api_price_moves_the_articles_example(decline: object, month: int) -> None:
    advice = advise(build_scenario({**ARTICLE, "api_price_decline_per_year": decline}), on=DAY)
    assert advice.break_even_month == month


def test_the_decline_at_which_it_never_pays_back() -> None:
    advice = advise(build_scenario(ARTICLE), on=DAY)
    flip = next(f for f in advice.flips if f.field == "api_price_decline_per_year")
    assert round(flip.at, 4) == 0.5302
    assert advise(build_scenario({**ARTICLE, "api_price_decline_per_year": "0.5303"}), on=DAY).break_even_month is None


def test_a_team_that_would_switch_models_never_pays_back() -> None:
    """Both bounds of the incumbent: its own price, and the price at fixed quality that falls ten-fold a year."""
    advice = advise(build_scenario({**ARTICLE, "would_switch_model": True}), on=DAY)
    assert advice.break_even_month is None
    assert advice.verdict == "stay_prompting"
