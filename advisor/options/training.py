"""The upfront cost of a fine-tune that nobody quoted, line by line: data, training runs, engineering."""

from __future__ import annotations

from typing import Any

import numpy as np

from advisor.entries import Service
from advisor.fields import FIELDS
from advisor.ledger import Figure
from advisor.options import quoted
from advisor.options.base import Context

DATA, TRAINING, ENGINEERING = "Data preparation", "Training runs", "Engineering"


def upfront(context: Context, service: Service) -> tuple[dict[str, Figure], str] | None:
    """Upfront lines and how they came about; None without an exchange rate.

    A said total, or said parts, come first. What is not said: examples still to label x price per example, training
    tokens x price, and the sourced range of a project's engineering; separate tasks multiply all three.
    """
    if context.said("ft_upfront_cost") is not None:
        lines = quoted.upfront_lines(context)
        if context.inputs.numbers["ft_upfront_cost"].basis == "said":
            return lines, "upfront as you gave it"
    else:
        lines = {}
    rate = context.inputs.usd_rate
    if rate is None:
        return None
    tasks = context.said("use_cases")
    each = 1.0 if tasks is None else tasks
    computed = {
        DATA: ("ft_data_prep_cost", data_cost),
        TRAINING: ("ft_training_cost", lambda c: training_cost(c, service)),
        ENGINEERING: ("ft_engineering_cost", lambda c: c.figure("ft_engineering_cost")),
    }
    for name, (field, cost) in computed.items():
        if FIELDS[field].label in lines:
            continue
        amount = cost(context)
        if amount is not None:
            lines[name] = amount * each
    note = "upfront from its parts: labels still to make, training tokens x price, engineering as usual for a project"
    if tasks is not None and float(np.max(tasks)) > 1:
        note += ", for each of the tasks"
    return lines, note


def data_cost(context: Context) -> Figure | None:
    """Examples still to label x the price of one label, in the scenario's currency."""
    price = context.figure("ft_labelling_cost_per_example")
    return None if price is None else price * examples_missing(context)


def examples_missing(context: Context) -> Any:
    """Examples to label: those needed less those at hand, never below zero."""
    have = context.said("labelled_examples")
    needed = context.constant("examples_needed")
    return np.maximum(0.0, needed - have) if have is not None else needed


def examples_used(context: Context) -> Any:
    """Examples in the training set: all at hand, at least those needed."""
    have = context.said("labelled_examples")
    needed = context.constant("examples_needed")
    return needed if have is None else np.maximum(needed, have)


def training_cost(context: Context, service: Service) -> Figure | None:
    """Training tokens (examples x tokens x epochs) x the service's price; None when tokens are not known."""
    tokens, epochs = context.figure("tokens_per_example"), context.figure("training_epochs")
    rate = context.inputs.usd_rate
    if tokens is None or epochs is None or rate is None:
        return None
    return examples_used(context) * tokens * epochs / 1e6 * float(service.price.value) * rate
