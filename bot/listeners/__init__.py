"""HEAR: the only place that speaks Bolt. A listener makes a `Turn`, the journey commits it, the sender delivers."""

from slack_bolt.async_app import AsyncApp

from bot.listeners import actions, commands, home, messages, submissions
from bot.listeners.hearing import Hearing
from bot.listeners.sender import Sender


def register(app: AsyncApp, hearing: Hearing) -> None:
    """Attach all listeners."""
    for module in (commands, messages, actions, submissions, home):
        module.register(app, hearing)


__all__ = ["Hearing", "Sender", "register"]
