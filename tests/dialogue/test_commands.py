"""The commands that answer one question: text for people, JSON for programs, a sentence for mistakes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app

RUN = CliRunner()
DAY = ["--on", "2026-11-24"]
QUESTION = "prompting $8-12K/month, fine-tune $80K upfront and $2K/month to run"


def text(*args: str) -> str:
    found = RUN.invoke(app, [*args, *DAY])
    assert found.exit_code == 0, found.output
    return found.output


def data(*args: str) -> dict[str, object]:
    return json.loads(text(*args, "--json"))


def test_why_prints_the_sums_as_a_tree() -> None:
    out = text("why", QUESTION)
    assert "Break-even: 10.0 months; 80,000 / (10,000 - 2,000) = 10.00 months" in out
    assert "Volume growth per month: 0%; assumed" in out


def test_sensitivity_has_samples_and_bars() -> None:
    assert "Over 4,096 samples of the ranges" in text("sensitivity", QUESTION)
    found = data("sensitivity", QUESTION)
    assert found["uncertainty"]["samples"] == 4096  # type: ignore[index]
    assert found["tornado"]


def test_full_adds_them_to_ask() -> None:
    assert data("ask", "prompting $10K/month, $80K upfront, $2K/month to run", "--full")["advice"]["tornado"]  # type: ignore[index]
    assert "What moves it most" in text("ask", QUESTION, "--full")


def test_solve() -> None:
    assert "must be at most $96,000" in text("solve", "ft_upfront_cost", QUESTION, "--months", "12")
    assert data("solve", "ft_upfront_cost", QUESTION, "--npv", "100000")["value"] == pytest.approx(149_491.6675)
    wrong = RUN.invoke(app, ["solve", "ft_upfrnt", QUESTION])
    assert isinstance(wrong.exception, ValueError)
    assert "no input called 'ft_upfrnt'" in str(wrong.exception)


def test_plan() -> None:
    assert "Hold-out set: 149 cases" in text("plan", "78% accurate today, target 90%, 400K requests a month")
    assert data("plan", "78% accurate today, target 90%")["evaluation"]["holdout_paired"] == 149  # type: ignore[index]


def test_portfolio_from_a_file_and_the_example(tmp_path: Path) -> None:
    assert (
        "Tune contract clauses, leave the rest"
        in RUN.invoke(app, ["portfolio", "--example", "--on", "2025-02-15"]).output
    )
    page = (Path(__file__).parents[2] / "docs/command-line.md").read_text()
    file = tmp_path / "cases.yaml"
    file.write_text(page.split("```yaml\n")[1].split("```")[0])
    assert "Tune all 2: worth" in text("portfolio", str(file))
    file.write_text("use_cases: [1, 2]")
    assert "the file needs `use_cases`" in str(RUN.invoke(app, ["portfolio", str(file)]).exception)


def test_prices_show_age_sources_and_what_is_coming() -> None:
    out = text("prices")
    assert "genai-prices 0.2.3, read 2026-11-23, 1 days old" in out
    assert "2027-01-01: the list price of gemini-3.8-flash changes" in out
    assert "2027-01-14: end of model of gpt-4o" in out
    assert "embedding_price_per_mtok, 1034 days old" in out
    found = data("prices")
    assert all(e["source"] and e["from"] and e["unit"] for e in found["entries"])  # type: ignore[union-attr]
    assert data("prices", "gemini-3.8-flash")["prices"][1]["input"] == 1.5  # type: ignore[index]
    assert "has no 'gpt-99'" in str(RUN.invoke(app, ["prices", "gpt-99"]).exception)
