"""REMEMBER: SQLModel tables and repositories. Rows never leave this folder; every query takes a `Viewer`."""

from bot.store.database import Database
from bot.store.outbox import Delivery, Outbox
from bot.store.repository import NameTaken, Repository

__all__ = ["Database", "Delivery", "NameTaken", "Outbox", "Repository"]
