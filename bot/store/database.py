"""The engine: SQLite by default, Postgres by URL; writing transactions start immediate; migrations run under a lock."""

from __future__ import annotations

import asyncio
import fcntl
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alembic.config import Config

_MIGRATIONS = Path(__file__).parent / "migrations"
_IN_THIS_PROCESS = threading.Lock()  # alembic keeps its context in module globals
_LOCK_NUMBER = 0x66_74_72_6F_69  # "ftroi": the advisory lock of migrations on Postgres


def async_url(url: str) -> str:
    """The URL with its asynchronous driver: `sqlite:///x` and `postgresql://...` as people write them."""
    parsed = make_url(url)
    if parsed.drivername == "sqlite":
        return parsed.set(drivername="sqlite+aiosqlite").render_as_string(hide_password=False)
    if parsed.drivername in ("postgres", "postgresql"):
        return parsed.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    return url


class Database:
    """One engine. `session()` reads; `transaction()` writes and commits on leaving."""

    def __init__(self, url: str) -> None:
        self.url = async_url(url)
        self.sqlite = make_url(self.url).get_backend_name() == "sqlite"
        self.engine = self._engine()

    def _engine(self) -> AsyncEngine:
        if not self.sqlite:
            return create_async_engine(
                self.url,
                pool_pre_ping=True,
                connect_args={"connect_timeout": 2, "options": "-c statement_timeout=2500"},
            )
        engine = create_async_engine(self.url, connect_args={"timeout": 2.5})

        @event.listens_for(engine.sync_engine, "connect")
        def _on_connect(connection: Any, _record: Any) -> None:  # pyright: ignore[reportUnusedFunction]
            connection.isolation_level = None  # we say BEGIN ourselves
            cursor = connection.cursor()
            for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", "busy_timeout=2500"):
                cursor.execute(f"PRAGMA {pragma}")
            cursor.close()

        @event.listens_for(engine.sync_engine, "begin")
        def _on_begin(connection: Any) -> None:  # pyright: ignore[reportUnusedFunction]
            connection.exec_driver_sql(
                "BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN"
            )

        return engine

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """A session for reading."""
        async with AsyncSession(self.engine, expire_on_commit=False) as session:
            yield session

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session whose work is one transaction: committed on leaving, rolled back on an exception.

        On SQLite it takes the write lock at once, so that two writers queue instead of losing an update.
        """
        engine = self.engine.execution_options(writes=True) if self.sqlite else self.engine
        async with AsyncSession(engine, expire_on_commit=False) as session, session.begin():
            yield session

    async def ready(self) -> bool:
        """Whether the database answers and is migrated to the newest version."""
        from alembic.script import ScriptDirectory

        head = ScriptDirectory.from_config(_config(self.url)).get_current_head()
        try:
            async with self.engine.connect() as connection:
                found = await connection.scalar(text("SELECT version_num FROM alembic_version"))
        except Exception:
            return False
        return found == head

    async def migrate(self) -> None:
        """Bring the schema up to date; safe when several processes start at once."""
        await asyncio.to_thread(self._migrate_locked)

    def _migrate_locked(self) -> None:
        from alembic import command

        with _IN_THIS_PROCESS, self._file_lock():
            command.upgrade(_config(self.url), "head")

    @contextmanager
    def _file_lock(self) -> Iterator[None]:
        path = make_url(self.url).database
        if not self.sqlite or not path or path == ":memory:":
            yield
            return
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        with open(f"{path}.migrate-lock", "w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    async def close(self) -> None:
        await self.engine.dispose()


def _config(url: str) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["url"] = url
    config.attributes["lock"] = _LOCK_NUMBER
    return config
