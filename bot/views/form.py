"""The modals: the scenario form, prefilled, and the name to save under. Fields are read by the same reader as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor import FIELDS, Range, Scenario, ScenarioError, Value
from advisor.scenario import check_bounds
from bot.dialogue import ActionId
from bot.language import Context, understand
from bot.views.blockkit import Block
from bot.views.format import field_value

FORM_FIELDS: tuple[tuple[str, str], ...] = (
    ("prompting_cost_per_month", "$10K a month"),
    ("requests_per_month", "400K a month"),
    ("input_tokens_per_request", "1,500"),
    ("output_tokens_per_request", "400"),
    ("base_model", "gpt-4o"),
    ("ft_upfront_cost", "$80K"),
    ("ft_inference_cost_per_month", "$2K a month"),
    ("labelled_examples", "3,000"),
    ("current_accuracy", "78%"),
    ("target_accuracy", "90%"),
    ("growth_rate_per_month", "3% a month"),
    ("horizon_months", "36 months"),
)
_NAME = "name"


def scenario_form(scenario: Scenario, metadata: str) -> Block:
    """The form behind bare `/ftroi` and What if; every field is optional."""
    currency = scenario.currency or "USD"
    return {
        "type": "modal",
        "callback_id": ActionId.SCENARIO_FORM.value,
        "private_metadata": metadata[:3000],
        "title": _plain("Fine-tuning ROI"),
        "submit": _plain("Work it out"),
        "close": _plain("Cancel"),
        "blocks": [
            {
                "type": "context",
                "elements": [
                    {
                        "type": "mrkdwn",
                        "text": "Leave blank what you do not know. Write figures as you would say them: 10k, 1.5M a month, 80 grand.",
                    }
                ],
            },
            *(_input(name, hint, scenario.get(name), currency) for name, hint in FORM_FIELDS),
        ],
    }


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def _input(name: str, hint: str, value: Value | None, currency: str) -> Block:
    element: Block = {"type": "plain_text_input", "action_id": name, "max_length": 80, "placeholder": _plain(hint)}
    if value is not None:
        element["initial_value"] = initial_text(name, value, currency)
    return {
        "type": "input",
        "block_id": name,
        "optional": True,
        "label": _plain(FIELDS[name].label),
        "element": element,
    }


def initial_text(name: str, value: Value, currency: str) -> str:
    """A value as text that the form reads back to the same value."""
    if isinstance(value, Range) and value.low is not None and value.high is not None:
        return f"{field_value(name, value.low, currency)} to {field_value(name, value.high, currency)}"[:80]
    return field_value(name, value, currency)[:80]


def read_form(
    state: Mapping[str, Any], before: Scenario
) -> tuple[dict[str, Value | None], dict[str, str], dict[str, str]]:
    """(patch, words, errors by field) of a submitted form; unchanged fields are not in the patch."""
    patch: dict[str, Value | None] = {}
    words: dict[str, str] = {}
    errors: dict[str, str] = {}
    currency = before.currency or "USD"
    for name, hint in FORM_FIELDS:
        typed = str((state.get(name, {}).get(name, {}) or {}).get("value") or "").strip()
        old = before.get(name)
        if not typed:
            if old is not None:
                patch[name] = None
            continue
        if old is not None and typed == initial_text(name, old, currency):
            continue
        value, problem = _read(name, typed, before)
        if problem or value is None:
            errors[name] = problem or f"I cannot read that; for example: {hint}"
        else:
            patch[name], words[name] = value, typed
    return patch, words, errors


def _read(name: str, typed: str, before: Scenario) -> tuple[Value | None, str]:
    if name == "base_model":
        slug = understand(f"we use {typed} today").inputs.get(name)
        return (slug if isinstance(slug, str) else typed.lower().replace(" ", "-")[:80]), ""
    context = Context(asked=name, focus=(name,), inputs={"currency": before.currency} if before.currency else {})
    found = understand(typed, context)
    if found.doubts:
        return None, next((d.why for d in found.doubts if d.why.endswith(".")), "")
    value = found.inputs.get(name)
    if value is None:
        return None, ""
    try:
        check_bounds(name, value)
    except ScenarioError as problem:
        return None, problem.sentence
    return value, ""


def save_form(suggested: str, metadata: str) -> Block:
    """Asks for the name to save under."""
    return {
        "type": "modal",
        "callback_id": ActionId.SAVE_FORM.value,
        "private_metadata": metadata[:3000],
        "title": _plain("Save scenario"),
        "submit": _plain("Save"),
        "close": _plain("Cancel"),
        "blocks": [
            {
                "type": "input",
                "block_id": _NAME,
                "label": _plain("Name"),
                "element": {
                    "type": "plain_text_input",
                    "action_id": _NAME,
                    "max_length": 80,
                    "initial_value": suggested[:80],
                },
            }
        ],
    }


def read_save_form(state: Mapping[str, Any]) -> str:
    """The name typed into the save form."""
    return " ".join(str((state.get(_NAME, {}).get(_NAME, {}) or {}).get("value") or "").split())[:80]
