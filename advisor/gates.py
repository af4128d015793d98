"""Gates before money: what makes an option infeasible, or asks for a pilot first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from advisor.advice import Gate
from advisor.options import FAMILIES
from advisor.options.base import Context
from advisor.wording import count, percent

_FINE_TUNE = (*FAMILIES["fine_tune"], "rag_finetune", "hybrid")
_PUBLIC_API = ("prompting", "prompting_optimised", "rag", "finetune_hosted", "hybrid", "wait")


@dataclass(frozen=True, slots=True)
class _Row:
    gate: str
    options: tuple[str, ...]
    blocks: bool
    check: Callable[[Context], tuple[bool, str] | None]
    source: str


def _sensitive(context: Context) -> tuple[bool, str] | None:
    sensitive = context.inputs.scenario.sensitive_data
    if sensitive is None:
        return None
    return not sensitive, "data may not leave the company" if sensitive else "the data may go to an API"


def _stable(context: Context) -> tuple[bool, str] | None:
    stable = context.inputs.scenario.task_stable
    if stable is None:
        return None
    return stable, "the task is stable" if stable else "prompts and product are still changing"


def _data(context: Context) -> tuple[bool, str] | None:
    examples = context.inputs.said("labelled_examples")
    if examples is None:
        return None
    least = float(context.catalogue.parameter("examples_needed", context.on).low)
    return examples >= least, f"{count(examples)} labelled examples; {count(least)} is the least that shows an effect"


def _quality(context: Context) -> tuple[bool, str] | None:
    expected, target = context.inputs.said("ft_accuracy"), context.inputs.said("target_accuracy")
    if expected is None or target is None:
        return None
    return expected >= target, f"{percent(expected)} expected from the tuned model, {percent(target)} wanted"


_ROWS = (
    _Row("sensitive_data", _PUBLIC_API, True, _sensitive, "article"),
    _Row("stability", _FINE_TUNE, True, _stable, "article"),
    _Row("quality", _FINE_TUNE, True, _quality, "article"),
    _Row("data", _FINE_TUNE, False, _data, "lima"),
)


def gates_for(option: str, context: Context) -> tuple[Gate, ...]:
    """The gates of one option whose facts are known, passed or not."""
    found: list[Gate] = []
    for row in _ROWS:
        if option not in row.options:
            continue
        outcome = row.check(context)
        if outcome is not None:
            passed, fact = outcome
            found.append(
                Gate(
                    gate=row.gate,
                    passed=passed,
                    blocks=row.blocks,
                    fact=fact,
                    source=context.catalogue.sources[row.source],
                )
            )
    return tuple(found)


def feasible(gates: tuple[Gate, ...]) -> bool:
    return all(g.passed or not g.blocks for g in gates)
