"""What it costs to serve a tuned model: whole replicas for the peak, by the hour, idle or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from advisor.options.base import Context
from advisor.sources import Source


@dataclass(frozen=True, slots=True)
class Fleet:
    """Replicas by month (shape (M,) or (n, M)), cards per replica, and the highest use of them at average load."""

    replicas: Any
    gpus: int
    utilisation: float
    needed: float
    note: str
    source: Source | None


def replica_capacity(context: Context, extra_tokens: Any = 0.0) -> Any:
    """Requests per second of one replica at the scenario's shape (plus retrieved tokens); None: nothing measured.

    The resolved input holds for the scenario's own shape; another shape moves along the fitted curve.
    """
    known = context.figure("requests_per_second_per_replica")
    shape, curve, inputs = context.shape, context.serving_curve, context.inputs
    if known is None or inputs.said("requests_per_second_per_replica") is not None:
        return known
    if shape is None or curve is None:
        return None
    own = curve.seconds(inputs.need("input_tokens_per_request"), inputs.need("output_tokens_per_request"))
    return known * own / curve.seconds(shape[0] + extra_tokens, shape[1])


def fleet(context: Context, *, redundant: bool, extra_tokens: Any = 0.0) -> Fleet | None:
    """Replicas that carry the peak, plus one where the service must survive the loss of one; None: not measured.

    Utilisation is an output: average load over what is rented.
    """
    peak, capacity, curve = (
        context.peak,
        replica_capacity(context, extra_tokens),
        context.serving_curve,
    )
    gpus = 1 if curve is None else curve.gpus
    said = context.said("gpu_count")
    if peak is None or capacity is None:
        return None
    needed = np.maximum(1.0, np.ceil(peak / capacity - 1e-9))
    spare = context.constant("redundant_replicas") if redundant and not _all_batch(context) else 0.0
    replicas = needed + spare if said is None else np.maximum(1.0, said / gpus) + 0.0 * needed
    known = context.inputs.numbers["requests_per_second_per_replica"]
    if context.columns:  # variants need the replicas only
        return Fleet(replicas, gpus, 0.0, 0.0, "", known.source)
    horizon = max(1, round(context.inputs.need("horizon_months")))
    average = (peak / context.need("peak_to_average"))[:horizon]
    use = float((average / (capacity * replicas[:horizon])).max())
    first, spare_text = float(np.ravel(replicas)[0]), ", one of them spare" if spare and said is None else ""
    cards = first * gpus
    note = (
        f"{cards:g} x {context.gpu.upper()} for a peak of {float(np.ravel(peak)[0]):.3g} requests a second at "
        f"{float(np.ravel(capacity)[0]):.3g} each{spare_text}; used to {use:.1%} on average, paid around the clock"
    )
    return Fleet(replicas, gpus, use, float(needed[:horizon].max()) * gpus, note, known.source)


def _all_batch(context: Context) -> bool:
    share = context.inputs.said("batch_share")
    return share is not None and share >= 1.0
