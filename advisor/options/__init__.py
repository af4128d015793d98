"""The ways to serve the workload. Each module prices one option into a ledger, or says what is missing."""

from __future__ import annotations

from collections.abc import Callable

from advisor.options import optimised, prompting, quoted, unpriced
from advisor.options.base import Context, Priced

Price = Callable[[Context], Priced]

OPTIONS: dict[str, Price] = {
    "prompting": prompting.price,
    "prompting_optimised": optimised.price,
    "quoted": quoted.price,
    **{option: unpriced.pricer(option) for option in unpriced.NEEDS},
}
LABELS: dict[str, str] = {
    "prompting": "Prompting as it is",
    "prompting_optimised": "Prompting, optimised",
    "quoted": "Fine-tune as quoted",
    "rag": "RAG",
    "finetune_hosted": "Fine-tune, hosted (LoRA)",
    "finetune_selfhosted": "Fine-tune, self-hosted (LoRA)",
    "finetune_full": "Fine-tune, full",
    "rag_finetune": "RAG and fine-tune",
    "hybrid": "Tuned model first, strong model for the rest",
    "wait": "Wait three months",
}
BASELINE = "prompting"
FAMILIES: dict[str, tuple[str, ...]] = {
    "fine_tune": ("quoted", "finetune_hosted", "finetune_selfhosted", "finetune_full"),
    "rag": ("rag",),
    "rag_finetune": ("rag_finetune",),
    "prompting_optimised": ("prompting_optimised",),
    "finetune_full": ("finetune_full",),
}
"""Which options a rule about a family speaks of."""
