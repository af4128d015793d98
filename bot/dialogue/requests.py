"""Requests about the open scenario: why, chart, what moves it, what it takes, the plan; and the portfolio."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from advisor import FIELDS, Depth, Scenario, SharedCost, Target, goal_seek, plan, portfolio
from advisor.portfolio import MAX_USE_CASES
from bot.dialogue import reply as r
from bot.dialogue.case import Case, Handler, Outcome
from bot.dialogue.sentences import no_scenario
from bot.dialogue.stating import with_inputs_first

_SOLVABLE = ("ft_upfront_cost", "ft_inference_cost_per_month", "prompting_cost_per_month", "requests_per_month")


def _about(what: str, body: Callable[[Case, Scenario], r.Body]) -> Handler:
    """A request about the open scenario, or about a saved one that it names; inputs said beside it count first."""

    def handle(case: Case) -> Outcome:
        name = case.intent.args.get("name")
        if name and name != case.draft.current:
            saved = case.fetched.scenarios.get(str(name))
            if saved is None:
                hint = "`list` shows what is saved."
                return r.Told(f"There is no saved scenario called “{name}” here.", hint=hint), case.record()
            answer = body(replace(case, draft=replace(case.draft, branch=False)), saved.scenario)
            if isinstance(answer, r.Answered):
                answer = replace(answer, lead=f"“{saved.name}”:")
            elif isinstance(answer, r.Charted):
                answer = replace(answer, name=saved.name)
            return answer, case.record()
        case, stated = with_inputs_first(case)
        if case.open is None:
            return no_scenario(what), case.record()
        record = case.record() if stated is None else replace(stated, intent=case.intent.intent)
        return body(case, case.open), record

    return handle


def _seek(case: Case, scenario: Scenario) -> r.Body:
    """Solve for the named input; with none named, for those that a quote turns on, side by side."""
    args = case.intent.args
    target = _target(args)
    named = args.get("variable")
    fields = [str(named)] if named else [f for f in _SOLVABLE if scenario.get(f) is not None or f.startswith("ft_up")]
    if named and not FIELDS[str(named)].kind.is_numeric:
        return r.Told(f"{FIELDS[str(named)].label} is no number that I can solve for.", hint=_SEEK_HINT)
    found = tuple(goal_seek(scenario, f, target, on=case.on) for f in fields)
    return r.Sought(found, case.advise(scenario), scenario)


_SEEK_HINT = "`how much upfront can we spend to pay back in 12 months?`"


def _target(args: Any) -> Target:
    for metric in ("npv", "roi", "saving"):
        if f"target_{metric}" in args:
            return Target(metric, float(args[f"target_{metric}"]))
    months = args.get("target_payback_months")
    return Target("payback", None if months is None else float(months))


def choose_portfolio(case: Case) -> Outcome:
    """Tune or leave, over the saved scenarios named in the message, or all of them."""
    args, known = case.intent.args, case.fetched.scenarios
    names = [str(n) for n in args.get("names", ())] or list(known)
    missing = [n for n in names if n not in known]
    if missing:
        return r.Told(
            f"There is no saved scenario called “{missing[0]}” here.", hint="`list` shows them."
        ), case.record()
    if len(names) < 2:
        hint = "Save each use case first: `save as clauses`, then `which of clauses and tickets should we tune?`"
        return r.Told("A portfolio needs at least two saved scenarios.", hint=hint), case.record()
    if len(names) > MAX_USE_CASES:
        return r.Told(
            f"That are {len(names)} scenarios; I weigh at most {MAX_USE_CASES} at once.",
            hint="Name the ones that matter: `portfolio of clauses, tickets and summaries`",
        ), case.record()
    upfront, monthly = float(args.get("shared_upfront", 0)), float(args.get("shared_per_month", 0))
    shared = (SharedCost("shared costs", upfront, monthly),) if upfront or monthly else ()
    try:
        found = portfolio({n: known[n].scenario for n in names}, on=case.on, shared=shared)
    except ValueError as problem:
        sentence = str(problem)
        return r.Told(f"{sentence[0].upper()}{sentence[1:]}.", hint="`compare` shows where they differ."), case.record()
    return r.PortfolioShown(found), case.record()


explain = _about("explain", lambda c, s: r.Explained(c.advise(s), s, c.draft.branch))
assumptions = _about("look into", lambda c, s: r.AssumptionsShown(c.advise(s), s))
chart = _about("chart", lambda c, s: r.Charted(c.advise(s)))
share = _about("share", lambda c, s: r.Answered(c.advise(s), s, branch=c.draft.branch))
sensitivity = _about("test", lambda c, s: r.Sensitivity(c.advise(s, depth=Depth.FULL), s))
seek = _about("solve for", _seek)
make_plan = _about("plan", lambda c, s: r.Planned(plan(s, on=c.on), s))
