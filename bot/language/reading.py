"""One message on its way through the stages: what was read of it so far."""

from __future__ import annotations

from decimal import Decimal

from advisor import ScenarioError, Value
from advisor.scenario import check_bounds
from bot.language.figures.quantities import find_quantities
from bot.language.intent import Context, Doubt
from bot.language.requests.intents import HYPOTHETICAL
from bot.language.requests.names import name_spans
from bot.language.statements.models import model_spans
from bot.language.text.normalise import Message
from bot.language.text.tokens import Kind as TokenKind
from bot.language.text.tokens import tokenise


class Reading:
    """The state that the stages share. `text`: the message in small letters; `request`: where what is asked for stands
    (in a longer message its beginning and end); `inputs`, `words`, `doubts`, `evidence`, `scale`, `left`: as in `Intent`."""

    def __init__(self, message: Message, context: Context) -> None:
        self.message, self.context = message, context
        self.text = message.lower
        self.request = self.text if len(self.text) <= _WHOLE else f"{self.text[:_ENDS]} {self.text[-_ENDS:]}"
        self.inputs: dict[str, Value | None] = {}
        self.words: dict[str, str] = {}
        self.doubts: list[Doubt] = []
        self.evidence: list[str] = []
        self.scale: dict[str, Decimal] = {}
        self.left: tuple[str, ...] = ()
        self.hypothetical = bool(HYPOTHETICAL.search(self.request))
        tokens = tokenise(self.text)
        spans = [*model_spans(self.text), *name_spans(message, context.saved)]
        for token in tokens:
            if token.kind is TokenKind.NUMBER and any(a <= token.start < b for a, b in spans):
                token.kind = TokenKind.NAME
        self.tokens = tokens
        self.quantities = find_quantities(tokens, MAX_FIGURES + 1)

    def set(self, name: str, value: Value, words: str) -> None:
        """Take a value for an input; one outside its bounds is asked about."""
        try:
            check_bounds(name, value)
        except ScenarioError as problem:
            self.doubts.append(Doubt((name,), None, words, problem.sentence))
            return
        self.inputs[name] = value
        words = words.strip()
        at = self.text.find(words)
        self.words[name] = (self.message.text[at : at + len(words)] if at >= 0 else words)[:120]
        self.evidence.append(f"{name} = {value}: from {words.strip()[:80]!r}")

    def withdraw(self) -> None:
        """Take nothing from this message after all."""
        self.inputs.clear()
        self.words.clear()


_WHOLE, _ENDS = 1_200, 500
"""In a longer message what is asked for stands at its beginning or its end."""
MAX_FIGURES = 40
"""A message with more figures than this is a table, not a question."""
