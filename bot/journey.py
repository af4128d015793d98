"""The one road: load -> understand -> fetch -> decide -> commit -> reply. Slack, command line and sandbox all take it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from bot import clock
from bot.dialogue import Decision, Draft, Fetched, Reply, Saved, Turn, TurnRecord, Viewer, decide
from bot.dialogue import reply as r
from bot.dialogue.case import Change, DeleteScenario, RenameScenario, SaveScenario
from bot.dialogue.reading import read
from bot.language import Intent
from bot.store import Database, Delivery, NameTaken, Repository
from bot.store.outbox import add_delivery
from bot.views import Document, document_of
from bot.views.card import headline as card_headline


@dataclass(frozen=True, slots=True)
class Taken:
    """One turn that was taken: the decision, the laid-out reply, and its place in the outbox (None: no target)."""

    decision: Decision
    document: Document
    delivery: Delivery | None


class Journey:
    """Takes turns against one database. `today` gives the day of the answer."""

    def __init__(self, database: Database, *, now: Callable[[], datetime] = clock.now, on: date | None = None) -> None:
        self.database, self.now, self._on = database, now, on

    def today(self) -> date:
        return self._on or self.now().date()

    async def take(self, turn: Turn, target: Mapping[str, Any] | None = None) -> Taken | None:
        """Answer a turn: everything it changes, and its reply, commit together. None: this event was taken before.

        When somebody else saved under the same name in between, nothing of the turn is kept but a reply that says so.
        """
        try:
            return await self._take(turn, target, None)
        except NameTaken as taken:
            return await self._take(turn, target, taken)

    async def _take(self, turn: Turn, target: Mapping[str, Any] | None, taken: NameTaken | None) -> Taken | None:
        now = self.now()
        async with self.database.transaction() as session:
            repository = Repository(session, turn.viewer)
            settings = await repository.workspace(now)
            conversation = await repository.conversation(turn.conversation, now, lock=True)
            if await repository.seen(turn.event_id):
                return None
            fetched = Fetched(names=await repository.names())
            intent = read(turn, conversation.draft(), fetched.names, settings)
            fetched = await self._fetch(repository, intent, fetched, conversation.draft())
            decision = decide(turn, intent, conversation, fetched, self.today())
            if taken is not None:
                decision = _refused_save(decision, taken)
            document = document_of(decision.reply)
            await self._write(repository, decision.change, now)
            await repository.add_turn(turn.conversation, turn.event_id, decision.record, now)
            delivery = None
            if target is not None:
                where = {**target, "share": decision.reply.share, "draft": turn.conversation}
                delivery = await add_delivery(
                    session, turn.viewer, turn.event_id, where, document.model_dump(mode="json"), now
                )
        return Taken(decision, document, delivery)

    async def _write(self, repository: Repository, change: Change | None, now: datetime) -> None:
        match change:
            case SaveScenario():
                await repository.save(change, card_headline(change.advice, branch=False), now)
            case RenameScenario():
                await repository.rename(change.name, change.new_name, now)
            case DeleteScenario():
                await repository.delete(change.name, now)
            case None:
                pass

    async def _fetch(self, repository: Repository, intent: Intent, fetched: Fetched, draft: Draft) -> Fetched:
        """What the intent needs from the store."""
        if intent.intent == "list":
            summaries, total = await repository.summaries()
            return replace(fetched, summaries=summaries, total=total)
        names = [str(n) for n in intent.args.get("names", ())] if intent.intent == "compare" else []
        if intent.intent in ("show", "save", "rename", "delete", "share", "chart"):
            waiting = draft.confirming[1] if draft.confirming else None
            names = [str(n) for n in (intent.args.get("name"), draft.current, waiting) if n]
        if intent.intent == "portfolio":
            names = [str(n) for n in intent.args.get("names", ()) or fetched.names]
        scenarios: dict[str, Saved] = await repository.scenarios(names) if names else {}
        return replace(fetched, scenarios=scenarios)

    async def draft(self, viewer: Viewer, key: str) -> Draft:
        """The present state of a conversation, for forms."""
        async with self.database.session() as session:
            return (await Repository(session, viewer).conversation(key, self.now(), lock=False)).draft()

    async def adopt(self, viewer: Viewer, source: str, target: str) -> None:
        """Start conversation `target` with the scenario of `source`: a shared card's thread goes on from there."""
        now = self.now()
        async with self.database.transaction() as session:
            repository = Repository(session, viewer)
            await repository.workspace(now)
            draft = (await repository.conversation(source, now, lock=False)).draft()
            conversation = await repository.conversation(target, now, lock=True)
            if conversation.turns or not draft.scenario.values():
                return
            said = draft.scenario.said
            record = TurnRecord(
                kind="load",
                intent="share",
                who=viewer.user,
                patch=draft.scenario.values(),
                hypothetical=draft.branch,
                words={k: s.words for k, s in said.items()},
                derived=tuple(k for k, s in said.items() if s.derived),
                loaded=draft.current,
                loaded_version=draft.current_version,
                asked=draft.asked,
            )
            await repository.add_turn(target, f"adopt:{target}", record, now)


def _refused_save(decision: Decision, taken: NameTaken) -> Decision:
    by = f" by <@{taken.author}>" if taken.author else ""
    body = r.Told(
        f"“{taken.name}” was not saved: it has been saved{by} meanwhile as version {taken.version}. Your draft is kept.",
        hint=f"`show {taken.name}` opens the saved one, `save as OTHER-NAME` keeps yours beside it.",
    )
    record = replace(decision.record, kind="talk", saved_as=None, saved_version=None)
    return replace(decision, reply=Reply(body, draft=decision.reply.draft), change=None, record=record)
