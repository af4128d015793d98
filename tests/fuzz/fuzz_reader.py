"""`make fuzz`: generated and mutated messages through the reader. No exception, no slow message, no value out of bounds.

`python tests/fuzz/fuzz_reader.py [COUNT] [SEED]`; the tests run a slice with a fixed seed.
"""

import json
import random
import sys
import time
from pathlib import Path

from advisor.scenario import check_bounds
from bot.language import Context, Intent
from bot.language.understand import read_message

CORPUS = Path(__file__).parents[1] / "language/corpus"
SLOW = 0.1
"""Seconds of processor time: twice the aim, as the machine is shared."""
PIECES = (
    "$", "€", "£", "CHF ", "₹", "k", "M", "mm", "bn", "%", " per ", "/mo", " a month", " a year", "~", "±", "->", "--", "..",
    "1e9", "1e-9", "1e400", "NaN", "inf", "-0", "00", "1,00", "1.000.000", "9'999", "½", "٣", "１２", "😀", ":100:", "*", "_", "`",
    "&gt;", "<@U123>", "<http://x|1k>", "<#C1|n>", "\u200b", "\u202e", "\n", "\t", "(", ")", "[", "]", "{", "}", "'", '"', "\\",
    " not ", " no wait ", " or ", " and ", " upfront ", " prompting ", " hosting ", " tokens ", " requests ", " accuracy ",
    " save as ", " delete ", " what if ", " double ", " undo ", " between ", " at least ", " last year ", "x" * 60, "9" * 14,
)  # fmt: skip


def seeds() -> list[tuple[str, Context]]:
    """Messages of the corpora that the reader was built on."""
    records = [
        json.loads(line)
        for path in sorted(CORPUS.glob("development*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [(r["text"], Context.from_json(r["context"])) for r in records]


def mutated(chance: random.Random, text: str) -> str:
    """One to six edits: cut, repeat, swap, drop, insert a piece or any character."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(text))
        match chance.randint(0, 5):
            case 0:
                text = text[:at] + chance.choice(PIECES) + text[at:]
            case 1:
                text = text[:at] + chr(chance.randint(1, 0x2FFF)) + text[at:]
            case 2:
                text = text[:at] + text[at + chance.randint(1, 8) :]
            case 3:
                end = min(len(text), at + chance.randint(1, 30))
                text = text[:end] + text[at:end] * chance.randint(1, 4) + text[end:]
            case 4:
                words = text.split(" ")
                chance.shuffle(words)
                text = " ".join(words)
            case _:
                text = text + " " + "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 12)))
    return text[:9_000]


def check(text: str, context: Context) -> tuple[Intent, float]:
    """Read one message; AssertionError when what comes back is not sound."""
    start = time.process_time()  # the machine is shared: only our own time counts
    found = read_message(text, context)
    seconds = time.process_time() - start
    assert found.action in ("apply", "ask", "refuse")
    json.dumps(found.to_json())
    if found.action == "refuse":
        assert not found.inputs
    for name, value in found.inputs.items():
        if value is not None:
            check_bounds(name, value)
    return found, seconds


def run(count: int, seed: int) -> float:
    """Fuzz `count` messages; gives the slowest reading in seconds."""
    chance, known, slowest = random.Random(seed), seeds(), 0.0
    for number in range(count):
        text, context = chance.choice(known)
        text = mutated(chance, text)
        try:
            _, seconds = check(text, context)
        except Exception as problem:
            raise AssertionError(f"message {number}, seed {seed}: {text!r}") from problem
        slowest = max(slowest, seconds)
        assert seconds < SLOW, f"{seconds:.3f} s for {text[:200]!r}"
    return slowest


if __name__ == "__main__":
    arguments = [int(a) for a in sys.argv[1:]] or [1_000_000]
    started = time.perf_counter()
    worst = run(arguments[0], arguments[1] if len(arguments) > 1 else 1)
    print(f"{arguments[0]:,} messages, slowest {worst * 1000:.1f} ms, {time.perf_counter() - started:.0f} s")
