"""The store on SQLite and Postgres: turns, scenarios, isolation, outbox, migrations."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection
from sqlmodel import SQLModel

from bot.dialogue import Turn, Viewer
from bot.journey import Journey
from bot.store import Database, Outbox, Repository

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ANA = Viewer("T1", "U1", "C1")
MAIN = "prompting $10K/month, fine-tune $80K upfront and $2K/month to run"


def turn(text: str, viewer: Viewer = ANA, event: str = "", key: str = "k") -> Turn:
    return Turn(text, viewer, key, event or f"e-{text}-{key}", NOW)


def journey(database: Database) -> Journey:
    return Journey(database, now=lambda: NOW, on=date(2026, 11, 24))


async def test_a_conversation_survives_a_restart(database: Database) -> None:
    await journey(database).take(turn(MAIN))
    again = Database(database.url)
    taken = await journey(again).take(turn("what if volume doubles?"))
    assert taken is not None
    assert "before: month 10" in taken.document.headline
    await again.close()


async def test_an_event_counts_once_even_when_sent_at_once(database: Database) -> None:
    road = journey(database)
    first = await road.take(turn(MAIN, event="same"), {"channel": "C1"})
    others = await asyncio.gather(*(road.take(turn(MAIN, event="same"), {"channel": "C1"}) for _ in range(5)))
    assert first is not None
    assert others == [None] * 5
    assert await Outbox(database).unsent() == 1


async def test_turns_of_one_thread_do_not_overtake_each_other(database: Database) -> None:
    road = journey(database)
    await road.take(turn(MAIN))
    await asyncio.gather(*(road.take(turn(f"add {i}k to the upfront", event=f"e{i}")) for i in range(1, 9)))
    draft = await road.draft(ANA, "k")
    assert draft.scenario.ft_upfront_cost == 80_000 + 36_000


async def test_saving_listing_and_versions(database: Database) -> None:
    road = journey(database)
    for text in (MAIN, "save as claims", "make the upfront 40k", "save"):
        await road.take(turn(text))
    taken = await road.take(turn("list"))
    assert taken is not None
    async with database.session() as session:
        saved = (await Repository(session, ANA).scenarios(["CLAIMS"]))["CLAIMS"]
    assert saved.version == 2
    assert saved.advice["break_even_month"] == 5
    assert saved.scenario.said["ft_upfront_cost"].words == "40k"


async def test_two_people_saving_at_once(database: Database) -> None:
    road, ben = journey(database), Viewer("T1", "U2", "C1")
    await road.take(turn(MAIN))
    await road.take(turn("save as claims"))
    await road.take(turn("show claims", ben, key="b"))
    await road.take(turn("make the upfront 40k"))
    await road.take(turn("save"))
    late = await road.take(turn("save", ben, key="b"))
    assert late is not None
    assert "was not saved" in late.document.headline
    assert (await road.draft(ben, "b")).scenario.ft_upfront_cost == 80_000


@pytest.mark.parametrize("stranger", [Viewer("T2", "U1", "C1"), Viewer("T1", "U1", "C1", enterprise="E1")])
async def test_two_workspaces_never_meet(database: Database, stranger: Viewer) -> None:
    road = journey(database)
    await road.take(turn(MAIN))
    await road.take(turn("save as claims"))
    async with database.session() as session:
        theirs = Repository(session, stranger)
        assert await theirs.names() == ()
        assert await theirs.scenarios(["claims"]) == {}
        assert await theirs.summaries() == ((), 0)
        assert (await theirs.conversation("k", NOW, lock=False)).turns == ()
        assert not await theirs.seen(f"e-{MAIN}-k")


async def test_private_scenarios_are_not_found_by_others(database: Database) -> None:
    road, alone = journey(database), Viewer("T1", "U1", "D1", is_dm=True)
    await road.take(turn(MAIN, alone))
    await road.take(turn("save as secret", alone))
    async with database.session() as session:
        assert await Repository(session, Viewer("T1", "U2", "C1")).names() == ()
        assert await Repository(session, ANA).names() == ("secret",)


async def test_the_outbox_leases_and_marks(database: Database) -> None:
    await journey(database).take(turn(MAIN), {"channel": "C1"})
    outbox = Outbox(database)
    assert await outbox.due(NOW) == []
    later = NOW + timedelta(seconds=30)
    due = await outbox.due(later)
    assert len(due) == 1
    assert await outbox.due(later) == []
    assert await outbox.mark_sent(due[0])
    assert not await outbox.mark_sent(due[0])
    assert await outbox.unsent() == 0


async def test_migrated_from_empty_equals_the_models(database: Database) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def differences(connection: Connection) -> list[object]:
        return compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), SQLModel.metadata)

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    assert await database.ready()
    await asyncio.gather(*(Database(database.url).migrate() for _ in range(2)))


async def test_renaming_and_deleting_ask_and_are_the_owners(database: Database) -> None:
    road, bob = journey(database), Viewer("T1", "U2", "C1")

    async def say(text: str, viewer: Viewer = ANA, key: str = "k") -> str:
        taken = await road.take(turn(text, viewer, event=f"{text}-{key}-{viewer.user}-{len(seen)}", key=key))
        seen.append(text)
        assert taken is not None
        return taken.document.headline

    seen: list[str] = []
    await say(MAIN)
    await say("save as claims")
    assert await say("rename claims to claims-2027") == "“claims” is now called “claims-2027”."
    assert "was saved by <@U1>" in await say("delete claims-2027", bob, "b")
    assert await say("delete claims-2027") == "Delete “claims-2027” for everyone?"
    assert await say("no") == "“claims-2027” is kept."
    await say("delete claims-2027")
    assert await say("yes") == "“claims-2027” is deleted."
    assert await say("list") == "0 saved scenarios." or "No scenario" in await say("list")
    assert await say("save as claims-2027") == "Saved “claims-2027”."
