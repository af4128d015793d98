"""Figures that are worked out from others in the same message: by hand, a line each."""

from decimal import Decimal
from typing import Any

import pytest

from bot.language import Context, understand

D = Decimal
HELD: dict[str, Any] = {
    "prompting_cost_per_month": D(12_000),
    "ft_upfront_cost": D(60_000),
    "ft_inference_cost_per_month": D(1_500),
    "requests_per_month": D(400_000),
}


@pytest.mark.parametrize(
    ("text", "inputs"),
    [
        # 24,000 / 12
        ("80k upfront, 24k every 12 months to run it", {"ft_upfront_cost": 80_000, "ft_inference_cost_per_month": 2_000}),
        # both sides named, before or behind; only the first bears a currency
        ("$2.50 in, 10 out", {"input_price_per_mtok": D("2.5"), "output_price_per_mtok": 10}),
        ("in $3, out 15", {"input_price_per_mtok": 3, "output_price_per_mtok": 15}),
        # so many each: 30 x 800; 15 x 200 x 30; 9,000 x 3
        ("800 reps, each sends around 30 prompts a month", {"requests_per_month": 24_000}),
        ("each of our 200 nurses asks it 15 things a day", {"requests_per_month": 90_000}),
        ("9k chats a month, each of them takes 3 model calls", {"requests_per_month": 27_000}),
        # while open: 40 x 10 x 22
        ("40 calls an hour, 10 hours a day, 22 days a month", {"requests_per_month": 8_800}),
        # so many at a price: 3 x 1,200; 2 x 11,000
        ("training is 3 runs at $1,200 a pop", {"ft_training_cost": 3_600}),
        ("two engineers at 11k each", {"ft_engineering_cost": 22_000}),
        # over a time: 48,000 / 6; 9,000 / 2; 2,000 x 2
        ("the OpenAI bill came to 48k for the six months", {"prompting_cost_per_month": 8_000}),
        ("they send an API invoice every two months, $9k each", {"prompting_cost_per_month": 4_500}),
        ("anthropic charges us $2k twice a month", {"prompting_cost_per_month": 4_000}),
        # ours is a part of it
        ("the company pays Anthropic 80k a month, our bot is 14k of that", {"prompting_cost_per_month": 14_000}),
        ("API bill is 30k a month; 4k of it is another tool, the remaining 26k is prompts", {"prompting_cost_per_month": 26_000}),
        ("hosting is 5k a month, our share of it is 1.2k", {"ft_inference_cost_per_month": 1_200}),
        ("prompting is 20k a month, minus the 10% we negotiated, so 18k net", {"prompting_cost_per_month": 18_000}),
        # the product of two others
        ("900k calls a month, 2 cents each, so 18k a month", {"requests_per_month": 900_000, "prompting_cost_per_request": D("0.02"), "prompting_cost_per_month": 18_000}),
        ("labels are $2 each, for 1,500 examples that makes $3,000", {"ft_labelling_cost_per_example": 2, "labelled_examples": 1_500}),
        # multiples and parts of another figure
        ("input is $2 per million tokens, output 5x that", {"input_price_per_mtok": 2, "output_price_per_mtok": 10}),
        ("prompting is 8k a month, the tuned one would cost a quarter of that", {"prompting_cost_per_month": 8_000, "ft_inference_cost_per_month": 2_000}),
        # pairs
        ("1800/250 tokens", {"input_tokens_per_request": 1_800, "output_tokens_per_request": 250}),
        ("sonnet at $3/$15, 900 tokens in, 120 out", {"input_price_per_mtok": 3, "output_price_per_mtok": 15, "input_tokens_per_request": 900, "output_tokens_per_request": 120}),
        ("priced at 0.5 and 1.5 per million", {"input_price_per_mtok": D("0.5"), "output_price_per_mtok": D("1.5")}),
        # parts in the scale of their total
        ("upfront 70k: 30 data, 25 training, 15 eval", {"ft_upfront_cost": 70_000, "ft_data_prep_cost": 30_000, "ft_training_cost": 25_000, "ft_eval_cost": 15_000}),
        ("all figures in $ thousands: prompting 11 per month, upfront 64", {"prompting_cost_per_month": 11_000, "ft_upfront_cost": 64_000}),
        # shares
        ("out of 200 answers it got 30 wrong", {"current_accuracy": D("0.85")}),
        ("wrong in roughly one of ten cases", {"current_accuracy": D("0.9")}),
        ("hosting would be $1,460 per gpu per month, 2 gpus", {"gpu_price_per_hour": D(1460) / 720, "gpu_count": 2}),
    ],
)  # fmt: skip
def test_in_one_message(text: str, inputs: dict[str, Any]) -> None:
    read = understand(text)
    assert read.action == "apply", read
    got = {k: v for k, v in read.inputs.items() if isinstance(v, Decimal) and k != "base_model"}
    assert {k: round(v, 6) for k, v in got.items()} == {k: round(D(v), 6) for k, v in inputs.items()}


