"""Documents are contracts: settings, manifest, README and help say what the code does."""

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.app import build
from bot.dialogue.decide import HANDLERS
from bot.dialogue.helping import ENTRIES
from bot.settings import Settings

ROOT = Path(__file__).parents[2]


def test_env_example_lists_every_setting() -> None:
    listed = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), flags=re.M)
    assert sorted(listed) == sorted(name.upper() for name in Settings.model_fields)


def test_example_secrets_are_refused() -> None:
    with pytest.raises(ValueError, match="SLACK_BOT_TOKEN"):
        Settings(slack_bot_token="your-token-here")  # type: ignore[arg-type]


def test_manifest_matches_the_listeners() -> None:
    manifest = yaml.safe_load((ROOT / "deploy/manifest.yaml").read_text())
    assert [c["command"] for c in manifest["features"]["slash_commands"]] == ["/ftroi"]
    source = "".join(p.read_text() for p in (ROOT / "bot/listeners").glob("*.py"))
    heard = set(re.findall(r'app\.event\("(\w+)"\)', source))
    assert heard == {e.partition(".")[0] for e in manifest["settings"]["event_subscriptions"]["bot_events"]}


def test_help_names_only_what_is_handled() -> None:
    assert {e.intent for e in ENTRIES} <= set(HANDLERS)


def test_lock_files_name_no_host() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text


def test_readme_names_real_targets_and_files() -> None:
    readme = (ROOT / "README.md").read_text()
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(r"^make (\w+)", readme, flags=re.M):
        assert f"\n{target}:" in makefile
    for path in re.findall(r"\]\(([^)h][^)]*)\)", readme):
        assert (ROOT / path).exists(), path


def test_the_app_is_built_without_a_network() -> None:
    assert build(Settings(database_url="sqlite:///unused.sqlite3")).bolt is not None


@pytest.mark.parametrize("page", ["method.md", "library.md"])
def test_the_examples_of_a_page_are_what_the_code_gives(page: str) -> None:
    """Every `>>>` line is run; a figure that drifts fails."""
    found = doctest.testfile(str(ROOT / "docs" / page), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert found.attempted >= 12
    assert found.failed == 0


COMMANDS = re.findall(
    r"^\.venv/bin/(ftroi (?:ask|sensitivity|plan|portfolio|prices)\b.*)$", (ROOT / "README.md").read_text("utf-8"), re.M
)


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_of_the_readme_work_in_a_shell(command: str) -> None:
    """As typed: a shell must hand the sums of money on as they stand."""
    line = command.replace("ftroi", f"'{sys.executable}' -m bot", 1)
    done = subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    handed = subprocess.run(
        ["sh", "-c", f"printf '%s\\n' {command}"], capture_output=True, text=True, check=True
    ).stdout
    assert handed.count("$") == command.count("$")
    if "fine-tune $80K upfront and $2K/month" in command:
        assert "pays back in month 10" in done.stdout


def test_there_are_commands_in_the_readme() -> None:
    assert len(COMMANDS) >= 5
