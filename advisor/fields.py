"""The table of inputs: one row per canonical field with its kind, bounds, label and question.

`Scenario` declares the types; this table says what the fields mean to people. Every part that lists, asks for,
validates or formats an input reads it from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What a field measures; its unit follows from it."""

    MONEY_PER_MONTH = "money per month"
    MONEY_ONCE = "money, once"
    MONEY_PER_REQUEST = "money per request"
    MONEY_PER_EXAMPLE = "money per example"
    MONEY_PER_ERROR = "money per wrong answer"
    MONEY_PER_MTOK = "money per million tokens"
    MONEY_PER_HOUR = "money per hour"
    MONEY_PER_YEAR = "money per year"
    PER_MONTH = "requests per month"
    TOKENS = "tokens"
    COUNT = "count"
    FRACTION = "fraction"
    GROWTH = "fraction per month"
    YEARLY_RATE = "fraction per year"
    MONTHS = "months"
    MILLISECONDS = "milliseconds"
    RATIO = "ratio"
    FLAG = "yes or no"
    CHOICE = "one of a list"
    MODEL = "model name"
    CURRENCY = "currency"

    @property
    def is_money(self) -> bool:
        return self.name.startswith("MONEY")

    @property
    def is_numeric(self) -> bool:
        return self not in (Kind.FLAG, Kind.CHOICE, Kind.MODEL, Kind.CURRENCY)


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One input: `low`..`high` are inclusive bounds in canonical units; `ask` is the question for it."""

    name: str
    kind: Kind
    label: str
    ask: str
    low: Decimal = Decimal(0)
    high: Decimal = Decimal("1e12")
    choices: tuple[str, ...] = ()


DOMAINS = ("legal", "medical", "finance", "customer_support", "insurance", "hr")
KNOWLEDGE_CHANGES = ("realtime", "daily", "weekly", "monthly", "quarterly", "yearly", "rarely")
GPU_TYPES = ("h100", "h200", "b200", "a100", "l40s", "l4", "a10g", "t4")

_ONE = Decimal(1)
_K = Kind

_ROWS = (
    FieldSpec(
        "prompting_cost_per_month",
        _K.MONEY_PER_MONTH,
        "Prompting cost per month",
        "What is today's API bill for this workload, per month?",
    ),
    FieldSpec(
        "prompting_cost_per_request",
        _K.MONEY_PER_REQUEST,
        "Prompting cost per request",
        "What does one request cost today?",
    ),
    FieldSpec(
        "ft_upfront_cost",
        _K.MONEY_ONCE,
        "Fine-tune upfront cost",
        "What would the fine-tune cost upfront: data, training, evaluation and engineering together?",
    ),
    FieldSpec(
        "ft_data_prep_cost", _K.MONEY_ONCE, "Data preparation cost", "What does preparing the training data cost?"
    ),
    FieldSpec("ft_training_cost", _K.MONEY_ONCE, "Training cost", "What do the training runs cost?"),
    FieldSpec("ft_eval_cost", _K.MONEY_ONCE, "Evaluation cost", "What does evaluation cost?"),
    FieldSpec("ft_engineering_cost", _K.MONEY_ONCE, "Engineering cost", "What does the engineering cost?"),
    FieldSpec(
        "ft_labelling_cost_per_example",
        _K.MONEY_PER_EXAMPLE,
        "Labelling cost per example",
        "What does labelling one example cost?",
    ),
    FieldSpec(
        "ft_inference_cost_per_month",
        _K.MONEY_PER_MONTH,
        "Fine-tune run cost per month",
        "What would the tuned model cost to run, per month (hosting or endpoint)?",
    ),
    FieldSpec(
        "ft_inference_cost_per_request",
        _K.MONEY_PER_REQUEST,
        "Fine-tune run cost per request",
        "What would one request to the tuned model cost?",
    ),
    FieldSpec("error_cost", _K.MONEY_PER_ERROR, "Cost of a wrong answer", "What does one wrong answer cost you?"),
    FieldSpec(
        "input_price_per_mtok",
        _K.MONEY_PER_MTOK,
        "Input price per million tokens",
        "What do you pay per million input tokens?",
    ),
    FieldSpec(
        "output_price_per_mtok",
        _K.MONEY_PER_MTOK,
        "Output price per million tokens",
        "What do you pay per million output tokens?",
    ),
    FieldSpec("requests_per_month", _K.PER_MONTH, "Requests per month", "How many requests a month is that?"),
    FieldSpec(
        "input_tokens_per_request",
        _K.TOKENS,
        "Input tokens per request",
        "How many input tokens does one request have?",
        high=Decimal(100_000_000),
    ),
    FieldSpec(
        "output_tokens_per_request",
        _K.TOKENS,
        "Output tokens per request",
        "How many output tokens does one request produce?",
        high=Decimal(100_000_000),
    ),
    FieldSpec("labelled_examples", _K.COUNT, "Labelled examples", "How many labelled examples do you have today?"),
    FieldSpec(
        "use_cases",
        _K.COUNT,
        "Use cases on this model",
        "How many distinct tasks share this model?",
        low=_ONE,
        high=Decimal(10_000),
    ),
    FieldSpec("current_accuracy", _K.FRACTION, "Current accuracy", "How accurate is it today?", high=_ONE),
    FieldSpec("target_accuracy", _K.FRACTION, "Target accuracy", "What accuracy do you need?", high=_ONE),
    FieldSpec(
        "growth_rate_per_month",
        _K.GROWTH,
        "Volume growth per month",
        "How fast does volume grow per month?",
        low=Decimal("-0.99"),
        high=Decimal(5),
    ),
    FieldSpec(
        "discount_rate_per_year",
        _K.YEARLY_RATE,
        "Discount rate per year",
        "Which yearly discount rate should I use?",
        low=Decimal("-0.5"),
        high=Decimal(2),
    ),
    FieldSpec(
        "horizon_months", _K.MONTHS, "Horizon", "Over how many months should I look?", low=_ONE, high=Decimal(120)
    ),
    FieldSpec(
        "latency_target_ms",
        _K.MILLISECONDS,
        "Latency target",
        "How fast must an answer come back?",
        low=_ONE,
        high=Decimal(86_400_000),
    ),
    FieldSpec("latency_critical", _K.FLAG, "Latency critical", "Is latency critical, with people waiting?"),
    FieldSpec("base_model", _K.MODEL, "Model used today", "Which model do you use today?"),
    FieldSpec("ft_model", _K.MODEL, "Model to tune", "Which model would you fine-tune?"),
    FieldSpec(
        "domain", _K.CHOICE, "Domain", "Which domain is it: legal, medical, finance, support ...?", choices=DOMAINS
    ),
    FieldSpec(
        "knowledge_change",
        _K.CHOICE,
        "Knowledge changes",
        "How often does the knowledge behind the answers change?",
        choices=KNOWLEDGE_CHANGES,
    ),
    FieldSpec("currency", _K.CURRENCY, "Currency", "Which currency are these amounts in?"),
    FieldSpec("sensitive_data", _K.FLAG, "Data may not leave", "Is there data that may not leave the company?"),
    FieldSpec("task_stable", _K.FLAG, "Task is stable", "Is the task stable, or are prompts still changing?"),
    FieldSpec(
        "cacheable_input_share",
        _K.FRACTION,
        "Cacheable share of the input",
        "Which share of the input is the same in every request?",
        high=_ONE,
    ),
    FieldSpec(
        "batch_share",
        _K.FRACTION,
        "Share that can wait for batch",
        "Which share of requests can wait for a batch?",
        high=_ONE,
    ),
    FieldSpec(
        "build_months", _K.MONTHS, "Months to build", "How many months until the tuned model is live?", high=Decimal(60)
    ),
    FieldSpec(
        "fallback_share",
        _K.FRACTION,
        "Share that falls back to the strong model",
        "Which share of requests would still go to the strong model?",
        high=_ONE,
    ),
    FieldSpec(
        "peak_to_average",
        _K.RATIO,
        "Peak to average load",
        "How high is the peak over the average load?",
        low=_ONE,
        high=Decimal(1000),
    ),
    FieldSpec(
        "maintenance_cost_per_month",
        _K.MONEY_PER_MONTH,
        "Maintenance cost per month",
        "What does keeping the tuned model up to date cost a month?",
    ),
    FieldSpec(
        "retrain_every_months",
        _K.MONTHS,
        "Months between retrainings",
        "Every how many months would you retrain?",
        low=_ONE,
        high=Decimal(120),
    ),
    FieldSpec("retrain_cost", _K.MONEY_ONCE, "Cost of one retraining", "What does one retraining cost?"),
    FieldSpec(
        "ft_accuracy",
        _K.FRACTION,
        "Expected accuracy after tuning",
        "Which accuracy do you expect from the tuned model?",
        high=_ONE,
    ),
    FieldSpec(
        "api_price_decline_per_year",
        _K.YEARLY_RATE,
        "API price decline per year",
        "By which share do you expect API prices to fall a year?",
        low=Decimal(-5),
        high=Decimal("0.999"),
    ),
    FieldSpec(
        "would_switch_model",
        _K.FLAG,
        "Would switch the prompt to a cheaper model",
        "Would you move the prompt to a cheaper model of equal quality?",
    ),
    FieldSpec("gpu_type", _K.CHOICE, "GPU type", "Which GPU would you rent?", choices=GPU_TYPES),
    FieldSpec("gpu_count", _K.COUNT, "GPUs", "How many GPUs?", high=Decimal(100_000)),
    FieldSpec("gpu_price_per_hour", _K.MONEY_PER_HOUR, "GPU price per hour", "What does a GPU cost per hour?"),
    FieldSpec(
        "ft_hosting_price_per_hour",
        _K.MONEY_PER_HOUR,
        "Hosted endpoint price per hour",
        "What does a dedicated endpoint for the tuned model cost per hour?",
    ),
    FieldSpec(
        "requests_per_second_per_replica",
        _K.RATIO,
        "Requests per second of one replica",
        "How many requests a second does one replica of the tuned model serve?",
        low=Decimal("0.0001"),
        high=Decimal(1_000_000),
    ),
    FieldSpec(
        "ops_fte",
        _K.RATIO,
        "People to run it (full-time equivalents)",
        "How many people (full-time equivalents) would run it?",
        high=Decimal(10_000),
    ),
    FieldSpec(
        "fte_cost_per_year",
        _K.MONEY_PER_YEAR,
        "Cost of a person per year",
        "What does one person cost a year, fully loaded?",
    ),
    FieldSpec(
        "retrieval_tokens_per_request",
        _K.TOKENS,
        "Retrieval tokens per request",
        "How many tokens would retrieval add to a request?",
        high=Decimal(100_000_000),
    ),
    FieldSpec(
        "vector_store_cost_per_month",
        _K.MONEY_PER_MONTH,
        "Vector store cost per month",
        "What would the vector store cost a month?",
    ),
    FieldSpec("training_epochs", _K.COUNT, "Training epochs", "How many epochs?", high=Decimal(1000)),
    FieldSpec(
        "tokens_per_example",
        _K.TOKENS,
        "Tokens per example",
        "How many tokens has one training example?",
        high=Decimal(100_000_000),
    ),
    FieldSpec(
        "exchange_rate_per_usd",
        _K.RATIO,
        "Exchange rate per US dollar",
        "How many units of your currency is one US dollar?",
        low=Decimal("0.000001"),
        high=Decimal(10_000_000),
    ),
)

FIELDS: Mapping[str, FieldSpec] = MappingProxyType({row.name: row for row in _ROWS})
UPFRONT_PARTS = ("ft_data_prep_cost", "ft_training_cost", "ft_eval_cost", "ft_engineering_cost")
