"""DECIDE: a turn and a conversation in, a reply and changes out. Pure: no Slack, no database, no clock."""

from bot.dialogue.conversation import Conversation, Draft, TurnRecord
from bot.dialogue.decide import Decision, decide
from bot.dialogue.reply import ActionId, Reply
from bot.dialogue.turn import Fetched, Saved, Summary, Turn, Viewer

__all__ = [
    "ActionId",
    "Conversation",
    "Decision",
    "Draft",
    "Fetched",
    "Reply",
    "Saved",
    "Summary",
    "Turn",
    "TurnRecord",
    "Viewer",
    "decide",
]
