"""What settling gives."""

from __future__ import annotations

from dataclasses import dataclass, field

from advisor import Value
from bot.language.intent import Doubt

COMMON_MONEY = ("prompting_cost_per_month", "ft_upfront_cost", "ft_inference_cost_per_month")


@dataclass(slots=True)
class Settled:
    """`values`: (field, value, words) that are sure; `doubts`: what must be asked; `evidence`: one line each."""

    values: list[tuple[str, Value, str]] = field(default_factory=list[tuple[str, Value, str]])
    doubts: list[Doubt] = field(default_factory=list[Doubt])
    evidence: list[str] = field(default_factory=list[str])
    left: list[str] = field(default_factory=list[str])
