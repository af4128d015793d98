"""`make bench`: timings, each beside a peer in the same run. Absolute times vary with the machine; read the ratios."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from advisor import advise, build_scenario
from bot.language import Context, understand

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


def plain_loop() -> float:
    """The payback, NPV and totals of the same question as a plain Python loop: the peer of a point advice."""
    rate, total, value = 1.1 ** (1 / 12) - 1, -80_000.0, -80_000.0
    for month in range(1, 121):
        total += 8_000
        value += 8_000 / (1 + rate) ** month if month <= 36 else 0
    return total + value


def main() -> None:
    scenario, corpus = build_scenario(INPUTS), Path(__file__).parents[1] / "language/corpus/development.jsonl"
    records = [json.loads(line) for line in corpus.read_text().splitlines()]
    contexts = [(r["text"], Context.from_json(r["context"])) for r in records]
    reading = median(lambda: [understand(t, c) for t, c in contexts], 5) / len(contexts)
    advising, loop = median(lambda: advise(scenario, on=date(2026, 11, 24)), 50), median(plain_loop, 200)
    ask = median(
        lambda: subprocess.run([sys.executable, "-m", "bot", "ask", QUESTION], capture_output=True, check=True), 5
    )
    bare = median(lambda: subprocess.run([sys.executable, "-c", "import pydantic"], check=True), 5)
    print(f"reading one message       {reading * 1000:8.3f} ms")
    print(f"a point advice with flips {advising * 1000:8.3f} ms = {advising / loop:6.1f} x one plain 120-month loop")
    print(f"ftroi ask, cold           {ask * 1000:8.1f} ms = {ask / bare:6.1f} x python -c 'import pydantic'")


if __name__ == "__main__":
    main()
