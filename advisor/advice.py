"""The answer as a frozen value: what `advise` returns, and its JSON form."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Field

from advisor.quantities import rounded
from advisor.sources import Source

Verdict = Literal[
    "stay_prompting",
    "optimise_prompting",
    "rag",
    "fine_tune",
    "rag_and_fine_tune",
    "hybrid",
    "wait",
    "pilot_first",
    "need_more",
]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Gate(_Frozen):
    """A condition looked at before money. `blocks`: the option is out; otherwise it asks for a pilot."""

    gate: str
    passed: bool
    blocks: bool
    fact: str
    source: Source | None = None


class Figures(_Frozen):
    """One option against the baseline. Money in the advice's currency; rates as fractions; None: see `absent`."""

    upfront: float | None = None
    monthly: float | None = None
    break_even_months: float | None = None
    break_even_month: int | None = None
    stays_ahead: bool | None = None
    npv: float | None = None
    irr_per_month: float | None = None
    irr_per_year: float | None = None
    roi: float | None = None
    discounted_payback_months: float | None = None


class OptionResult(Figures):
    """One way to serve the workload, priced or with what is missing.

    `totals`: cost from month 0 to the end of month 12, 24, 36 and of the horizon; `years`: cost of each full or begun
    year; `lines`: month 0..horizon of each ledger line; `cumulative`: running total of all lines.
    """

    id: str
    label: str
    feasible: bool
    gates: tuple[Gate, ...] = ()
    missing: tuple[str, ...] = ()
    why_not_priced: str = ""
    notes: tuple[str, ...] = ()
    model: str | None = None
    facts: dict[str, float] = Field(default_factory=dict[str, float])
    sources: tuple[Source, ...] = ()
    totals: dict[str, float] = Field(default_factory=dict[str, float])
    years: tuple[float, ...] = ()
    lines: dict[str, tuple[float, ...]] = Field(default_factory=dict[str, tuple[float, ...]])
    cumulative: tuple[float, ...] = ()

    @property
    def priced(self) -> bool:
        return bool(self.cumulative)


class Reason(_Frozen):
    """Evidence for or against an option family; strength 1 (hint) to 3. `threshold`: requests a month at which the
    break-even test flips at this scenario's own prices, beside volume rules."""

    rule: str
    direction: Literal["for", "against"]
    option: str
    strength: int
    fact: str
    source: Source | None
    threshold: float | None = None


class Flip(_Frozen):
    """The nearest value of an input at which the answer changes.

    `at`: where payback within the horizon is won or lost (`kind` "payback"), or where the verdict changes and payback
    does not ("verdict"); `verdict_at`: where another option becomes the best, None when none does.
    """

    field: str
    now: float
    at: float
    kind: Literal["payback", "verdict"]
    verdict_at: float | None
    sentence: str


class Quantiles(_Frozen):
    """None: not reached within the horizon."""

    p10: float | None
    p50: float | None
    p90: float | None


class Uncertainty(_Frozen):
    """What the ranges do to the figures of one option. `sampled`: inputs with a closed range, said or sourced;
    `open_ended`: said bounds that are not sampled; `p_best`: share of the samples in which each option is the best."""

    samples: int
    option: str
    sampled: tuple[str, ...]
    open_ended: tuple[str, ...]
    break_even_months: Quantiles
    npv: Quantiles
    p_pays_back: float
    p_best: dict[str, float]


class Bar(_Frozen):
    """One bar of the tornado: one input at its low and at its high end, all others at their point figures."""

    field: str
    low: float
    high: float
    npv_low: float
    npv_high: float
    break_even_low: float | None
    break_even_high: float | None
    basis: str
    source: Source | None


class Event(_Frozen):
    """A dated event inside the horizon: a price step, an end of a model, of its tunes, or of training."""

    day: date
    what: str
    source: Source | None


class FrontierPoint(_Frozen):
    """Payback within `payback_months` at a run cost per month needs an upfront cost of at most `max_upfront`."""

    payback_months: int
    run_cost_per_month: float
    max_upfront: float
    basis: str


class Assumption(_Frozen):
    """One entry of the register: an input and how it is known."""

    field: str
    label: str
    value: float
    low: float | None
    high: float | None
    unit: str
    basis: str
    how: str
    source: Source | None


class Check(_Frozen):
    """An identity that must hold inside the result."""

    check: str
    ok: bool


class Step(_Frozen):
    """How one printed number was computed; `parts` are the numbers it was computed from."""

    figure: str
    value: float | None
    how: str
    parts: tuple[Step, ...] = ()


class Confidence(_Frozen):
    level: Literal["high", "medium", "low"]
    because: tuple[str, ...]


class Question(_Frozen):
    """The one input that matters most next."""

    field: str
    text: str


class Advice(Figures):
    """The answer to one scenario on one day. `absent` names each missing figure with the reason."""

    verdict: Verdict
    clear: bool
    option: str | None
    runner_up: str | None
    figures_for: str | None
    margin: float | None
    confidence: Confidence
    currency: str
    horizon_months: int
    on: date
    price_book: str
    totals: dict[str, dict[str, float]]
    options: tuple[OptionResult, ...]
    reasons: tuple[Reason, ...]
    flips: tuple[Flip, ...]
    frontier: tuple[FrontierPoint, ...]
    uncertainty: Uncertainty | None
    tornado: tuple[Bar, ...]
    events: tuple[Event, ...]
    assumptions: tuple[Assumption, ...]
    checks: tuple[Check, ...]
    trace: tuple[Step, ...]
    conventions: tuple[str, ...]
    conflicts: tuple[Question, ...]
    next_question: Question | None
    absent: dict[str, str]

    def option_result(self, option: str) -> OptionResult:
        """The entry of one option. KeyError when there is none."""
        for result in self.options:
            if result.id == option:
                return result
        raise KeyError(option)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; floats to 12 significant digits, the same bytes for the same input."""
        return cast("dict[str, Any]", _round_all(self.model_dump(mode="json")))


def _round_all(value: Any) -> Any:
    if isinstance(value, float):
        return rounded(value)
    if isinstance(value, dict):
        return {k: _round_all(v) for k, v in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [_round_all(v) for v in cast("list[Any]", value)]
    return value
