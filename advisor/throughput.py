"""Requests per second of one replica by request shape: the measured row where there is one, interpolated elsewhere.

GPU-seconds per request = a x input + b x output + c x output x (input + output / 2): prefill, decode, and attention
over the growing context. Coefficients are fitted per card and model class by relative least squares on the measured
rows, none below zero. A card with a single row takes the H100 curve scaled to that row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from advisor.catalogue import Catalogue
from advisor.entries import Measurement
from advisor.ledger import Figure

_REFERENCE_CARD = "h100"
_CLASSES = ((16.0, 8.0), (80.0, 70.0))
"""(largest billions of parameters, size the rows were measured with)."""


@dataclass(frozen=True)
class Curve:
    """The fitted serving curve of one replica. `rows` are the measurements of this card and class."""

    gpus: int
    coefficients: NDArray[np.float64]
    rows: tuple[Measurement, ...]

    def seconds(self, tokens_in: Figure, tokens_out: Figure) -> Any:
        """Replica-seconds per request at full load."""
        a, b, c = self.coefficients
        return a * tokens_in + b * tokens_out + c * tokens_out * (tokens_in + tokens_out / 2)

    def row(self, tokens_in: float, tokens_out: float) -> Measurement | None:
        """The measured row of exactly this shape."""
        return next((r for r in self.rows if (r.input, r.output) == (tokens_in, tokens_out)), None)


@lru_cache(maxsize=64)
def curve(catalogue: Catalogue, gpu: str, size: float) -> Curve | None:
    """The curve of a card for a model of `size` billions of parameters; None when nothing was measured."""
    measured = next((rows_of for limit, rows_of in _CLASSES if size <= limit), None)
    rows = tuple(r for r in catalogue.measurements if r.gpu == gpu and r.model_size == measured)
    if not rows:
        return None
    if len(rows) >= len(_terms(1, 1)):
        return Curve(rows[0].gpus, _fit(rows), rows)
    reference = curve(catalogue, _REFERENCE_CARD, size)
    if reference is None:
        return None
    row = rows[0]
    scale = _row_seconds(row) / reference.seconds(row.input, row.output)
    return Curve(row.gpus, reference.coefficients * scale, rows)


def _terms(tokens_in: float, tokens_out: float) -> tuple[float, float, float]:
    return tokens_in, tokens_out, tokens_out * (tokens_in + tokens_out / 2)


def _row_seconds(row: Measurement) -> float:
    return row.output / row.value


def _fit(rows: Sequence[Measurement]) -> NDArray[np.float64]:
    """Relative least squares with non-negative coefficients: a term that comes out negative is left out."""
    matrix = np.array([np.array(_terms(r.input, r.output)) / _row_seconds(r) for r in rows])
    kept = [0, 1, 2]
    while True:
        found = np.linalg.lstsq(matrix[:, kept], np.ones(len(rows)))[0]
        if (found >= 0).all():
            break
        kept.pop(int(found.argmin()))
    coefficients = np.zeros(3)
    coefficients[kept] = found
    return coefficients
