"""The ways to serve the workload. Each module prices one option into a ledger, or says what is missing."""

from __future__ import annotations

from advisor.options import hybrid, optimised, prompting, quoted, retrieval, tuned, wait
from advisor.options.base import PRICERS, Context, Priced

LABELS: dict[str, str] = {
    "prompting": "Prompting as it is",
    "prompting_optimised": "Prompting, optimised",
    "rag": "RAG",
    "finetune_hosted": "Fine-tune, hosted (LoRA)",
    "finetune_selfhosted": "Fine-tune, self-hosted (LoRA)",
    "finetune_full": "Fine-tune, full",
    "rag_finetune": "RAG and fine-tune",
    "hybrid": "Tuned model first, strong model for the rest",
    "quoted": "Fine-tune as quoted",
    "wait": "Wait three months",
}
PRICERS.update(
    {
        "prompting": prompting.price,
        "prompting_optimised": optimised.price,
        "quoted": quoted.price,
        "rag": retrieval.rag,
        "finetune_hosted": tuned.hosted,
        "finetune_selfhosted": tuned.selfhosted("lora"),
        "finetune_full": tuned.selfhosted("full"),
        "rag_finetune": retrieval.rag_finetune,
        "hybrid": hybrid.price,
        "wait": wait.price,
    }
)
OPTIONS: tuple[str, ...] = (
    "prompting",
    "prompting_optimised",
    "quoted",
    "rag",
    "finetune_hosted",
    "finetune_selfhosted",
    "finetune_full",
    "rag_finetune",
    "hybrid",
    "wait",
)
BASELINE = "prompting"
WAIT = "wait"
COMPUTED = ("finetune_hosted", "finetune_selfhosted", "finetune_full", "rag_finetune", "hybrid")
"""Options whose project nobody quoted: their upfront and run costs rest on the book."""
FAMILIES: dict[str, tuple[str, ...]] = {
    "fine_tune": ("quoted", "finetune_hosted", "finetune_selfhosted", "finetune_full"),
    "rag": ("rag",),
    "rag_finetune": ("rag_finetune",),
    "prompting_optimised": ("prompting_optimised",),
    "finetune_full": ("finetune_full",),
}
"""Which options a rule about a family speaks of."""

__all__ = ["BASELINE", "COMPUTED", "FAMILIES", "LABELS", "OPTIONS", "PRICERS", "WAIT", "Context", "Priced"]
