"""Each option against sums worked by hand."""

from datetime import date

import pytest

from advisor import build_scenario
from advisor.advise import Pricing, price_options

DAY = date(2026, 11, 24)
ON_GRID = {"input_tokens_per_request": 1024, "output_tokens_per_request": 128}
TRAFFIC = {"requests_per_month": 1_000_000, **ON_GRID, "base_model": "gpt-6.1-sol"}


def priced(day: date = DAY, **inputs: object) -> Pricing:
    return price_options(build_scenario(inputs), day)


def lines(pricing: Pricing, option: str) -> dict[str, tuple[float, ...]]:
    result = next(r for r in pricing.results if r.id == option)
    assert result.priced, result.why_not_priced or result.missing
    return dict(result.lines)


def test_all_ten_options_are_priced_from_traffic_and_a_quote() -> None:
    pricing = priced(**TRAFFIC, ft_upfront_cost=80_000, ft_inference_cost_per_month=2_000)
    assert [r.id for r in pricing.results if r.priced] == [
        "prompting", "prompting_optimised", "quoted", "rag", "finetune_hosted", "finetune_selfhosted", "finetune_full",
        "rag_finetune", "hybrid", "wait",
    ]  # fmt: skip


def test_hosted_is_a_whole_endpoint_by_the_hour() -> None:
    """1M requests at 1,024 in and 128 out: 1.16 a second at the peak, one endpoint of 3.99 x 730 = 2,912.70."""
    found = lines(priced(**TRAFFIC), "finetune_hosted")
    assert found["Dedicated endpoint"][1] == pytest.approx(2_912.70)
    assert found["Data preparation"][0] == pytest.approx(1_000 * 0.40)
    assert found["Training runs"][0] == pytest.approx(1_000 * 1_152 * 3 / 1e6 * 0.48)
    assert found["Engineering"][0] == 80_000
    migration = found["Migration to the next base"]
    assert migration[18] == pytest.approx(0.25 * (400 + 1.65888 + 80_000))
    assert [m for m, cost in enumerate(migration) if cost] == [18, 36]


def test_selfhosted_is_whole_gpus_one_spare_and_people() -> None:
    """2 x 2.69 x 730 + 0.5 x 200,000 / 12 = 12,260.73 a month."""
    found = lines(priced(**TRAFFIC, gpu_price_per_hour=2.69), "finetune_selfhosted")
    assert found["GPU rental"][1] == pytest.approx(2 * 2.69 * 730)
    assert found["GPU rental"][1] + found["People to run it"][1] == pytest.approx(12_260.73, abs=0.01)


def test_full_training_costs_twice_the_training_price() -> None:
    pricing = priced(**TRAFFIC)
    lora, full = (lines(pricing, o)["Training runs"][0] for o in ("finetune_selfhosted", "finetune_full"))
    assert full / lora == pytest.approx(1.00 / 0.48)


def test_rag_adds_retrieval_to_the_model_of_today() -> None:
    """1,500 retrieved tokens at 2 dollars a million, on 1M requests: 3,000 a month."""
    pricing = priced(**TRAFFIC)
    found = lines(pricing, "rag")
    assert found["Retrieved passages"][1] == pytest.approx(3_000)
    assert found["Query embedding"][1] == pytest.approx(1_024 * 0.02)
    assert found["Vector store"][1] == 100
    assert found["Building retrieval"][0] == 30_000
    assert found["API calls"] == lines(pricing, "prompting")["API calls"]


def test_rag_and_fine_tune_serves_the_longer_input() -> None:
    """With passages the same traffic takes more GPU time: at 40M requests it needs more replicas."""
    pricing = priced(**{**TRAFFIC, "requests_per_month": 40_000_000})
    assert (
        lines(pricing, "rag_finetune")["Dedicated endpoint"][1]
        > lines(pricing, "finetune_hosted")["Dedicated endpoint"][1]
    )


