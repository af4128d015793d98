"""Figures that are worked out from others in the same message, stage by stage."""

from __future__ import annotations

from bot.language.arithmetic.each import (
    count_times_price,
    each_of_how_many,
    price_of_a_batch,
    so_many_each,
    steps_of_each,
)
from bot.language.arithmetic.over_time import every_so_often, so_many_times_a_month, sum_over_a_time
from bot.language.arithmetic.parts import (
    part_of_total,
    parts_in_thousands,
    so_many_right,
    those_are_labelled,
    tokens_of_which,
    two_in_focus,
)
from bot.language.arithmetic.results import sum_of_parts, volume_times_price, what_it_comes_to, work_that_comes_to
from bot.language.attachment.attached import Attached
from bot.language.intent import Context


def work_out(text: str, found: list[Attached], context: Context) -> None:
    """Put together the figures that give one input, and drop those it is worked out from."""
    price_of_a_batch(text, found)
    sum_over_a_time(text, found)
    every_so_often(text, found)
    so_many_times_a_month(text, found)
    so_many_right(text, found)
    those_are_labelled(text, found)
    tokens_of_which(text, found)
    so_many_each(text, found)
    steps_of_each(text, found)
    parts_in_thousands(text, found, context)
    two_in_focus(text, found, context)
    count_times_price(text, found)
    each_of_how_many(text, found, context)
    part_of_total(text, found)
    work_that_comes_to(text, found)
    sum_of_parts(text, found)
    volume_times_price(text, found)
    what_it_comes_to(text, found, context)
