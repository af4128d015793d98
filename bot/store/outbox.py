"""The transactional outbox: replies commit with their turn and leave afterwards, under a lease; none is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.dialogue import Viewer
from bot.store.database import Database
from bot.store.tables import DeliveryRow

LEASE = timedelta(seconds=20)
MAX_ATTEMPTS = 8


@dataclass(frozen=True, slots=True)
class Delivery:
    """A reply on its way: `target` says where to, `document` what (both plain JSON)."""

    id: int
    workspace: str
    event_id: str
    target: dict[str, Any]
    document: dict[str, Any]
    attempts: int


async def add_delivery(
    session: AsyncSession,
    viewer: Viewer,
    event_id: str,
    target: dict[str, Any],
    document: dict[str, Any],
    now: datetime,
) -> Delivery:
    """Write a reply into the transaction of its turn; the caller holds the first lease."""
    row = DeliveryRow(
        workspace_id=viewer.workspace,
        event_id=event_id,
        target=target,
        document=document,
        lease_until=now + LEASE,
        created_at=now,
    )
    session.add(row)
    await session.flush()
    assert row.id is not None
    return Delivery(row.id, row.workspace_id, event_id, target, document, 0)


class Outbox:
    """What senders need: take a lease on due replies, mark them sent."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def due(self, now: datetime, limit: int = 20) -> list[Delivery]:
        """Unsent replies whose lease ran out, each leased to the caller. Replicas do not get the same one."""
        async with self.database.transaction() as session:
            query = select(DeliveryRow).where(
                col(DeliveryRow.sent).is_(False), DeliveryRow.lease_until < now, DeliveryRow.attempts < MAX_ATTEMPTS
            )
            rows = (
                await session.exec(query.order_by(col(DeliveryRow.id)).limit(limit).with_for_update(skip_locked=True))
            ).all()
            found: list[Delivery] = []
            for row in rows:
                row.lease_until, row.attempts = now + LEASE * (row.attempts + 1), row.attempts + 1
                session.add(row)
                assert row.id is not None
                found.append(Delivery(row.id, row.workspace_id, row.event_id, row.target, row.document, row.attempts))
            return found

    async def mark_sent(self, delivery: Delivery) -> bool:
        """Mark a reply as sent; False when somebody did before."""
        async with self.database.transaction() as session:
            statement = (
                update(DeliveryRow)
                .where(col(DeliveryRow.id) == delivery.id, col(DeliveryRow.sent).is_(False))
                .values(sent=True)
            )
            result = await session.exec(statement)
            assert isinstance(result, CursorResult)
            return result.rowcount == 1

    async def postpone(self, delivery: Delivery, until: datetime) -> None:
        """Give a reply back to be sent not before `until` (Slack's Retry-After)."""
        async with self.database.transaction() as session:
            row = await session.get_one(DeliveryRow, delivery.id)
            row.lease_until = until
            session.add(row)

    async def unsent(self) -> int:
        """How many replies wait."""
        async with self.database.session() as session:
            return len((await session.exec(select(DeliveryRow.id).where(col(DeliveryRow.sent).is_(False)))).all())
