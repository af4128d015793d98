"""UNDERSTAND: text -> `Intent`. Deterministic, linear, no Slack, no database, no exception on any text."""

from bot.language.intent import Context, Doubt, Intent
from bot.language.understand import understand

__all__ = ["Context", "Doubt", "Intent", "understand"]
