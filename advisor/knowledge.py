"""Short sourced answers to known questions, about the open scenario where there is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from advisor.catalogue import Catalogue
from advisor.entries import read_yaml
from advisor.options.base import Context
from advisor.resolve import resolve
from advisor.rules import named_facts
from advisor.scenario import Scenario
from advisor.sources import Source
from advisor.wording import fill


@dataclass(frozen=True, slots=True)
class KnowledgeAnswer:
    topic: str
    title: str
    text: str
    sources: tuple[Source, ...]


@cache
def _entries() -> dict[str, dict[str, Any]]:
    return {entry["topic"]: entry for entry in read_yaml("knowledge.yaml")}


def topics() -> tuple[str, ...]:
    """All topics there is an answer for."""
    return tuple(_entries())


def knowledge(
    topic: str, *, scenario: Scenario | None = None, on: date, catalogue: Catalogue | None = None
) -> KnowledgeAnswer:
    """The answer on a topic, with lines about the scenario for the facts that are known. KeyError: unknown topic."""
    entry, book = _entries()[topic], catalogue or Catalogue.standard()
    sentences = [entry["text"]]
    if scenario is not None:
        context = Context(resolve(scenario, book, on), book, on)
        facts = named_facts(context, {})
        sentences += [
            fill(about["line"], facts, context.inputs.currency)
            for about in entry.get("about", [])
            if all(name in facts for name in about["needs"])
        ]
    return KnowledgeAnswer(topic, entry["title"], " ".join(sentences), tuple(book.sources[s] for s in entry["sources"]))
