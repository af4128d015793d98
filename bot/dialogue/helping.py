"""The table of what can be asked, with an example each. Help is generated from it; examples are in the corpus."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """`intent` handles it; `examples` are sentences that work when typed."""

    intent: str
    title: str
    examples: tuple[str, ...]


ENTRIES: tuple[Entry, ...] = (
    Entry(
        "new_scenario",
        "Ask",
        (
            "prompting $10K/month, fine-tune $80K upfront and $2K/month to run",
            "we pay $10K a month for prompts, is fine-tuning worth it?",
            "1M requests a month, 1,500 tokens in, 400 out, on gpt-4o",
        ),
    ),
    Entry("set_input", "Correct or add", ("volume is 650K a month", "make it 15k", "add 8k to the upfront")),
    Entry("set_input", "Try", ("what if volume doubles?", "what if the upfront is 60k?")),
    Entry("explain", "Ask why", ("why?", "how did you get that?")),
    Entry("assumptions", "See what was assumed", ("what did you assume?",)),
    Entry("chart", "See it", ("chart it",)),
    Entry("sensitivity", "See what moves it", ("what matters most?", "how sure is that?")),
    Entry(
        "goal_seek",
        "Solve for an input",
        ("how much upfront can we spend to pay back in 12 months?", "what volume do we need to break even?"),
    ),
    Entry("plan", "Plan it", ("make a plan", "how big must the hold-out set be?")),
    Entry("portfolio", "Choose among saved ones", ("which of these should we tune?",)),
    Entry("save", "Save", ("save as claims-2026",)),
    Entry("list", "List saved scenarios", ("list",)),
    Entry("show", "Open one", ("show claims-2026",)),
    Entry("compare", "Compare two", ("compare claims-2026 and support-bot",)),
    Entry("rename", "Rename one", ("rename claims-2026 to claims",)),
    Entry("delete", "Delete one; it asks first", ("delete claims",)),
    Entry("share", "Share with the channel", ("share it",)),
    Entry("undo", "Take the last change back", ("undo",)),
    Entry("reset", "Start over", ("start over",)),
    Entry(
        "qa", "Ask about fine-tuning", ("LoRA or full fine-tuning?", "how much data do we need?", "RAG or fine-tuning?")
    ),
    Entry("help", "This help", ("help",)),
)
NOT_ANSWERED = (
    "Edited and deleted messages and messages of other bots are not answered. In threads, mention me: "
    "slash commands do not work there."
)
