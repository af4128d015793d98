"""SHOW: a reply as a document, and the document as Slack blocks or plain text."""

from bot.views.blocks import Rung, message_blocks
from bot.views.document import Document
from bot.views.render import document_of
from bot.views.text import document_text

__all__ = ["Document", "Rung", "document_of", "document_text", "message_blocks"]
