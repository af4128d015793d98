"""Samples, tornado, flips and goal seeks against independent numbers."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.stats import qmc

from advisor import Depth, Range, Target, advise, build_scenario, goal_seek
from advisor.advise import price_options
from advisor.uncertainty import SAMPLES, points
from advisor.variants import evaluate, vary

DAY = date(2026, 11, 24)
ARTICLE: dict[str, Any] = {
    "prompting_cost_per_month": 10_000, "ft_upfront_cost": 80_000, "ft_inference_cost_per_month": 2_000,
}  # fmt: skip
RANGED = {
    "prompting_cost_per_month": Range(low=8_000, high=12_000),
    "ft_upfront_cost": Range(low=60_000, high=110_000),
    "ft_inference_cost_per_month": Range(low=1_500, high=3_000),
}


def full(**inputs: object) -> Any:
    return advise(build_scenario({**ARTICLE, **inputs}), on=DAY, depth=Depth.FULL)


def test_quantiles_agree_with_a_large_random_sample() -> None:
    found = full(**RANGED).uncertainty
    chance = np.random.default_rng(5)
    bill, up, run = (chance.uniform(float(r.low or 0), float(r.high or 0), 400_000) for r in RANGED.values())
    paid = up / (bill - run)
    assert [found.break_even_months.p10, found.break_even_months.p50, found.break_even_months.p90] == pytest.approx(
        np.quantile(paid, [0.1, 0.5, 0.9]), rel=0.01
    )
    annuity = sum(1.1 ** (-m / 12) for m in range(1, 37))
    assert found.npv.p50 == pytest.approx(np.quantile((bill - run) * annuity - up, 0.5), rel=0.01)
    assert found.p_pays_back == 1.0
    assert found.sampled == ("prompting_cost_per_month", "ft_upfront_cost", "ft_inference_cost_per_month")


def test_the_chance_of_paying_back_and_of_being_best() -> None:
    """Bill 2-6K against a run cost of 2K and 80K upfront: paid back in 36 months above 4,222, so in 44.4 %."""
    found = full(prompting_cost_per_month=Range(low=2_000, high=6_000)).uncertainty
    assert found.p_pays_back == pytest.approx((6_000 - 4_222.22) / 4_000, abs=0.005)
    assert sum(found.p_best.values()) == pytest.approx(1)
    assert found.break_even_months.p90 is None


def test_assumed_ranges_are_sampled_conventions_are_not_open_ends_are_named() -> None:
    traffic = {
        "requests_per_month": Range(low=900_000),
        "input_tokens_per_request": 1_500,
        "output_tokens_per_request": 400,
    }
    scenario = build_scenario({**traffic, "base_model": "gpt-6.1-sol"})
    found = advise(scenario, on=DAY, depth=Depth.FULL).uncertainty
    assert found is not None
    assert "ft_engineering_cost" in found.sampled
    assert "discount_rate_per_year" not in found.sampled
    assert found.open_ended == ("requests_per_month",)


@pytest.mark.parametrize("dimensions", [1, 3, 5, 8, 14])
def test_points_are_as_even_as_sobols(dimensions: int) -> None:
    """Mean error of P10, P50 and P90 of random linear functions, in standard deviations, against 200,000 draws."""
    large = np.random.default_rng(99).random((200_000, dimensions))
    sets = {
        "ours": points(dimensions),
        "sobol": qmc.Sobol(dimensions, scramble=False).random(SAMPLES),
        "random": np.random.default_rng(1).random((SAMPLES, dimensions)),
    }
    errors = dict.fromkeys(sets, 0.0)
    for seed in range(20):
        weights = np.random.default_rng(seed).normal(size=dimensions)
        truth = large @ weights
        for name, sample in sets.items():
            gap = np.quantile(sample @ weights, [0.1, 0.5, 0.9]) - np.quantile(truth, [0.1, 0.5, 0.9])
            errors[name] += float(np.abs(gap).max() / truth.std() / 20)
    assert errors["ours"] < 1.3 * errors["sobol"]
    assert errors["ours"] < 0.9 * errors["random"]
    assert errors["ours"] < 0.02


def test_a_bill_and_its_volume_move_together() -> None:
    """A ranged volume scales the said bill: half the traffic, half the bill."""
    found = full(requests_per_month=Range(low=200_000, high=600_000)).uncertainty
    assert found.sampled == ("requests_per_month",)
    annuity = sum(1.1 ** (-m / 12) for m in range(1, 37))
    assert found.npv.p50 == pytest.approx(8_000 * annuity - 80_000, rel=0.01)


def test_tornado_bars_are_full_answers() -> None:
    advice = full(**RANGED)
    for bar in advice.tornado:
        for end, npv in ((bar.low, bar.npv_low), (bar.high, bar.npv_high)):
            scenario = build_scenario({**ARTICLE, **RANGED, bar.field: str(end)})
            assert advise(scenario, on=DAY, depth=Depth.POINT).npv == pytest.approx(npv)
    swings = [abs(b.npv_high - b.npv_low) for b in advice.tornado]
    assert swings == sorted(swings, reverse=True)


def test_every_flip_flips() -> None:
    """Just before the flip the answer is as now, just after it is the other one."""
    traffic = {"requests_per_month": 400_000, "growth_rate_per_month": "0.01"}
    for inputs in ({**ARTICLE, **traffic}, {**ARTICLE, "prompting_cost_per_month": 3_000}):
        advice = advise(build_scenario(inputs), on=DAY)
        assert len(advice.flips) >= 4
        pays = advice.break_even_month is not None and advice.break_even_month <= 36
        for flip in advice.flips:
            if flip.field == "build_months":
                continue  # whole months
            for factor, expected in ((0.9999, pays), (1.0001, not pays)):
                value = flip.now + (flip.at - flip.now) * factor
                varied: dict[str, Any] = {**inputs, flip.field: f"{value:.12f}"}
                if flip.field == "requests_per_month":
                    varied["prompting_cost_per_month"] = (
                        f"{float(inputs['prompting_cost_per_month']) * value / flip.now:.9f}"
                    )
                month = advise(build_scenario(varied), on=DAY, depth=Depth.POINT).break_even_month
                assert (month is not None and month <= 36) is expected, flip


def test_a_verdict_flips_where_another_option_becomes_the_best() -> None:
    advice = advise(build_scenario(ARTICLE), on=DAY)
    flip = next(f for f in advice.flips if f.field == "ft_upfront_cost")
    assert flip.verdict_at is not None
    after = advise(build_scenario({**ARTICLE, "ft_upfront_cost": f"{flip.verdict_at + 1:.2f}"}), on=DAY)
    assert (advice.verdict, after.verdict) == ("fine_tune", "stay_prompting")


@pytest.mark.parametrize(
    ("field", "target", "low", "high"),
    [
        ("ft_upfront_cost", Target("payback", 12), 0, 1e6),
        ("ft_inference_cost_per_month", Target("npv", 50_000), 0, 1e5),
        ("prompting_cost_per_month", Target("roi", 1.5), 0, 1e6),
        ("growth_rate_per_month", Target("saving", 300_000), -0.5, 0.5),
        ("api_price_decline_per_year", Target(), 0, 0.99),
    ],
)
def test_goal_seek_is_brentq(field: str, target: Target, low: float, high: float) -> None:
    def gap(value: float) -> float:
        advice = advise(build_scenario({**ARTICLE, field: f"{value:.14f}"}), on=DAY, depth=Depth.POINT)
        saving = advice.totals["prompting"]["horizon"] - advice.totals["quoted"]["horizon"]
        if target.metric == "payback":
            months = int(target.value or 36)
            today, quoted = (advice.option_result(o).cumulative for o in ("prompting", "quoted"))
            return max(t - q for t, q in zip(today[1 : months + 1], quoted[1 : months + 1], strict=True))
        upfront = advice.upfront or 0.0
        return {"npv": advice.npv or 0.0, "saving": saving, "roi": saving - (target.value or 0) * upfront}[
            target.metric
        ] - (0.0 if target.metric == "roi" else target.value or 0.0)

    found = goal_seek(build_scenario(ARTICLE), field, target, on=DAY)
    assert found.value == pytest.approx(brentq(gap, low, high, xtol=1e-12), rel=1e-6)


def test_goal_seek_golden_values() -> None:
    """80K and 2K: 96,000 upfront or 3,333.33 a month for a year; 4,222.22 of bill for 36 months."""
    scenario = build_scenario(ARTICLE)
    solve = lambda f, t=None: goal_seek(scenario, f, t, on=DAY).value  # noqa: E731
    assert solve("ft_upfront_cost", Target("payback", 12)) == pytest.approx(96_000)
    assert solve("ft_inference_cost_per_month", Target("payback", 12)) == pytest.approx(10_000 / 3)
    assert solve("prompting_cost_per_month") == pytest.approx(2_000 + 80_000 / 36)
    headline = build_scenario({"prompting_cost_per_month": 15_000, "ft_upfront_cost": 80_000})
    found = goal_seek(headline, "ft_inference_cost_per_month", Target("payback", 6), on=DAY)
    assert found.value == pytest.approx(1_666.666667)


def test_goal_seek_says_what_it_needs_and_when_there_is_no_answer() -> None:
    assert goal_seek(build_scenario({}), "ft_upfront_cost", on=DAY).missing == ("prompting_cost_per_month",)
    assert goal_seek(build_scenario(ARTICLE), "requests_per_month", on=DAY).missing == ("requests_per_month",)
    dear = build_scenario({**ARTICLE, "ft_inference_cost_per_month": 20_000})
    found = goal_seek(dear, "ft_upfront_cost", on=DAY)
    assert found.value is None
    assert found.sentence.startswith("No fine-tune upfront cost is enough")
    with pytest.raises(ValueError, match="no number"):
        goal_seek(build_scenario(ARTICLE), "base_model", on=DAY)
    with pytest.raises(KeyError):
        goal_seek(build_scenario(ARTICLE), "no_such_input", on=DAY)


def test_goal_seek_is_about_the_fine_tune_also_where_a_smaller_model_wins() -> None:
    """100K requests of 0.008 are 800 a month; 80,000 / 12 + 2,000 a month need 1,083,333 of them."""
    scenario = build_scenario(
        {
            "requests_per_month": 100_000,
            "input_tokens_per_request": 2_000,
            "output_tokens_per_request": 300,
            "base_model": "gpt-4o",
            "ft_upfront_cost": 80_000,
            "ft_inference_cost_per_month": 2_000,
        }
    )
    assert advise(scenario, on=DAY, depth=Depth.POINT).verdict == "optimise_prompting"
    found = goal_seek(scenario, "requests_per_month", Target("payback", 12), on=DAY)
    assert found.option == "quoted"
    assert found.value == pytest.approx((80_000 / 12 + 2_000) / 0.008)


GOLDEN_VOLUMES = [
    ("gpt-6-luna", 73.7e6), ("gpt-6.1-terra", 7.37e6), ("gpt-6.1-sol", 3.68e6), ("claude-opus-5-5", 1.84e6),
    ("gpt-4o", 3.19e6), ("claude-fable-5-2", 0.92e6),
]  # fmt: skip


@pytest.mark.parametrize(("model", "volume"), GOLDEN_VOLUMES)
def test_the_volume_threshold_moves_eighty_fold_with_the_model(model: str, volume: float) -> None:
    """Requests at which two H100 at 2.69 and half a person (12,260.73 a month) cost what the API costs."""
    traffic = {"input_tokens_per_request": 1_024, "output_tokens_per_request": 128, "peak_to_average": 1}
    costs = {"gpu_price_per_hour": "2.69", "ft_upfront_cost": 0, "ft_hosting_price_per_hour": 1_000}
    scenario = build_scenario({**traffic, **costs, "base_model": model, "requests_per_month": 50_000})
    pricing = price_options(scenario, DAY)
    grid = np.linspace(volume * 0.99, volume * 1.01, 201)
    outcome = evaluate(
        pricing.context, vary(pricing.context.inputs, "requests_per_month", grid), ["finetune_selfhosted"]
    )
    assert outcome is not None
    gains = outcome.savings["finetune_selfhosted"][:, 1]
    assert gains[0] < 0 < gains[-1]
