"""Gates before money: what makes an option infeasible, or asks for a pilot first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from advisor import finance
from advisor.advice import Gate
from advisor.calendar_months import add_months, month_of
from advisor.options import COMPUTED, FAMILIES
from advisor.options.base import Context, Priced
from advisor.sources import Source
from advisor.wording import count, percent

_FINE_TUNE = (*FAMILIES["fine_tune"], "rag_finetune", "hybrid")
_TRAINED = ("quoted", "finetune_hosted", "rag_finetune", "hybrid")
_PUBLIC_API = ("prompting", "prompting_optimised", "rag", "finetune_hosted", "hybrid", "wait")
_OWN_GPUS = ("finetune_selfhosted", "finetune_full")
_WEIGHTS_ONLY = ("finetune_hosted", "finetune_selfhosted", "finetune_full", "hybrid")
_OFTEN = ("realtime", "daily", "weekly")


@dataclass(frozen=True, slots=True)
class Case:
    """What a gate looks at: the inputs and one option's pricing."""

    context: Context
    priced: Priced
    option: str

    @property
    def paid_month(self) -> int | None:
        """The month in which the option pays back; None: never, or not priced."""
        today, own = self.context.priced("prompting").ledger, self.priced.ledger
        paid = None if today is None or own is None else finance.payback(own.saving_against(today))
        return None if paid is None else paid.month


@dataclass(frozen=True, slots=True)
class Outcome:
    """Passed or not, with the fact; `source` only where it is not the row's."""

    passed: bool
    fact: str
    source: Source | None = None
    blocks: bool | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    gate: str
    options: tuple[str, ...]
    blocks: bool
    check: Callable[[Case], Outcome | None]
    source: str


def _sensitive(case: Case) -> Outcome | None:
    sensitive = case.context.inputs.scenario.sensitive_data
    if sensitive is None:
        return None
    return Outcome(not sensitive, "data may not leave the company" if sensitive else "the data may go to an API")


def _stable(case: Case) -> Outcome | None:
    stable = case.context.inputs.scenario.task_stable
    if stable is None:
        return None
    return Outcome(stable, "the task is stable" if stable else "prompts and product are still changing")


def _data(case: Case) -> Outcome | None:
    examples = case.context.inputs.said("labelled_examples")
    if examples is None:
        return None
    least = float(case.context.catalogue.parameter("examples_needed", case.context.on).low)
    fact = f"{count(examples)} labelled examples; {count(least)} is the least that shows an effect"
    return Outcome(examples >= least, fact)


def _quality(case: Case) -> Outcome | None:
    inputs = case.context.inputs
    expected, target = inputs.said("ft_accuracy"), inputs.said("target_accuracy")
    if expected is None or target is None:
        return None
    fact = f"{percent(expected)} expected from the tuned model, {percent(target)} wanted"
    return Outcome(expected >= target, fact)


def _plateau(case: Case) -> Outcome | None:
    """Today's accuracy against the target: it asks, as more accuracy has a price that only the team knows."""
    inputs = case.context.inputs
    current, target = inputs.said("current_accuracy"), inputs.said("target_accuracy")
    if current is None or target is None:
        return None
    return Outcome(current >= target, f"{percent(current)} today, {percent(target)} wanted")


def _use_cases(case: Case) -> Outcome | None:
    tasks = case.context.inputs.said("use_cases")
    if tasks is None or tasks < 2:
        return None
    return Outcome(False, f"{count(tasks)} tasks on one model: each needs its own tuned model, and a router in front")


def _knowledge(case: Case) -> Outcome | None:
    changes = case.context.inputs.scenario.knowledge_change
    if changes is None:
        return None
    passed = changes not in _OFTEN
    return Outcome(passed, f"knowledge changes {changes}: " + ("weights can hold it" if passed else "weights cannot"))


def _stale_prompt(case: Case) -> Outcome | None:
    """A prompt without retrieval, where knowledge moves and today's accuracy is short of the target."""
    known, short = _knowledge(case), _plateau(case)
    if known is None or short is None or known.passed or short.passed:
        return None
    changes = case.context.inputs.scenario.knowledge_change
    return Outcome(False, f"knowledge changes {changes} and {short.fact}: a prompt alone does not keep up")


def _availability(case: Case) -> Outcome | None:
    """Whether a tuning job can still be started on the day."""
    context, model = case.context, case.context.inputs.scenario.ft_model
    ends = context.catalogue.ends_of(model, ("training",), context.on)
    if not ends:
        return None
    closed = next((e for e in ends if not e.conditional and e.day <= context.on), None)
    if closed is not None:
        fact = f"new tuning jobs of {model} ended on {closed.day.isoformat()}"
        return Outcome(False, fact, closed.source, blocks=True)
    limited = [e for e in ends if e.conditional and e.day <= context.on]
    last = next((e for e in ends if not e.conditional), None)
    parts = [f"new tuning jobs of {model} only for {limited[-1].conditional}"] if limited else []
    parts += [f"last new job on {last.day.isoformat()}"] if last is not None else []
    return Outcome(not parts, "; ".join(parts), ends[-1].source)


