"""Sample sizes against statsmodels and against simulation."""

from math import ceil, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import samplesize_proportions_2indep_onetail

from advisor.sample_size import paired, two_proportions

PAIRS = [(0.78, 0.90), (0.70, 0.95), (0.80, 0.82), (0.5, 0.6), (0.95, 0.99), (0.9, 0.78)]


@pytest.mark.parametrize(("now", "then"), PAIRS)
def test_two_proportions_as_statsmodels(now: float, then: float) -> None:
    high, low = max(now, then), min(now, then)
    theirs = samplesize_proportions_2indep_onetail(high - low, low, 0.8, ratio=1, alpha=0.05, alternative="two-sided")
    assert two_proportions(now, then) == ceil(theirs)


@pytest.mark.parametrize(("now", "then"), [(0.78, 0.90), (0.70, 0.95)])
def test_paired_reaches_its_power(now: float, then: float) -> None:
    """Independent errors, 4,000 simulated hold-out sets: McNemar's test finds the difference four times in five."""
    size, found, runs = paired(now, then), 0, 1_000
    chance = np.random.default_rng(7)
    first, second = chance.random((runs, size)) < now, chance.random((runs, size)) < then
    for a, b in zip(first, second, strict=True):
        table = [[int((a & b).sum()), int((a & ~b).sum())], [int((~a & b).sum()), int((~a & ~b).sum())]]
        found += mcnemar(table, exact=False, correction=False).pvalue < 0.05
    assert 0.77 <= found / runs <= 0.85


def test_a_shared_set_needs_fewer_cases_where_models_agree() -> None:
    assert paired(0.78, 0.90, discordant=0.16) < paired(0.78, 0.90)
    with pytest.raises(ValueError, match="discordant"):
        paired(0.78, 0.90, discordant=0.05)
    with pytest.raises(ValueError, match="different accuracies"):
        two_proportions(0.8, 0.8)


@given(st.floats(0.05, 0.9), st.floats(0.02, 0.09))
def test_a_smaller_difference_needs_more_cases(base: float, gap: float) -> None:
    assert two_proportions(base, base + gap / 2) > two_proportions(base, base + gap)
    assert two_proportions(base, base + gap) >= 1 / sqrt(gap) - 1
