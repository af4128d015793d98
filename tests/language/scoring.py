"""The reader as the scorer wants it: a labelled record in, intent, inputs, args and action out."""

from typing import Any

from bot.language import Context, understand


def predict(record: dict[str, Any]) -> dict[str, Any]:
    return understand(record["text"], Context.from_json(record["context"])).to_json()
