"""Scores the reader on labelled messages: slot F1 and intent accuracy, with the usual tolerance of half a per cent."""

import json
import re
from pathlib import Path
from typing import Any

from bot.language import Context, understand


def predict(record: dict[str, Any]) -> dict[str, Any]:
    """The reader as a scorer wants it: a labelled record in, intent, inputs, args and action out."""
    return understand(record["text"], Context.from_json(record["context"])).to_json()


def scores(path: Path) -> dict[str, float]:
    """{"slot_f1", "intent"} over the records of a file; slots count where the label says apply."""
    right = wrong = missed = intents = n = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found = predict(record)
        n += 1
        intents += found["intent"] in [record["intent"], *record["accept_intents"]]
        if record["expect"] != "apply" and not (record["expect"] == "either" and found["action"] == "apply"):
            continue
        held = (record["context"] or {}).get("inputs", {})
        said = {
            k: v
            for k, v in found["inputs"].items()
            if (k in record["inputs"] or (v is not None and held.get(k) != v))
            and not (k == "currency" and v == "USD" and k not in record["inputs"])
        }
        for key, gold in record["inputs"].items():
            ok = key in said and any(_same(said[key], g) for g in [gold, *record["accept"].get(key, [])])
            right, wrong, missed = right + ok, wrong + (key in said and not ok), missed + (not ok)
        wrong += sum(k not in record["inputs"] and k not in record["optional"] for k in said)
    slots = 2 * right + wrong + missed
    return {"slot_f1": 2 * right / slots if slots else 1.0, "intent": intents / n}


def right(record: dict[str, Any]) -> bool:
    """Whether a message is read right in all: intent, every slot, and asking or applying."""
    found = predict(record)
    if found["intent"] not in [record["intent"], *record["accept_intents"]]:
        return False
    asked, expected = found["action"] != "apply", record["expect"]
    held = (record["context"] or {}).get("inputs", {})
    extra = [
        k
        for k, v in found["inputs"].items()
        if k not in record["inputs"]
        and k not in record["optional"]
        and held.get(k) != v
        and not (k == "currency" and v == "USD")
    ]
    if expected in ("ask", "refuse"):
        return asked and not extra
    if expected == "either" and asked:
        return True
    if asked and record["intent"] not in ("delete", "reset", "out_of_scope"):
        return False
    return not extra and all(
        key in found["inputs"] and any(_same(found["inputs"][key], g) for g in [gold, *record["accept"].get(key, [])])
        for key, gold in record["inputs"].items()
    )


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, dict) or isinstance(b, dict):
        return isinstance(a, dict) and isinstance(b, dict) and all(_same(a.get(k), b.get(k)) for k in ("low", "high"))
    if isinstance(a, bool) or isinstance(b, bool) or a is None or b is None:
        return a is b
    if isinstance(a, str) or isinstance(b, str):
        return _plain(a) == _plain(b)
    return abs(a - b) <= max(0.005 * abs(b), 1e-9)


def _plain(text: Any) -> str:
    return re.sub(r"(instruct|latest|preview|chat)$", "", re.sub(r"[^a-z0-9]", "", str(text).lower()))
