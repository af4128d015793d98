"""Scenarios and conversations as the dialogue sees them. Another team's rows are not found, not forbidden."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import func, or_
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from advisor import Said, build_scenario
from bot.dialogue import Conversation, Saved, Summary, TurnRecord, Viewer
from bot.dialogue.case import SaveScenario
from bot.language.intent import to_json_value
from bot.store.tables import ConversationRow, ScenarioRow, ScenarioVersionRow, TurnRow, WorkspaceRow

PAGE = 20


class NameTaken(Exception):
    """Somebody else saved under this name since it was opened: `version` is theirs. The draft is kept."""

    def __init__(self, name: str, version: int, author: str) -> None:
        super().__init__(name)
        self.name, self.version, self.author = name, version, author


class Repository:
    """Queries of one transaction, for one viewer."""

    def __init__(self, session: AsyncSession, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    # --- workspace ---

    async def workspace(self, now: datetime) -> dict[str, Any]:
        """The workspace's settings; the row is made at the first call."""
        row = await self.session.get(WorkspaceRow, self.viewer.workspace)
        if row is None:
            try:
                async with self.session.begin_nested():
                    self.session.add(WorkspaceRow(id=self.viewer.workspace, settings={}, installed_at=now))
            except IntegrityError:  # another process was first
                pass
            row = await self.session.get_one(WorkspaceRow, self.viewer.workspace)
        return dict(row.settings)

    async def remember(self, **settings: Any) -> None:
        """Change settings of the workspace."""
        row = await self.session.get_one(WorkspaceRow, self.viewer.workspace)
        row.settings = {**row.settings, **settings}
        self.session.add(row)

    # --- conversations ---

    async def conversation(self, key: str, now: datetime, *, lock: bool) -> Conversation:
        """The turns of a conversation; with `lock` its next turn waits until this transaction ends."""
        if lock:
            await self._lock(key, now)
        query = select(TurnRow).where(TurnRow.workspace_id == self.viewer.workspace, TurnRow.conversation == key)
        rows = await self.session.exec(query.order_by(col(TurnRow.number)))
        return Conversation(tuple(TurnRecord.from_json(r.record) for r in rows))

    async def _lock(self, key: str, now: datetime) -> ConversationRow:
        identity = (self.viewer.workspace, key)
        row = await self.session.get(ConversationRow, identity, with_for_update=True)
        if row is None:
            try:
                async with self.session.begin_nested():
                    self.session.add(ConversationRow(workspace_id=identity[0], key=key, turns=0, updated_at=now))
            except IntegrityError:  # another process was first
                pass
            row = await self.session.get_one(ConversationRow, identity, with_for_update=True)
        return row

    async def seen(self, event_id: str) -> bool:
        """Whether a turn of this event was taken already."""
        query = select(TurnRow.number).where(
            TurnRow.workspace_id == self.viewer.workspace, TurnRow.event_id == event_id
        )
        return (await self.session.exec(query)).first() is not None

    async def add_turn(self, key: str, event_id: str, record: TurnRecord, now: datetime) -> None:
        """Append a turn. The conversation must be locked by `conversation(..., lock=True)`."""
        row = await self.session.get_one(ConversationRow, (self.viewer.workspace, key))
        self.session.add(
            TurnRow(
                workspace_id=self.viewer.workspace,
                conversation=key,
                number=row.turns + 1,
                event_id=event_id,
                record=record.to_json(),
                at=now,
            )
        )
        row.turns += 1
        row.updated_at = now
        self.session.add(row)
        await self.session.flush()

    # --- scenarios ---

    def _visible(self) -> Any:
        return or_(
            col(ScenarioRow.visibility) == "team",
            col(ScenarioRow.owner) == self.viewer.user,
            (col(ScenarioRow.visibility) == "channel") & (col(ScenarioRow.channel) == self.viewer.channel),
        )

    def _mine(self) -> Any:
        return select(ScenarioRow).where(*self._living())

    def _living(self) -> tuple[Any, ...]:
        here = col(ScenarioRow.workspace_id) == self.viewer.workspace
        return here, col(ScenarioRow.deleted_at).is_(None), self._visible()

    async def names(self, limit: int = 200) -> tuple[str, ...]:
        """Names the viewer may know, newest first."""
        query = select(ScenarioRow.name).where(*self._living())
        return tuple((await self.session.exec(query.order_by(col(ScenarioRow.updated_at).desc()).limit(limit))).all())

    async def summaries(self, limit: int = PAGE) -> tuple[tuple[Summary, ...], int]:
        """The newest saved scenarios, and how many there are."""
        rows: Sequence[ScenarioRow] = (
            await self.session.exec(
                self._mine().order_by(col(ScenarioRow.updated_at).desc(), col(ScenarioRow.id)).limit(limit)
            )
        ).all()
        total = await self.session.scalar(select(func.count()).select_from(ScenarioRow).where(*self._living()))
        return tuple(Summary(r.name, r.version, r.verdict, r.headline, r.owner, r.updated_at) for r in rows), int(
            total or 0
        )

    async def scenarios(self, names: Sequence[str]) -> dict[str, Saved]:
        """Saved scenarios by name, as far as the viewer may see them; names compare without case."""
        found: dict[str, Saved] = {}
        for name in names:
            row = (await self.session.exec(self._mine().where(ScenarioRow.name_key == name_key(name)))).first()
            if row is None:
                continue
            version = await self.session.get_one(ScenarioVersionRow, (row.workspace_id, row.id, row.version))
            found[name] = _saved(row, version)
        return found

    async def save(self, change: SaveScenario, headline: str, now: datetime) -> int:
        """Save a new scenario or a new version; gives the version. Raises `NameTaken` where somebody was faster."""
        key = name_key(change.name)
        query = select(ScenarioRow).where(
            ScenarioRow.workspace_id == self.viewer.workspace, ScenarioRow.name_key == key
        )
        row = (await self.session.exec(query.with_for_update())).first()
        if row is None:
            row = ScenarioRow(
                workspace_id=self.viewer.workspace,
                id=str(uuid4()),
                name=change.name,
                name_key=key,
                owner=self.viewer.user,
                visibility=self._visibility(),
                channel=self.viewer.channel,
                verdict=change.advice.verdict,
                headline=headline[:500],
                version=1,
                created_at=now,
                updated_at=now,
            )
        elif change.expected != row.version:
            raise NameTaken(change.name, row.version, row.owner)
        else:
            row.version, row.updated_at = row.version + 1, now
            row.verdict, row.headline = change.advice.verdict, headline[:500]
        self.session.add(row)
        self.session.add(
            ScenarioVersionRow(
                workspace_id=row.workspace_id,
                scenario_id=row.id,
                version=row.version,
                price_book=change.advice.price_book,
                day=change.advice.on.isoformat(),
                author=self.viewer.user,
                saved_at=now,
                inputs={
                    "values": {k: to_json_value(v) for k, v in change.scenario.values().items()},
                    "said": {k: s.model_dump() for k, s in change.scenario.said.items()},
                },
                advice={**change.advice.to_json(), "headline": headline},
            )
        )
        try:
            await self.session.flush()
        except IntegrityError as problem:
            raise NameTaken(change.name, 1, "") from problem
        return row.version

    async def rename(self, old: str, new: str, now: datetime) -> None:
        """Give a scenario another name. Raises `NameTaken` when the name is in use, KeyError when there is none."""
        row = (
            await self.session.exec(self._mine().where(ScenarioRow.name_key == name_key(old)).with_for_update())
        ).first()
        if row is None:
            raise KeyError(old)
        row.name, row.name_key, row.updated_at = new[:80], name_key(new), now
        self.session.add(row)
        try:
            await self.session.flush()
        except IntegrityError as problem:
            raise NameTaken(new, 1, "") from problem

    async def delete(self, name: str, now: datetime) -> None:
        """Take a scenario off the lists; its row stays, and its name is free. KeyError when there is none."""
        row = (
            await self.session.exec(self._mine().where(ScenarioRow.name_key == name_key(name)).with_for_update())
        ).first()
        if row is None:
            raise KeyError(name)
        row.deleted_at, row.name_key = now, f"#{row.id}"
        self.session.add(row)
        await self.session.flush()

    def _visibility(self) -> str:
        if self.viewer.is_dm:
            return "private"
        return "channel" if self.viewer.is_private else "team"


def name_key(name: str) -> str:
    """Names are unique without case."""
    return " ".join(name.lower().split())[:80]


def _saved(row: ScenarioRow, version: ScenarioVersionRow) -> Saved:
    said = {k: Said(**v) for k, v in version.inputs["said"].items()}
    return Saved(
        row.name,
        row.version,
        build_scenario(version.inputs["values"], said),
        version.advice,
        row.owner,
        version.saved_at,
    )