def _lifetime(case: Case) -> Outcome | None:
    """Whether the base lives long enough to pay back."""
    context, model = case.context, case.context.inputs.scenario.ft_model
    ends = context.catalogue.ends_of(model, ("model", "tunes"), context.on)
    if not ends:
        return None
    end = ends[0]
    days = (end.day - context.on).days
    lives = f"{model} and every tune of it stop on {end.day.isoformat()}, {days} days from {context.on.isoformat()}"
    if days <= 0:
        return Outcome(False, f"{model} and every tune of it stopped on {end.day.isoformat()}", end.source)
    paid_month = case.paid_month
    if paid_month is None or add_months(context.on, paid_month) > end.day:
        when = "never" if paid_month is None else f"at the end of month {paid_month}"
        return Outcome(False, f"{lives}; it would pay back {when}", end.source)
    return Outcome(True, f"{lives}, in month {month_of(end.day, context.on)}; it pays back before", end.source)


def _capacity(case: Case) -> Outcome | None:
    needed, said = case.priced.facts.get("gpus_needed"), case.context.inputs.said("gpu_count")
    if needed is None or said is None:
        return None
    fact = f"the peak needs {count(needed)} GPUs, {count(said)} are planned"
    return Outcome(said >= needed, fact, case.priced.sources[-1] if case.priced.sources else None)


def _latency(case: Case) -> Outcome | None:
    """The measured rows hold a first token within 2 s and 50 ms a token: a target below that is not shown by them."""
    target, curve = case.context.inputs.said("latency_target_ms"), case.context.serving_curve
    tokens = case.context.inputs.get("output_tokens_per_request")
    if target is None or curve is None or tokens is None or not curve.rows[0].limit.startswith("p99"):
        return None
    worst = 2000 + 50 * tokens
    fact = (
        f"measured at full load to stay within {count(worst)} ms for {count(tokens)} tokens; {count(target)} ms wanted"
    )
    return Outcome(target >= worst, fact, curve.rows[0].source)


_ROWS = (
    _Row("sensitive_data", _PUBLIC_API, True, _sensitive, "article"),
    _Row("availability", _TRAINED, False, _availability, "openai_deprecations"),
    _Row("lifetime", _TRAINED, True, _lifetime, "openai_deprecations"),
    _Row("capacity", (*_OWN_GPUS, *COMPUTED[3:]), True, _capacity, "silybench"),
    _Row("latency", _OWN_GPUS, False, _latency, "silybench"),
    _Row("stability", _FINE_TUNE, True, _stable, "article"),
    _Row("quality", _FINE_TUNE, True, _quality, "article"),
    _Row("plateau", ("prompting", "prompting_optimised"), False, _plateau, "article"),
    _Row("knowledge", _WEIGHTS_ONLY, True, _knowledge, "rag_vs_ft"),
    _Row("knowledge", ("quoted",), False, _knowledge, "rag_vs_ft"),
    _Row("knowledge", ("prompting", "prompting_optimised"), True, _stale_prompt, "rag_vs_ft"),
    _Row("data", _FINE_TUNE, False, _data, "lima"),
    _Row("use_cases", _FINE_TUNE, False, _use_cases, "article"),
)


def gates_for(option: str, context: Context, priced: Priced) -> tuple[Gate, ...]:
    """The gates of one option whose facts are known, passed or not."""
    found: list[Gate] = []
    case = Case(context, priced, option)
    for row in _ROWS:
        outcome = row.check(case) if option in row.options else None
        if outcome is not None:
            found.append(
                Gate(
                    gate=row.gate,
                    passed=outcome.passed,
                    blocks=row.blocks if outcome.blocks is None else outcome.blocks,
                    fact=outcome.fact,
                    source=outcome.source or context.catalogue.sources[row.source],
                )
            )
    return tuple(found)


def feasible(gates: tuple[Gate, ...]) -> bool:
    return all(g.passed or not g.blocks for g in gates)


def closes_within(context: Context, months: int) -> bool:
    """Whether training of the named model ends before a start that many months later."""
    later: date = add_months(context.on, months)
    ends = context.catalogue.ends_of(context.inputs.scenario.ft_model, ("training", "model", "tunes"), context.on)
    return any(not e.conditional and e.day <= later for e in ends)