@pytest.mark.parametrize(
    ("text", "context", "inputs"),
    [
        ("half of what we pay for prompting", Context(inputs=HELD, asked="ft_inference_cost_per_month"), {"ft_inference_cost_per_month": 6_000}),
        ("a third of that is training", Context(inputs=HELD, focus=("ft_upfront_cost",)), {"ft_training_cost": 20_000}),
        ("+20% on the API bill, same for hosting", Context(inputs=HELD), {"prompting_cost_per_month": 14_400, "ft_inference_cost_per_month": 1_800}),
        ("halve them both", Context(inputs=HELD, focus=("prompting_cost_per_month", "ft_inference_cost_per_month")), {"prompting_cost_per_month": 6_000, "ft_inference_cost_per_month": 750}),
        ("upfront -10% hosting +300", Context(inputs=HELD), {"ft_upfront_cost": 54_000, "ft_inference_cost_per_month": 1_800}),
        ("what if traffic explodes, like 5x", Context(inputs=HELD), {"requests_per_month": 2_000_000}),
        ("that's for two months", Context(inputs=HELD, focus=("prompting_cost_per_month",)), {"prompting_cost_per_month": 6_000}),
        ("55k instead of 60", Context(inputs=HELD), {"ft_upfront_cost": 55_000}),
        ("bill and hosting got mixed up, swap them", Context(inputs=HELD), {"prompting_cost_per_month": 1_500, "ft_inference_cost_per_month": 12_000}),
        ("ops wants accuracy 6 points better than today", Context(inputs={**HELD, "current_accuracy": D("0.8")}), {"target_accuracy": D("0.86")}),
        ("move 5k from training to evals", Context(inputs={"ft_training_cost": D(20_000), "ft_eval_cost": D(3_000)}), {"ft_training_cost": 15_000, "ft_eval_cost": 8_000}),
        ("put 10% contingency on all the build lines", Context(inputs={"ft_training_cost": D(20_000), "ft_eval_cost": D(3_000)}), {"ft_training_cost": 22_000, "ft_eval_cost": 3_300}),
        ("Maria said 500k requests a month but Jo's 450k is the correct one", Context(inputs=HELD), {"requests_per_month": 450_000}),
    ],
)  # fmt: skip
def test_from_what_the_conversation_holds(text: str, context: Context, inputs: dict[str, Any]) -> None:
    read = understand(text, context)
    assert read.action == "apply", read
    assert read.inputs == {k: D(v) for k, v in inputs.items()}


@pytest.mark.parametrize(
    "text",
    [
        "12 out of 0 wrong",
        "0 out of 0 are labelled, 500 examples",
        "we paid openai 9k over 0 months",
        "we pay 8.4k every 0 months for the api",
        "0 users, each of them sends 0 prompts a day",
        "the bill is 0 for 0 requests",
        "0 GPUs at $0 an hour for 0 hours",
    ],
)
def test_nothing_is_divided_by_zero(text: str) -> None:
    """`understand` turns a slip of its own into an unread message; here there must be none."""
    assert understand(text).note != "unreadable"
