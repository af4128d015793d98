"""Saved scenarios: save, list, show, compare, rename, delete."""

from __future__ import annotations

from dataclasses import replace

from advisor import Scenario, compare
from bot.dialogue import reply as r
from bot.dialogue.case import Case, Change, DeleteScenario, Outcome, RenameScenario, SaveScenario
from bot.dialogue.conversation import TurnRecord
from bot.dialogue.sentences import doubt_sentence, no_scenario
from bot.dialogue.stating import with_inputs_first
from bot.language.statements.yes_no import yes_or_no


def save(case: Case) -> tuple[r.Body, TurnRecord, Change] | Outcome:
    case, stated = with_inputs_first(case)
    scenario = case.open
    if scenario is None:
        return no_scenario("save"), case.record()
    name = str(case.intent.args.get("name") or case.draft.current or "")
    if not name:
        name = _free_name(scenario, case.fetched.names)
    known = case.fetched.scenarios.get(name)
    expected = case.draft.current_version if case.draft.current == name else (known.version if known else None)
    answer = case.advise(scenario)
    version = (known.version if known else 0) + 1
    record = (
        case.record(saved_as=name, saved_version=version, intent="save")
        if stated is None
        else replace(stated, intent="save", saved_as=name, saved_version=version)
    )
    return (
        r.SavedShown(name, version, answer, case.draft.branch),
        record,
        SaveScenario(name, scenario, answer, expected),
    )


def _free_name(scenario: Scenario, names: tuple[str, ...]) -> str:
    stem = (scenario.domain or scenario.base_model or "scenario").replace("_", "-")
    number = 1
    while f"{stem}-{number}" in names:
        number += 1
    return f"{stem}-{number}"


def show(case: Case) -> Outcome:
    name = str(case.intent.args.get("name") or "")
    if not name:
        scenario = case.open
        if scenario is not None and not case.intent.doubts:
            return r.Answered(case.advise(scenario), scenario, branch=case.draft.branch), case.record()
        return _which(case)
    saved = case.fetched.scenarios.get(name)
    if saved is None:
        return r.Told(
            f"There is no saved scenario called “{name}” here.", hint="`list` shows what is saved."
        ), case.record()
    record = case.record(
        kind="load",
        patch=saved.scenario.values(),
        loaded=saved.name,
        loaded_version=saved.version,
        words={k: s.words for k, s in saved.scenario.said.items()},
        derived=tuple(k for k, s in saved.scenario.said.items() if s.derived),
        focus=(),
    )
    return r.Opened(saved, case.advise(saved.scenario)), record


def _which(case: Case) -> Outcome:
    if case.intent.doubts:
        return r.Asked(doubt_sentence(case.intent.doubts[0]), {}), case.record()
    return r.Told("Which saved scenario?", hint="`list` shows what is saved, `show NAME` opens one."), case.record()


def compare_scenarios(case: Case) -> Outcome:
    names = [str(n) for n in case.intent.args.get("names", ())]
    missing = [n for n in names if n not in case.fetched.scenarios]
    if missing:
        return r.Told(
            f"There is no saved scenario called “{missing[0]}” here.", hint="`list` shows what is saved."
        ), case.record()
    scenarios = {n: case.fetched.scenarios[n].scenario for n in names}
    if len(scenarios) == 1 and case.open is not None:
        scenarios = {"this draft": case.draft.scenario, **scenarios}
    if len(scenarios) < 2:
        return r.Told(
            "Name two saved scenarios to compare.", hint="`compare first-name and second-name`; `list` shows them."
        ), case.record()
    scenarios = dict(list(scenarios.items())[:5])
    return r.Compared(compare(scenarios, on=case.on), scenarios), case.record()


def list_scenarios(case: Case) -> Outcome:
    return r.Listed(case.fetched.summaries, case.fetched.total), case.record()


def _known(case: Case, name: str) -> r.Told | None:
    """What to say when there is no such scenario, or it is somebody else's to change; None when it may be changed."""
    found = case.fetched.scenarios.get(name)
    if found is None:
        return r.Told(f"There is no saved scenario called “{name}” here.", hint="`list` shows what is saved.")
    if found.owner != case.turn.viewer.user:
        hint = f"`show {name}` opens it, `save as OTHER-NAME` keeps a copy of your own."
        return r.Told(f"“{name}” was saved by <@{found.owner}>, who alone may change its name or delete it.", hint=hint)
    return None


def rename(case: Case) -> tuple[r.Body, TurnRecord, Change] | Outcome:
    """Another name for a saved scenario; the open one where none is named."""
    args = case.intent.args
    name, new = str(args.get("name") or case.draft.current or ""), str(args.get("new_name") or "")
    if not name or not new:
        return r.Told("Which scenario, and what is its new name?", hint="`rename OLD to NEW`"), case.record()
    refused = _known(case, name)
    if refused is not None:
        return refused, case.record()
    if new in case.fetched.names:
        return r.Told(f"“{new}” is taken; nothing was renamed.", hint="`list` shows the names in use."), case.record()
    record = case.record(saved_as=new if case.draft.current == name else None)
    return r.Told(f"“{name}” is now called “{new}”."), record, RenameScenario(name, new)


def delete(case: Case) -> tuple[r.Body, TurnRecord, Change] | Outcome:
    """Ask first; delete on a yes, keep on anything else."""
    waiting, named = case.draft.confirming, case.intent.args.get("name")
    if waiting is not None and waiting[0] == "delete" and not named:
        if not yes_or_no(case.turn.text.lower()):
            return r.Told(f"“{waiting[1]}” is kept."), case.record()
        refused = _known(case, waiting[1])
        if refused is not None:
            return refused, case.record()
        return r.Told(f"“{waiting[1]}” is deleted."), case.record(), DeleteScenario(waiting[1])
    if case.intent.doubts:
        return _which(case)
    name = str(named or case.draft.current or "")
    if not name:
        return r.Told("Which saved scenario?", hint="`list` shows them, `delete NAME` deletes one."), case.record()
    refused = _known(case, name)
    if refused is not None:
        return refused, case.record()
    question = r.Told(f"Delete “{name}” for everyone?", hint="Say `yes` to delete it; anything else keeps it.")
    return question, case.record(confirming=("delete", name))
