"""`why`, `sensitivity`, `solve`, `plan`, `portfolio`: one question with its request, answered in the terminal."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from advisor import FIELDS, Depth, SharedCost, Target, advise, build_scenario, goal_seek, plan, portfolio
from advisor.entries import read_yaml
from bot import clock
from bot.commands.asking import Terminal
from bot.dialogue import Reply
from bot.dialogue import reply as r
from bot.language import Intent
from bot.views import document_text
from bot.views.analysis import portfolio_document

_EXAMPLE = "portfolio_example.yaml"


def about(text: str, intent: str, on: date | None, *, as_json: bool, args: Mapping[str, Any] | None = None) -> str:
    """State the workload in `text`, then ask `intent` about it. ValueError where nothing can be worked out."""
    variable = (args or {}).get("variable")
    if variable is not None and variable not in FIELDS:
        raise ValueError(f"there is no input called {variable!r}; `ftroi prices` and docs/method.md list them")
    terminal = Terminal(on)
    stated = terminal.say(text)
    scenario = terminal.conversation.draft().scenario
    if not scenario.values():
        raise ValueError(stated["headline"])
    if not as_json:
        return str(terminal.say("", Intent(intent, args=dict(args or {})))["text"])
    return json.dumps(_plain(_result(intent, scenario, terminal.on, args or {})), ensure_ascii=False)


def _result(intent: str, scenario: Any, on: date, args: Mapping[str, Any]) -> Any:
    if intent == "plan":
        return plan(scenario, on=on)
    if intent == "goal_seek":
        return goal_seek(scenario, str(args["variable"]), _target(args), on=on)
    return advise(scenario, on=on, depth=Depth.FULL if intent == "sensitivity" else Depth.USUAL).to_json()


def _target(args: Mapping[str, Any]) -> Target:
    if "target_npv" in args:
        return Target("npv", args["target_npv"])
    if "target_roi" in args:
        return Target("roi", args["target_roi"])
    return Target("payback", args.get("target_payback_months"))


def portfolio_of(file: Path | None, on: date | None, *, example: bool, as_json: bool) -> str:
    """Weigh the use cases of a file, or the article's product team. ValueError for a file of another shape."""
    if file is None and not example:
        raise ValueError("name a file with use cases, or try --example; docs/command-line.md shows the form")
    day = on or clock.now().date()
    data = read_yaml(_EXAMPLE) if file is None else yaml.safe_load(file.read_text(encoding="utf-8"))
    try:
        dated = [values for start, values in sorted(data.get("by_day", {}).items()) if start <= day]
        common = {**data.get("all", {}), **(dated[-1] if dated else {})}
        cases = {str(name): build_scenario({**common, **values}) for name, values in data["use_cases"].items()}
        shared = [_shared(cost) for cost in data.get("shared", ())]
    except (KeyError, TypeError, AttributeError) as problem:
        raise ValueError(f"the file needs `use_cases` by name, each with its inputs: {problem}") from problem
    found = portfolio(cases, on=day, shared=shared)
    if as_json:
        return json.dumps(_plain(found), ensure_ascii=False)
    return document_text(portfolio_document(r.PortfolioShown(found), Reply(r.PortfolioShown(found))))


def _shared(cost: Mapping[str, Any]) -> SharedCost:
    return SharedCost(
        str(cost["name"]),
        float(cost.get("upfront", 0)),
        float(cost.get("per_month", 0)),
        tuple(cost.get("members", ())),
    )


def _plain(value: Any) -> Any:
    """Plain JSON values of results: dataclasses, models, days."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value.isoformat() if isinstance(value, date) else value
