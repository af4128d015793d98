"""App Home: the team's saved scenarios and a way to start."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue import ActionId, Summary
from bot.views import blockkit as bk
from bot.views.document import Button


def home_view(summaries: Sequence[Summary], total: int) -> bk.Block:
    """The Home tab; at most 20 scenarios, one section each."""
    blocks: list[bk.Block] = [
        bk.header("Fine-tuning ROI"),
        bk.section(
            "Is fine-tuning worth it? Ask with `/ftroi` in any channel, mention me in a thread, or write me a message."
        ),
        bk.actions([Button(label="New scenario", action=ActionId.NEW_SCENARIO, value="home", primary=True)]),
        {"type": "divider"},
        bk.section(
            f"*Saved scenarios: {total}*" if total else "*No scenario is saved yet.* Answers have a Save button."
        ),
    ]
    for i, s in enumerate(summaries[:20]):
        text = f"*{bk.escape(s.name)}*  v{s.version}, {s.saved_at:%Y-%m-%d}\n{bk.escape(s.headline)}"
        blocks.append({**bk.section(text), "accessory": _open(i, s.name)})
    if total > 20:
        blocks.append(bk.context(f"The newest 20 of {total:,}."))
    return {"type": "home", "blocks": blocks}


def _open(index: int, name: str) -> bk.Block:
    return bk.actions([Button(label="Open", action=f"{ActionId.OPEN_SCENARIO}:{index}", value=name)])["elements"][0]
