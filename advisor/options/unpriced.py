"""Options that this version lists but does not price: each names what it would need."""

from __future__ import annotations

from collections.abc import Callable

from advisor.advice import LATER
from advisor.options.base import Context, Priced, missing_inputs

_TRAFFIC = ("requests_per_month", "input_tokens_per_request", "output_tokens_per_request")
_TRAINING = ("labelled_examples", "tokens_per_example", "ft_model")
NEEDS: dict[str, tuple[str, ...]] = {
    "rag": (*_TRAFFIC, "base_model", "retrieval_tokens_per_request", "vector_store_cost_per_month"),
    "finetune_hosted": (*_TRAFFIC, *_TRAINING),
    "finetune_selfhosted": (*_TRAFFIC, *_TRAINING, "gpu_type", "gpu_price_per_hour", "ops_fte"),
    "finetune_full": (*_TRAFFIC, *_TRAINING, "gpu_type", "gpu_price_per_hour", "ops_fte"),
    "rag_finetune": (*_TRAFFIC, *_TRAINING, "retrieval_tokens_per_request", "vector_store_cost_per_month"),
    "hybrid": (*_TRAFFIC, "base_model", "ft_model", "fallback_share"),
    "wait": (*_TRAFFIC, "base_model"),
}


def pricer(option: str) -> Callable[[Context], Priced]:
    """A pricing function that only reports the gap."""

    def price(context: Context) -> Priced:
        return Priced(missing=missing_inputs(context, *NEEDS[option]), unavailable=LATER)

    return price
