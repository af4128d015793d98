"""Rules of thumb as evidence: data with sources, checked against named facts of the scenario."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from advisor.advice import Reason
from advisor.entries import read_yaml
from advisor.options.base import Context
from advisor.wording import fill

_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "is": operator.is_,
    "in": lambda value, options: value in options,
}
_NUMBERS = (
    "requests_per_month",
    "use_cases",
    "current_accuracy",
    "target_accuracy",
    "latency_target_ms",
    "labelled_examples",
    "ft_upfront_cost",
)
_NAMES = ("task_stable", "sensitive_data", "latency_critical", "domain", "knowledge_change")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of `data/rules.yaml`; `when` is a list of (fact, operator, value), all of which must hold."""

    id: str
    when: tuple[tuple[str, str, Any], ...]
    option: str
    direction: str
    strength: int
    fact: str
    source: str
    threshold: bool

    def holds(self, facts: Mapping[str, Any]) -> bool:
        return all(name in facts and _OPERATORS[op](facts[name], value) for name, op, value in self.when)


@cache
def standard_rules() -> tuple[Rule, ...]:
    """The rules that ship with the package."""
    return tuple(
        Rule(
            id=row["id"],
            when=tuple((a, b, c) for a, b, c in row["when"]),
            option=row["option"],
            direction=row["direction"],
            strength=row["strength"],
            fact=row["fact"],
            source=row["source"],
            threshold=row.get("threshold", False),
        )
        for row in read_yaml("rules.yaml")
    )


def named_facts(context: Context, computed: Mapping[str, Any]) -> dict[str, Any]:
    """Facts that rules and knowledge answers may speak of: said inputs plus computed ones. Unknown facts are left
    out, so that a rule about them stays silent."""
    facts: dict[str, Any] = {n: v for n in _NUMBERS if (v := context.inputs.said(n)) is not None}
    facts |= {n: v for n in _NAMES if (v := getattr(context.inputs.scenario, n)) is not None}
    if "current_accuracy" in facts and "target_accuracy" in facts:
        facts["accuracy_gap"] = facts["target_accuracy"] - facts["current_accuracy"]
    facts["fine_tune_considered"] = any(f.startswith("ft_") for f in context.inputs.scenario.values())
    return facts | dict(computed)


def reasons(context: Context, computed: Mapping[str, Any], volume_threshold: float | None) -> tuple[Reason, ...]:
    """The rules that hold, strongest first; volume rules carry the threshold at this scenario's own prices."""
    facts = named_facts(context, computed)
    found = [
        Reason(
            rule=rule.id,
            direction="for" if rule.direction == "for" else "against",
            option=rule.option,
            strength=rule.strength,
            fact=fill(rule.fact, facts, context.inputs.currency),
            source=context.catalogue.sources[rule.source],
            threshold=volume_threshold if rule.threshold else None,
        )
        for rule in standard_rules()
        if rule.holds(facts)
    ]
    return tuple(sorted(found, key=lambda r: (-r.strength, r.rule)))
