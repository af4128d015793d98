"""The one input that matters most next; none when the answer no longer depends on it."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.advice import Flip, OptionResult, Question
from advisor.fields import FIELDS
from advisor.inputs import Basis, Inputs
from advisor.options import BASELINE, COMPUTED
from advisor.options.prompting import SEVERAL

_ASK_ORDER: tuple[tuple[str, str], ...] = (
    (BASELINE, "prompting_cost_per_month"),
    (BASELINE, "requests_per_month"),
    (BASELINE, "input_tokens_per_request"),
    (BASELINE, "output_tokens_per_request"),
    (BASELINE, "base_model"),
    (BASELINE, "exchange_rate_per_usd"),
    ("quoted", "ft_upfront_cost"),
    ("quoted", "ft_inference_cost_per_month"),
    ("quoted", "requests_per_month"),
    ("prompting_optimised", "requests_per_month"),
    ("prompting_optimised", "input_tokens_per_request"),
    ("prompting_optimised", "output_tokens_per_request"),
    ("prompting_optimised", "exchange_rate_per_usd"),
)
"""What is missing for which option, in the order in which an answer changes the verdict most."""


def next_question(
    results: Sequence[OptionResult], inputs: Inputs, flips: Sequence[Flip], skipped: frozenset[str]
) -> Question | None:
    """A contradiction first, then what is missing, then an assumed figure whose sourced range holds a flip."""
    if inputs.conflicts:
        first = inputs.conflicts[0]
        return Question(field=first.fields[0], text=first.sentence)
    missing = {r.id: () if r.id == "quoted" and _stands_in(results) else r.missing for r in results}
    for option, field in _ASK_ORDER:
        if field in missing[option] and field not in skipped:
            return Question(field=field, text=_which_model(results) if field == "base_model" else FIELDS[field].ask)
    costly = inputs.said("error_cost") is not None and inputs.said("current_accuracy") is not None
    if costly and inputs.said("ft_accuracy") is None and "ft_accuracy" not in skipped:
        return Question(field="ft_accuracy", text=FIELDS["ft_accuracy"].ask)
    for flip in flips:
        known = inputs.numbers[flip.field]
        if known.basis is not Basis.ASSUMED or flip.field in skipped or known.low is None or known.high is None:
            continue
        if known.low <= flip.at <= known.high:
            return Question(field=flip.field, text=FIELDS[flip.field].ask)
    return None


def _which_model(results: Sequence[OptionResult]) -> str:
    """The question for the model, naming those that a vague name may mean."""
    why = next(r.why_not_priced for r in results if r.id == BASELINE)
    names = why.partition(": ")[2].split(", ") if why.startswith(SEVERAL) else []
    if not names:
        return FIELDS["base_model"].ask
    return f"Which one is it: {', '.join(names[:-1])} or {names[-1]}?"


def _stands_in(results: Sequence[OptionResult]) -> bool:
    """Whether sourced costs already price a fine-tune and it loses: a quote would have to be asked for nothing."""
    priced = [r for r in results if r.priced and r.feasible and r.npv is not None]
    best = max(priced, key=lambda r: r.npv or 0.0, default=None)
    return best is not None and best.id not in COMPUTED and any(r.id in COMPUTED for r in priced)
