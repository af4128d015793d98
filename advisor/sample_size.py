"""How many labelled cases tell one accuracy from another: two proportions, independent and paired.

Two-sided normal-approximation tests. Independent: Fleiss, Levin and Paik (2003), pooled variance under the null.
Paired: McNemar, Connor (1987), with the share of cases on which exactly one of both is right.
"""

from __future__ import annotations

from math import ceil, sqrt
from statistics import NormalDist

ALPHA, POWER = 0.05, 0.80


def two_proportions(p1: float, p2: float, *, alpha: float = ALPHA, power: float = POWER) -> int:
    """Cases per arm to tell accuracy `p1` from `p2`. ValueError when they are equal or outside 0..1."""
    _check(p1, p2)
    z_alpha, z_beta = _quantiles(alpha, power)
    mean = (p1 + p2) / 2
    spread = z_alpha * sqrt(2 * mean * (1 - mean)) + z_beta * sqrt(p1 * (1 - p1) + p2 * (1 - p2))
    return ceil(spread**2 / (p1 - p2) ** 2)


def paired(p1: float, p2: float, *, discordant: float | None = None, alpha: float = ALPHA, power: float = POWER) -> int:
    """Cases in one set that both models answer. `discordant`: share on which exactly one is right; None: as if both
    erred independently, which is on the safe side where good models fail on the same cases."""
    _check(p1, p2)
    z_alpha, z_beta = _quantiles(alpha, power)
    apart = p1 * (1 - p2) + p2 * (1 - p1) if discordant is None else discordant
    gap = abs(p1 - p2)
    if apart < gap:
        raise ValueError("the discordant share cannot be below the difference of the accuracies")
    spread = z_alpha * sqrt(apart) + z_beta * sqrt(apart - gap**2)
    return ceil(spread**2 / gap**2)


def _quantiles(alpha: float, power: float) -> tuple[float, float]:
    normal = NormalDist()
    return normal.inv_cdf(1 - alpha / 2), normal.inv_cdf(power)


def _check(p1: float, p2: float) -> None:
    if not (0 <= p1 <= 1 and 0 <= p2 <= 1) or p1 == p2:
        raise ValueError("two different accuracies between 0 and 1 are needed")
