"""What goes out: a reply by kind, free of Slack. `bot.views` turns it into blocks and text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from advisor import Advice, Comparison, GoalSeek, Plan, Portfolio, Scenario, Value
from advisor.knowledge import KnowledgeAnswer
from bot.dialogue.turn import Saved, Summary


class ActionId(StrEnum):
    """Every button and view there is. A test presses each one that any reply can show."""

    SAVE = "ftroi_save"
    WHY = "ftroi_why"
    WHAT_IF = "ftroi_what_if"
    SHARE = "ftroi_share"
    ASSUMPTIONS = "ftroi_assumptions"
    CHOOSE_FIELD = "ftroi_choose_field"
    OPEN_SCENARIO = "ftroi_open"
    NEW_SCENARIO = "ftroi_new"
    EXAMPLE = "ftroi_example"
    SCENARIO_FORM = "ftroi_form"
    SAVE_FORM = "ftroi_save_form"


@dataclass(frozen=True, slots=True)
class Answered:
    """The advice card. `before`: the answer without the what-if or before the change; `changed`: fields just set."""

    advice: Advice
    scenario: Scenario
    branch: bool = False
    before: Advice | None = None
    changed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One candidate field for a doubtful figure, as a button."""

    field: str
    value: Value


@dataclass(frozen=True, slots=True)
class Asked:
    """A question back: why, what was understood so far, and the candidates as buttons."""

    question: str
    kept: Mapping[str, Value | None]
    choices: tuple[Choice, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    advice: Advice
    scenario: Scenario
    branch: bool


@dataclass(frozen=True, slots=True)
class AssumptionsShown:
    advice: Advice
    scenario: Scenario


@dataclass(frozen=True, slots=True)
class Charted:
    """The chart. `name`: of the saved scenario that it is about, where it is not the open one."""

    advice: Advice
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The full answer: tornado, uncertainty, flips."""

    advice: Advice
    scenario: Scenario


@dataclass(frozen=True, slots=True)
class Sought:
    """One or several inputs solved for."""

    found: tuple[GoalSeek, ...]
    advice: Advice
    scenario: Scenario


@dataclass(frozen=True, slots=True)
class Planned:
    plan: Plan
    scenario: Scenario


@dataclass(frozen=True, slots=True)
class PortfolioShown:
    portfolio: Portfolio


@dataclass(frozen=True, slots=True)
class SavedShown:
    """A scenario was saved; `new` unless it added a version."""

    name: str
    version: int
    advice: Advice
    branch: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A saved scenario as it was answered, and the answer on today's prices."""

    saved: Saved
    today: Advice


@dataclass(frozen=True, slots=True)
class Listed:
    summaries: tuple[Summary, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Compared:
    comparison: Comparison
    scenarios: Mapping[str, Scenario]


@dataclass(frozen=True, slots=True)
class Known:
    answer: KnowledgeAnswer


@dataclass(frozen=True, slots=True)
class Helped:
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A short sentence: a confirmation, a limit, small talk. `hint`: what to type next."""

    sentence: str
    hint: str = ""
    refused: bool = False


Body = (
    Answered
    | Asked
    | Explained
    | AssumptionsShown
    | Charted
    | Sensitivity
    | Sought
    | Planned
    | PortfolioShown
    | SavedShown
    | Opened
    | Listed
    | Compared
    | Known
    | Helped
    | Told
)


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply. `share`: it goes to the whole channel; `draft`: the conversation its buttons belong to."""

    body: Body
    draft: str = ""
    share: bool = False
    absent: Mapping[str, str] = field(default_factory=dict[str, str])
