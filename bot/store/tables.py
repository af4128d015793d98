"""The tables. Every key begins with the workspace, so that the same schema can be split by workspace later."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, DateTime, Index, Integer, String, UniqueConstraint
from sqlalchemy.types import TypeEngine
from sqlmodel import Field, SQLModel

_ID = BigInteger().with_variant(Integer(), "sqlite")
_TIME: TypeEngine[datetime] = DateTime(timezone=True)


def _key() -> Any:
    return Field(default=None, sa_column=Column(_ID, primary_key=True, autoincrement=True))


def _time() -> Any:
    return Field(sa_column=Column(_TIME, nullable=False))


def _json() -> Any:
    return Field(sa_column=Column(JSON(), nullable=False))


class WorkspaceRow(SQLModel, table=True):
    """A workspace: `id` is "enterprise:team"; settings and the rung of the block ladder it is known to accept."""

    __tablename__ = "workspace"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True, max_length=80)
    settings: dict[str, Any] = _json()
    installed_at: datetime = _time()


class ScenarioRow(SQLModel, table=True):
    """A saved scenario by name; the living ones of a workspace have unique names. A deleted one keeps its row, and its
    `name_key` is set free."""

    __tablename__ = "scenario"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        UniqueConstraint("workspace_id", "name_key", name="uq_scenario_name"),
        Index("ix_scenario_newest", "workspace_id", "updated_at", "id"),
    )

    workspace_id: str = Field(foreign_key="workspace.id", primary_key=True, max_length=80)
    id: str = Field(primary_key=True, max_length=36)
    name: str = Field(max_length=80)
    name_key: str = Field(max_length=80)
    deleted_at: datetime | None = Field(default=None, sa_column=Column(_TIME, nullable=True))
    owner: str = Field(max_length=30)
    visibility: str = Field(max_length=10)
    channel: str = Field(max_length=30)
    verdict: str = Field(max_length=30)
    headline: str = Field(sa_column=Column(String(500), nullable=False))
    version: int
    created_at: datetime = _time()
    updated_at: datetime = _time()


class ScenarioVersionRow(SQLModel, table=True):
    """One immutable version: the inputs as said, the answer as given."""

    __tablename__ = "scenario_version"  # pyright: ignore[reportAssignmentType]

    workspace_id: str = Field(primary_key=True, max_length=80)
    scenario_id: str = Field(primary_key=True, max_length=36)
    version: int = Field(primary_key=True)
    inputs: dict[str, Any] = _json()
    advice: dict[str, Any] = _json()
    price_book: str = Field(max_length=60)
    day: str = Field(max_length=10)
    author: str = Field(max_length=30)
    saved_at: datetime = _time()


class ConversationRow(SQLModel, table=True):
    """A thread, a DM or a person's slash commands in a channel. `turns` counts its turns: the next one's number."""

    __tablename__ = "conversation"  # pyright: ignore[reportAssignmentType]

    workspace_id: str = Field(foreign_key="workspace.id", primary_key=True, max_length=80)
    key: str = Field(primary_key=True, max_length=120)
    turns: int = 0
    updated_at: datetime = _time()


class TurnRow(SQLModel, table=True):
    """What one turn did (`bot.dialogue.TurnRecord` as JSON): no more of the message than the words of its inputs."""

    __tablename__ = "turn"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (UniqueConstraint("workspace_id", "event_id", name="uq_turn_event"),)

    workspace_id: str = Field(primary_key=True, max_length=80)
    conversation: str = Field(primary_key=True, max_length=120)
    number: int = Field(primary_key=True)
    event_id: str = Field(max_length=120)
    record: dict[str, Any] = _json()
    at: datetime = _time()


class DeliveryRow(SQLModel, table=True):
    """The outbox: an event that was seen, and the reply that still has to reach Slack. `lease` guards the sender."""

    __tablename__ = "delivery"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        UniqueConstraint("workspace_id", "event_id", name="uq_delivery_event"),
        Index("ix_delivery_due", "sent", "lease_until"),
    )

    id: int | None = _key()
    workspace_id: str = Field(max_length=80)
    event_id: str = Field(max_length=120)
    target: dict[str, Any] = _json()
    document: dict[str, Any] = _json()
    sent: bool = False
    attempts: int = 0
    lease_until: datetime = _time()
    created_at: datetime = _time()
