"""The `ftroi` command."""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Is fine-tuning worth it? Start with:  ftroi ask 'we pay $10K a month for prompts, is fine-tuning worth it?'",
)
On = Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="Answer as of this day (YYYY-MM-DD).")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON instead of text.")]

Full = Annotated[bool, typer.Option("--full", help="With samples, tornado and every flip.")]
Question = Annotated[str, typer.Argument(help="The workload, in your own words.")]


def _day(on: datetime | None) -> date | None:
    return on.date() if on else None


@app.command()
def ask(
    text: Annotated[str, typer.Argument(help="The question, in your own words.")],
    as_json: AsJson = False,
    on: On = None,
    full: Full = False,
    context: Annotated[
        Path | None, typer.Option("--context", help="A JSON file with the context of the conversation.")
    ] = None,
) -> None:
    """Answer one question.  Example:  ftroi ask 'prompting $10K/month, fine-tune $80K upfront and $2K/month to run'"""
    from bot.commands.asking import Terminal
    from bot.language import Context

    known = Context.from_json(json.loads(context.read_text())) if context else None
    answer = Terminal(_day(on), known, full=full).say(text)
    print(json.dumps(answer, ensure_ascii=False) if as_json else answer["text"])


@app.command()
def chat(as_json: AsJson = False, on: On = None) -> None:
    """A thread in the terminal: one message a line, until the end of input.  Example:  ftroi chat < questions.txt"""
    from bot.commands.asking import Terminal

    terminal = Terminal(_day(on))
    if sys.stdin.isatty():
        print("Ask away; an empty line or Ctrl-D ends. `help` shows what I understand.")
    for line in sys.stdin:
        if not line.strip():
            if sys.stdin.isatty():
                break
            continue
        answer = terminal.say(line.rstrip("\n"))
        print(json.dumps(answer, ensure_ascii=False) if as_json else answer["text"] + "\n", flush=True)


@app.command()
def why(text: Question, as_json: AsJson = False, on: On = None) -> None:
    """How each number came about.  Example:  ftroi why 'prompting $10K/month, $80K upfront, $2K/month to run'"""
    from bot.commands.analysing import about

    print(about(text, "explain", _day(on), as_json=as_json))


@app.command()
def sensitivity(text: Question, as_json: AsJson = False, on: On = None) -> None:
    """What moves the answer most.  Example:  ftroi sensitivity 'prompting $8-12K/month, $80K upfront, $2K/month'"""
    from bot.commands.analysing import about

    print(about(text, "sensitivity", _day(on), as_json=as_json))


@app.command()
def solve(
    variable: Annotated[str, typer.Argument(help="The input to solve for, like ft_upfront_cost.")],
    text: Question,
    months: Annotated[float | None, typer.Option(help="Payback within so many months.")] = None,
    npv: Annotated[float | None, typer.Option(help="Or: an NPV of this much.")] = None,
    roi: Annotated[float | None, typer.Option(help="Or: a return on upfront, as a fraction.")] = None,
    as_json: AsJson = False,
    on: On = None,
) -> None:
    """Solve for one input.  Example:  ftroi solve ft_upfront_cost 'we pay $10K/month, $2K/month to run' --months 12"""
    from bot.commands.analysing import about

    wanted = {"target_payback_months": months, "target_npv": npv, "target_roi": roi}
    args = {"variable": variable} | {k: v for k, v in wanted.items() if v is not None}
    print(about(text, "goal_seek", _day(on), as_json=as_json, args=args))


@app.command()
def plan(text: Question, as_json: AsJson = False, on: On = None) -> None:
    """Data, evaluation, calendar.  Example:  ftroi plan "78% accurate today, target 90%, 400K requests a month" """
    from bot.commands.analysing import about

    print(about(text, "plan", _day(on), as_json=as_json))


@app.command()
def portfolio(
    file: Annotated[Path | None, typer.Argument(help="YAML or JSON: use_cases by name, shared costs, on.")] = None,
    example: Annotated[bool, typer.Option("--example", help="The product team of the article.")] = False,
    as_json: AsJson = False,
    on: On = None,
) -> None:
    """Which use cases to tune.  Example:  ftroi portfolio --example --on 2025-02-15"""
    from bot.commands.analysing import portfolio_of

    print(portfolio_of(file, _day(on), example=example, as_json=as_json))


@app.command()
def prices(
    model: Annotated[str, typer.Argument(help="One model; leave it out for the whole book.")] = "",
    as_json: AsJson = False,
    on: On = None,
) -> None:
    """The book: values, sources, age, what is due, known changes.  Example:  ftroi prices gemini-3.8-flash"""
    from bot.commands.pricing import book_text, model_text

    print(model_text(model, _day(on), as_json=as_json) if model else book_text(_day(on), as_json=as_json))


@app.command()
def parse(
    text: Annotated[str, typer.Argument(help="A message to read.")] = "",
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read JSON lines from standard input.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show which words gave which field.")] = False,
) -> None:
    """Show how a message is read.  Example:  ftroi parse --explain "volume is 650k a month" """
    from bot.commands.asking import parse_line
    from bot.language import understand

    if jsonl:
        for line in sys.stdin:
            print(parse_line(line), flush=True)
        return
    intent = understand(text)
    print(json.dumps(intent.to_json(), ensure_ascii=False))
    if explain:
        for line in (
            *intent.evidence,
            *(f"asked about: {d.words!r} ({d.why}): {', '.join(d.fields)}" for d in intent.doubts),
        ):
            print(f"  {line}")


@app.command()
def serve() -> None:
    """Serve Slack: Socket Mode when SLACK_APP_TOKEN is set, else HTTP on HOST:PORT.  Example:  ftroi serve"""
    from bot.commands.serving import serve as run

    raise typer.Exit(run())


@app.command()
def migrate() -> None:
    """Bring the database up to date.  Example:  DATABASE_URL=sqlite:///ftroi.sqlite3 ftroi migrate"""
    from bot.settings import Settings
    from bot.store import Database

    asyncio.run(Database(Settings().database_url).migrate())
    print("The database is up to date.")


@app.command()
def doctor() -> None:
    """Check settings, database and tokens, and say what to fix.  Example:  ftroi doctor"""
    from bot.commands.serving import doctor as run

    raise typer.Exit(run())


@app.command()
def sandbox(
    port: Annotated[int, typer.Option(help="Port of the page; 0 takes a free one.")] = 8400,
    database: Annotated[
        str, typer.Option(help="Database URL; a file keeps everything between runs.")
    ] = "sqlite:///sandbox.sqlite3",
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in a browser.")] = True,
) -> None:
    """A Slack on this machine with this bot in it.  Example:  ftroi sandbox --port 8400"""
    from bot.sandbox.run import run

    asyncio.run(run(port, database, open_page=open_page))


def main() -> None:
    """The entry point; expected errors end with a sentence and exit code 2."""
    try:
        app()
    except (ValueError, OSError) as problem:
        print(f"ftroi: {problem}", file=sys.stderr)
        raise SystemExit(2) from problem


if __name__ == "__main__":
    main()
