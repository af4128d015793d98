"""The price book and the data folder: dated, sourced, and honest about what is missing."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from advisor import Catalogue, advise, build_scenario, knowledge
from advisor.calendar_months import add_months
from advisor.entries import CatalogueError, read_yaml
from advisor.knowledge import topics
from advisor.price_book import GENAI_PRICES_VERSION
from advisor.rules import standard_rules

DAY = date(2026, 11, 24)
BOOK = Catalogue.standard()


def test_the_pinned_price_book_is_the_named_one() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    assert f"genai-prices=={GENAI_PRICES_VERSION}" in project["project"]["dependencies"]


def test_batch_discount_took_hold_or_is_not_given() -> None:
    standard = BOOK.request_price("gpt-6-luna", 1500, 400, DAY)
    batched = BOOK.request_price("gpt-6-luna", 1500, 400, DAY, batch=True)
    assert standard is not None
    assert batched is not None
    assert batched.total == standard.total / 2
    assert BOOK.request_price("claude-2", 1500, 400, DAY, batch=True) is None


def test_cache_read_is_a_tenth_of_the_input_price() -> None:
    assert BOOK.cache_prices("gpt-6-luna", DAY) == (Decimal("0.01"), Decimal("0.125"))


def test_unknown_model_is_missing_not_free() -> None:
    assert BOOK.request_price("no-such-model", 1, 1, DAY) is None
    assert BOOK.cache_prices("no-such-model", DAY) is None
    assert BOOK.price_changes("no-such-model", DAY, date(2030, 1, 1)) == []


def test_future_price_changes_are_known() -> None:
    assert date(2027, 1, 1) in BOOK.price_changes("gemini-3.8-flash", DAY, date(2028, 1, 1))


def test_small_models_by_day() -> None:
    assert [m.model for m in BOOK.small_models(date(2025, 2, 15))] == ["gpt-4o-mini", "claude-3-haiku"]
    assert "gpt-4o-mini" not in [m.model for m in BOOK.small_models(date(2027, 2, 1))]


def test_a_parameter_without_source_fails() -> None:
    entries = read_yaml("parameters.yaml")
    broken = [{k: v for k, v in entries[0].items() if k != "source"}]
    with pytest.raises(CatalogueError):
        Catalogue({"parameters": broken})


def test_rules_and_answers_name_known_sources() -> None:
    for rule in standard_rules():
        assert rule.source in BOOK.sources
    for topic in topics():
        answer = knowledge(topic, on=DAY)
        assert answer.sources
        assert 2 <= answer.text.count(". ") + 1 <= 7


def test_months_keep_to_the_end_of_short_months() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 11, 24), 14) == date(2028, 1, 24)


def test_a_vague_model_name_is_asked_about_with_those_it_may_mean() -> None:
    assert BOOK.similar_models("claude-sonnet")[0] == "claude-sonnet-5-5"
    assert BOOK.similar_models("no-such-model") == ()
    shape = {"requests_per_month": 1_000_000, "input_tokens_per_request": 1_500, "output_tokens_per_request": 400}
    advice = advise(build_scenario({**shape, "base_model": "claude-sonnet"}), on=DAY)
    assert advice.next_question is not None
    assert advice.next_question.field == "base_model"
    assert advice.next_question.text.startswith("Which one is it: claude-sonnet-5-5, ")
    assert advise(build_scenario({**shape, "base_model": "claude-sonnet-5.5"}), on=DAY).next_question is None
