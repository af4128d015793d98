"""Finance figures against two independent libraries over generated cash flows."""

import math

import numpy as np
import numpy_financial as npf
import pytest
import pyxirr
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor import finance

amounts = st.floats(min_value=-1e6, max_value=1e6, allow_nan=False).map(lambda x: round(x, 2))
flows = st.lists(amounts, min_size=2, max_size=60).map(np.array)
rates = st.floats(min_value=-0.3, max_value=1.0)
savings = st.floats(min_value=10, max_value=1e5)


@given(flows, rates)
def test_npv(series: np.ndarray, rate: float) -> None:
    monthly = finance.monthly_rate(rate)
    ours = finance.npv(series, rate)
    assert ours == pytest.approx(float(npf.npv(monthly, series)), rel=1e-9, abs=1e-6)
    assert ours == pytest.approx(pyxirr.npv(monthly, series.tolist()), rel=1e-9, abs=1e-6)


@given(flows)
def test_npv_at_zero_is_the_plain_sum(series: np.ndarray) -> None:
    assert finance.npv(series, 0.0) == pytest.approx(float(series.sum()), rel=1e-12, abs=1e-6)


@given(st.floats(min_value=100, max_value=1e6), savings, st.integers(min_value=6, max_value=120))
@settings(max_examples=200)
def test_irr(upfront: float, saving: float, months: int) -> None:
    series = np.array([-upfront, *[saving] * months])
    ours = finance.irr(series)
    theirs = float(npf.irr(series))
    if ours.status == "one" and not math.isnan(theirs) and -0.5 < theirs < 1:
        assert ours.per_month == pytest.approx(theirs, abs=1e-7)
        assert ours.per_month == pytest.approx(pyxirr.irr(series.tolist()), abs=1e-7)
        assert ours.per_year == pytest.approx((1 + theirs) ** 12 - 1, rel=1e-5, abs=1e-6)


@given(st.floats(min_value=100, max_value=1e6), savings)
def test_payback_of_level_savings_is_the_quotient(upfront: float, saving: float) -> None:
    series = np.full(121, saving)
    series[0] = -upfront
    exact = upfront / saving
    ours = finance.payback(series)
    if exact > 120 + 1e-6:
        assert ours is None
    elif exact < 120 - 1e-6:
        assert ours is not None
        assert ours.months == pytest.approx(exact, rel=1e-9)
        assert ours.month == pytest.approx(math.ceil(exact - 1e-7), abs=0)


def test_payback_against_a_plain_loop() -> None:
    @given(flows)
    def check(series: np.ndarray) -> None:
        total, expected = 0.0, None
        for month, flow in enumerate(series):
            total += flow
            if total >= -1e-9 * np.abs(series).max():
                expected = month
                break
        ours = finance.payback(series)
        assert (None if ours is None else ours.month) == expected

    check()


def test_several_and_no_rates_of_return() -> None:
    assert finance.irr(np.array([-100.0, 230.0, -132.0])).status == "multiple"  # 10 % and 20 %
    assert finance.irr(np.array([-100.0, -10.0])).status == "none"


def test_discounted_payback_of_the_main_example() -> None:
    series = np.full(121, 8000.0)
    series[0] = -80_000
    found = finance.payback(finance.discounted(series, 0.10))
    assert found is not None
    assert found.month == 11
    assert found.months == pytest.approx(float(npf.nper(1.1 ** (1 / 12) - 1, 8000, -80_000)), abs=0.005)
