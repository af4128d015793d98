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
    help='Is fine-tuning worth it? Start with:  ftroi ask "we pay $10K a month for prompts, is fine-tuning worth it?"',
)
On = Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="Answer as of this day (YYYY-MM-DD).")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON instead of text.")]


def _day(on: datetime | None) -> date | None:
    return on.date() if on else None


@app.command()
def ask(
    text: Annotated[str, typer.Argument(help="The question, in your own words.")],
    as_json: AsJson = False,
    on: On = None,
    full: Annotated[bool, typer.Option("--full", help="Everything this version can compute.")] = False,
    context: Annotated[
        Path | None, typer.Option("--context", help="A JSON file with the context of the conversation.")
    ] = None,
) -> None:
    """Answer one question.  Example:  ftroi ask "prompting $10K/month, fine-tune $80K upfront and $2K/month to run" """
    from bot.commands.asking import Terminal
    from bot.language import Context

    del full  # the answer holds every figure already; uncertainty comes later and is named in `absent`
    known = Context.from_json(json.loads(context.read_text())) if context else None
    answer = Terminal(_day(on), known).say(text)
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
