"""What speaks for which field of one quantity: scores that the words around it, its shape and the conversation raise."""

from __future__ import annotations

from dataclasses import dataclass

from bot.language.attachment.attached import Attached
from bot.language.intent import Context


@dataclass(slots=True)
class Evidence:
    """`scores`: (score, the words it comes from) by field; `shapes`: kinds of field that the quantity could fill."""

    item: Attached
    shapes: set[str]
    scores: dict[str, tuple[float, str]]
    context: Context
    text: str

    @property
    def before(self) -> str:
        return self.text[max(0, self.item.start - 45) : self.item.start]

    @property
    def after(self) -> str:
        return self.text[self.item.end : self.item.end + 45]

    def score(self, name: str) -> float:
        """Of a field, 0 where nothing speaks for it."""
        return self.scores.get(name, (0.0, ""))[0]

    def raise_by(self, name: str, amount: float, words: str) -> None:
        """Add to a field's score; the first words stay."""
        score, known = self.scores.get(name, (0.0, ""))
        self.scores[name] = (score + amount, known or words)

    def lower(self, name: str, factor: float) -> None:
        """Multiply a field's score, where it has one."""
        if name in self.scores:
            score, words = self.scores[name]
            self.scores[name] = (score * factor, words)