def test_hybrid_is_a_cascade_that_pays_both_on_escalation() -> None:
    pricing = priced(**TRAFFIC, fallback_share=0.2)
    strong = lines(pricing, "hybrid")["Strong model on escalation"][1]
    assert strong == pytest.approx(0.2 * lines(pricing, "prompting")["API calls"][1])
    assert lines(pricing, "hybrid")["Dedicated endpoint"] == lines(pricing, "finetune_hosted")["Dedicated endpoint"]


def test_wait_is_three_months_of_prompting_then_the_best() -> None:
    pricing = priced(prompting_cost_per_month=10_000, ft_upfront_cost=80_000, ft_inference_cost_per_month=2_000)
    found = next(r for r in pricing.results if r.id == "wait")
    assert [found.cumulative[m] for m in (0, 3, 4)] == [0, 110_000, 112_000]
    assert found.break_even_month == 13
    assert found.npv is not None
    assert found.npv < (next(r for r in pricing.results if r.id == "quoted").npv or 0)


def test_waiting_is_worth_it_where_volume_has_to_grow_first() -> None:
    """A run cost above today's bill loses money until the volume is there."""
    pricing = priced(
        prompting_cost_per_month=1_000, growth_rate_per_month=0.2, ft_upfront_cost=5_000,
        ft_inference_cost_per_month=4_000, horizon_months=24,
    )  # fmt: skip
    by_id = {r.id: r for r in pricing.results}
    assert (by_id["wait"].npv or 0) > (by_id["quoted"].npv or 0) > 0


def test_a_tuned_gpt_4o_mini_has_its_own_token_price() -> None:
    """Tuned 0.30/1.20 against 0.15/0.60: 930 a month where the base costs 465."""
    pricing = priced(
        date(2025, 6, 1), requests_per_month=1_000_000, input_tokens_per_request=1_500, output_tokens_per_request=400,
        base_model="gpt-4o-mini", ft_model="gpt-4o-mini",
    )  # fmt: skip
    assert lines(pricing, "prompting")["API calls"][1] == pytest.approx(465)
    assert lines(pricing, "finetune_hosted")["Tuned model, per token"][1] == pytest.approx(930)


def test_closed_weights_are_not_hosted_on_own_gpus() -> None:
    found = next(r for r in priced(**TRAFFIC, ft_model="gpt-4o-mini").results if r.id == "finetune_selfhosted")
    assert "weights of gpt-4o-mini are not open" in found.why_not_priced


def test_separate_tasks_multiply_the_project() -> None:
    one, three = (lines(priced(**TRAFFIC, use_cases=n), "finetune_hosted") for n in (1, 3))
    assert three["Engineering"][0] == 3 * one["Engineering"][0]


def test_wrong_answers_have_a_price_for_every_option() -> None:
    pricing = priced(**TRAFFIC, error_cost=0.5, current_accuracy=0.78, ft_accuracy=0.92)
    assert lines(pricing, "prompting")["Wrong answers"][1] == pytest.approx(0.5 * 0.22 * 1e6)
    assert lines(pricing, "prompting_optimised")["Wrong answers"][1] == pytest.approx(0.5 * 0.22 * 1e6)
    assert lines(pricing, "finetune_hosted")["Wrong answers"][1] == pytest.approx(0.5 * 0.08 * 1e6)


def test_dollar_defaults_need_an_exchange_rate() -> None:
    without = priced(**TRAFFIC, currency="EUR", prompting_cost_per_month=6_000)
    assert {r.id: r.missing for r in without.results}["finetune_hosted"] == ("exchange_rate_per_usd",)
    euros = lines(priced(**TRAFFIC, currency="EUR", exchange_rate_per_usd=0.9), "finetune_hosted")
    assert euros["Engineering"][0] == pytest.approx(72_000)
    assert euros["Dedicated endpoint"][1] == pytest.approx(2_912.70 * 0.9)
