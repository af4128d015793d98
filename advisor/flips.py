"""What would change the answer: for each input, the nearest value at which payback within the horizon flips."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from advisor.advice import Flip
from advisor.fields import FIELDS, Kind
from advisor.inputs import Inputs
from advisor.options import BASELINE, OPTIONS
from advisor.options.base import Context
from advisor.wording import count, percent

VARIED = (
    "prompting_cost_per_month",
    "prompting_cost_per_request",
    "ft_upfront_cost",
    "ft_inference_cost_per_month",
    "ft_inference_cost_per_request",
    "requests_per_month",
    "input_price_per_mtok",
    "output_price_per_mtok",
    "input_tokens_per_request",
    "output_tokens_per_request",
    "growth_rate_per_month",
    "api_price_decline_per_year",
)
_PARTS = "ft_upfront_cost"


def headroom(context: Context, option: str) -> float | None:
    """The best cumulative saving of an option within the horizon: >= 0 means that it pays back. None: not priced."""
    baseline, challenger = OPTIONS[BASELINE](context).ledger, OPTIONS[option](context).ledger
    if baseline is None or challenger is None:
        return None
    horizon = int(context.inputs.need("horizon_months"))
    return float(challenger.saving_against(baseline)[: horizon + 1].cumsum()[1:].max())


def with_field(inputs: Inputs, field: str, value: float) -> Inputs:
    """Inputs with one figure varied as a hypothetical: a said bill or run cost per request goes with the volume."""
    varied = inputs.with_value(field, value)
    if field == "requests_per_month":
        bill, before = inputs.get("prompting_cost_per_month"), inputs.need("requests_per_month")
        if bill is not None and before > 0:
            varied = varied.with_value("prompting_cost_per_month", bill * value / before)
    return varied


def flips(context: Context, option: str) -> tuple[Flip, ...]:
    """The flips of an option against the baseline, nearest first. Inputs that cannot flip it are left out."""
    found: list[tuple[float, Flip]] = []
    for field in VARIED:
        now = context.inputs.get(field)
        if now is None or (field == _PARTS and context.inputs.numbers[field].basis != "said"):
            continue

        def gain(value: float, field: str = field) -> float:
            varied = replace(context, inputs=with_field(context.inputs, field, value))
            result = headroom(varied, option)
            assert result is not None
            return result

        at = _nearest_root(gain, now, float(FIELDS[field].low), float(FIELDS[field].high))
        if at is not None:
            distance = (
                abs(at - now) / abs(now) if now else abs(at) * 10
            )  # a rate of 10 % counts as far as a factor of two
            found.append((distance, Flip(field=field, now=now, at=at, sentence=_sentence(field, now, at, gain(now)))))
    return tuple(flip for _, flip in sorted(found, key=lambda pair: (pair[0], pair[1].field)))


def _sentence(field: str, now: float, at: float, gain_now: float) -> str:
    show = percent if FIELDS[field].kind in (Kind.GROWTH, Kind.YEARLY_RATE, Kind.FRACTION) else count
    word = "above" if at > now else "below"
    outcome = "no longer pays back within the horizon" if gain_now >= 0 else "would pay back within the horizon"
    return f"{FIELDS[field].label} {word} {show(at)} (now {show(now)}): it {outcome}"


def _nearest_root(gain: Callable[[float], float], now: float, low: float, high: float) -> float | None:
    """The nearest value with gain = 0, walking outwards from `now` in growing steps; None when there is none."""
    start = gain(now)
    roots = [r for side in (low, high) if (r := _walk(gain, now, start, side)) is not None]
    return min(roots, key=lambda r: abs(r - now)) if roots else None


def _steps(now: float, bound: float) -> Sequence[float]:
    if now == 0:
        sizes = [0.01, 0.05, 0.2, 0.5, 0.8, 0.95]
        return [s * bound for s in sizes] + [bound]
    if bound > now:
        return [min(bound, now * k) for k in (1.25, 2, 4, 16, 256, 65536)] + [bound]
    return [now * k for k in (0.8, 0.5, 0.25, 0.05) if now * k > bound] + [bound]


def _walk(gain: Callable[[float], float], now: float, start: float, bound: float) -> float | None:
    if bound == now:
        return None
    before, value_before = now, start
    for step in _steps(now, bound):
        value = gain(step)
        if (value >= 0) != (value_before >= 0):
            return _illinois(gain, before, value_before, step, value)
        before, value_before = step, value
    return None


def _illinois(gain: Callable[[float], float], a: float, fa: float, b: float, fb: float) -> float:
    """Root between a and b by the Illinois variant of regula falsi, to 1e-12 of the value."""
    for _ in range(100):
        if fb == fa:
            return b
        c = b - fb * (b - a) / (fb - fa)
        fc = gain(c)
        if fc == 0 or abs(b - a) <= 1e-12 * max(1.0, abs(b)) or abs(c - b) <= 1e-13 * max(1e-3, abs(c)):
            return c
        if (fc >= 0) != (fb >= 0):
            a, fa = b, fb
        else:
            fa /= 2
        b, fb = c, fc
    return b
