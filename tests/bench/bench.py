"""`make bench`: timings, each beside a peer in the same run. Absolute times vary with the machine; read the ratios."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from advisor import Depth, Range, advise, build_scenario
from advisor.advise import price_options
from advisor.uncertainty import SAMPLES, points, uncertainty
from bot.language import Context, understand

DAY = date(2026, 11, 24)
QUESTION = "prompting $10K/month, fine-tune $80K upfront and $2K/month to run"
INPUTS = {"prompting_cost_per_month": 10_000, "ft_upfront_cost": 80_000, "ft_inference_cost_per_month": 2_000}


def median(work: Callable[[], object], runs: int) -> float:
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


TRAFFIC = {
    **INPUTS,
    "requests_per_month": 1_000_000,
    "input_tokens_per_request": 1_500,
    "output_tokens_per_request": 400,
    "base_model": "gpt-6.1-sol",
}
RANGES = {"bill": (8_000, 12_000), "upfront": (60_000, 110_000), "run": (1_500, 3_000)}
MONTHS = 36
RATE = 1.1 ** (1 / 12) - 1


def loop_of(bill: float, upfront: float, run: float, growth: float = 0.0, decline: float = 0.0) -> tuple[Any, float]:
    """Break-even month and NPV of the quoted fine-tune over 36 months: the advisor's ledger as a plain Python loop.

    Like the advisor: both options line by line, volume growth, falling API prices, whole and fractional payback, NPV.
    """
    volume, price, discount, paid = 1.0, 1.0, 1.0, None
    today, tuned, worth = 0.0, upfront, -upfront
    for month in range(1, MONTHS + 1):
        if month > 1:
            volume *= 1.0 + growth
            price *= (1.0 - decline) ** (1.0 / 12.0)
        discount /= 1.0 + RATE
        prompting = {"API calls": bill * volume * price}
        quoted = {"Run cost": run}
        before = today - tuned
        today, tuned = today + sum(prompting.values()), tuned + sum(quoted.values())
        saving = sum(prompting.values()) - sum(quoted.values())
        worth += saving * discount
        if paid is None and before + saving >= 0:
            paid = month - 1 - before / saving
    return paid, worth


def plain_loops() -> tuple[float, float]:
    """The same ledger, 4,096 samples, in plain Python."""
    found = [loop_of(*row) for row in _unit_rows()]
    months = sorted(float("inf") if paid is None else paid for paid, _ in found)
    values = sorted(value for _, value in found)
    return months[SAMPLES // 2], values[SAMPLES // 2]


def _unit_rows() -> list[tuple[float, ...]]:
    unit = points(3)
    ends = list(RANGES.values())
    return [tuple(low + (high - low) * u for u, (low, high) in zip(row, ends, strict=True)) for row in unit.tolist()]


def squiggle() -> float:
    """The same ledger as a function of squigglepy distributions, 4,096 samples."""
    import squigglepy as sq

    def model() -> float:
        bill, upfront, run = (~sq.uniform(low, high) for low, high in RANGES.values())
        return loop_of(bill, upfront, run)[1]

    return float(np.median(sq.sample(model, n=SAMPLES)))


def expression() -> tuple[float, float]:
    """The same figures as one bare NumPy expression: the least that can be done."""
    unit = points(3)
    bill, upfront, run = (low + (high - low) * unit[:, i : i + 1] for i, (low, high) in enumerate(RANGES.values()))
    flows = np.concatenate((-upfront, np.broadcast_to(bill - run, (SAMPLES, MONTHS))), axis=1)
    running = np.cumsum(flows, axis=1)
    reached = running >= 0
    month = reached.argmax(axis=1)
    before = running[np.arange(SAMPLES), np.maximum(month - 1, 0)]
    months = np.where(reached.any(axis=1), month - 1 - before / flows[:, 1], np.inf)
    values = flows @ (1 + RATE) ** -np.arange(MONTHS + 1.0)
    return float(np.sort(months)[SAMPLES // 2]), float(np.sort(values)[SAMPLES // 2])


def sampling() -> None:
    """Ours beside the three peers, on the same ranges and the same ledger."""
    said = {
        "prompting_cost_per_month": Range(low=8_000, high=12_000),
        "ft_upfront_cost": Range(low=60_000, high=110_000),
        "ft_inference_cost_per_month": Range(low=1_500, high=3_000),
    }
    pricing = price_options(build_scenario(said), DAY)
    ours = median(lambda: uncertainty(pricing.context, "quoted", ["quoted", "prompting"]), 20)
    loops, squiggles, bare = median(plain_loops, 3), median(squiggle, 2), median(expression, 20)
    print(f"4,096 samples x 36 months {ours * 1000:8.2f} ms: plain loops {loops / ours:5.1f} x, ", end="")
    print(f"squigglepy {squiggles / ours:5.1f} x as long; {ours / bare:4.1f} x the bare expression")


def main() -> None:
    scenario = build_scenario(TRAFFIC)
    corpus = Path(__file__).parents[1] / "language/corpus/development.jsonl"
    records = [json.loads(line) for line in corpus.read_text().splitlines()]
    contexts = [(r["text"], Context.from_json(r["context"])) for r in records]
    reading = median(lambda: [understand(t, c) for t, c in contexts], 5) / len(contexts)
    advising = {depth: median(lambda depth=depth: advise(scenario, on=DAY, depth=depth), 20) for depth in Depth}
    loop = median(lambda: loop_of(10_000, 80_000, 2_000), 200)
    ask = median(
        lambda: subprocess.run([sys.executable, "-m", "bot", "ask", QUESTION], capture_output=True, check=True), 5
    )
    bare = median(lambda: subprocess.run([sys.executable, "-c", "import pydantic"], check=True), 5)
    print(f"reading one message       {reading * 1000:8.3f} ms")
    for depth, seconds in advising.items():
        print(
            f"advice, {depth.value:5}, ten options {seconds * 1000:7.2f} ms = {seconds / loop:6.1f} x one plain loop of one option"
        )
    sampling()
    print(f"ftroi ask, cold           {ask * 1000:8.1f} ms = {ask / bare:6.1f} x python -c 'import pydantic'")


if __name__ == "__main__":
    main()
