"""Missing stays missing: whatever is left out, the rest is priced from another source or the gap is named."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor import FIELDS, Depth, advise, build_scenario
from advisor.catalogue import Catalogue
from advisor.inputs import Basis
from advisor.resolve import resolve

DAY = date(2026, 11, 24)
FULL: dict[str, Any] = {
    "prompting_cost_per_month": 7_000, "prompting_cost_per_request": "0.007", "ft_upfront_cost": 80_000,
    "ft_data_prep_cost": 20_000, "ft_training_cost": 5_000, "ft_eval_cost": 5_000, "ft_engineering_cost": 50_000,
    "ft_labelling_cost_per_example": "0.5", "ft_inference_cost_per_month": 2_000, "ft_inference_cost_per_request": "0.002",
    "error_cost": "0.1", "input_price_per_mtok": 2, "output_price_per_mtok": 10, "requests_per_month": 1_000_000,
    "input_tokens_per_request": 1_500, "output_tokens_per_request": 400, "labelled_examples": 3_000, "use_cases": 1,
    "current_accuracy": "0.78", "target_accuracy": "0.9", "growth_rate_per_month": "0.02", "discount_rate_per_year": "0.1",
    "horizon_months": 36, "latency_target_ms": 2_000, "latency_critical": True, "base_model": "gpt-6.1-sol",
    "ft_model": "llama-3-8b", "domain": "legal", "knowledge_change": "monthly", "sensitive_data": False,
    "task_stable": True, "cacheable_input_share": "0.5", "batch_share": "0.2", "build_months": 2, "fallback_share": "0.2",
    "peak_to_average": 3, "maintenance_cost_per_month": 300, "retrain_every_months": 12, "retrain_cost": 5_000,
    "ft_accuracy": "0.92", "api_price_decline_per_year": "0.1", "would_switch_model": False, "gpu_type": "h100",
    "gpu_count": 2, "gpu_price_per_hour": 3, "ft_hosting_price_per_hour": 4, "requests_per_second_per_replica": 10,
    "ops_fte": "0.5", "fte_cost_per_year": 200_000, "retrieval_tokens_per_request": 1_500,
    "vector_store_cost_per_month": 100, "training_epochs": 3, "tokens_per_example": 1_900,
}  # fmt: skip


def test_the_full_scenario_names_every_field_but_the_currency() -> None:
    assert set(FULL) == set(FIELDS) - {"currency", "exchange_rate_per_usd"}


@given(st.sets(st.sampled_from(sorted(FULL))))
@settings(max_examples=250)
def test_any_subset_is_priced_or_named(dropped: set[str]) -> None:
    scenario = build_scenario({k: v for k, v in FULL.items() if k not in dropped})
    advice = advise(scenario, on=DAY, depth=Depth.POINT)
    for option in advice.options:
        if option.priced:
            assert sum(option.lines[name][m] for name in option.lines for m in range(37)) > 0 or option.id == "quoted"
        else:
            assert option.missing or option.why_not_priced
            assert option.monthly is None
            assert advice.absent[f"options.{option.id}.monthly"]
    assert all(c.ok for c in advice.checks)
    numbers = resolve(scenario, Catalogue.standard(), DAY).numbers
    for name in dropped & set(numbers):
        assert numbers[name].basis is not Basis.SAID
        assert numbers[name].source is not None or numbers[name].basis is Basis.DERIVED


@given(st.sets(st.sampled_from(sorted(FULL))))
@settings(max_examples=25)
def test_the_full_answer_never_raises(dropped: set[str]) -> None:
    scenario = build_scenario({k: v for k, v in FULL.items() if k not in dropped})
    advice = advise(scenario, on=DAY, depth=Depth.FULL)
    assert advice.uncertainty is not None or advice.absent["uncertainty"]
    assert advice.verdict == "need_more" or advice.option is not None


def test_dropping_one_keeps_the_figure_from_another_said_source() -> None:
    """Without the bill, 0.007 a request says the same; without that, tokens at the said prices do."""
    whole = {k: v for k, v in FULL.items() if not k.startswith("ft_")}
    for dropped in ({"prompting_cost_per_month"}, {"prompting_cost_per_month", "prompting_cost_per_request"}):
        left = build_scenario({k: v for k, v in whole.items() if k not in dropped})
        assert (
            round(advise(left, on=DAY, depth=Depth.POINT).option_result("prompting").lines["API calls"][1], 6) == 7_000
        )
