"""Worked examples that a non-programmer can check: see examples.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor import advise, build_scenario

EXAMPLES = yaml.safe_load((Path(__file__).parent / "examples.yaml").read_text())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["name"])
def test_worked_example(example: dict[str, Any]) -> None:
    advice = advise(build_scenario(example["inputs"]), on=example["day"]).to_json()
    for path, expected in example["expect"].items():
        found: Any = advice
        for key in path.split("."):
            found = found[key]
        if isinstance(expected, float):
            assert found == pytest.approx(expected, rel=2e-6, abs=0.006), path
        else:
            assert found == expected, path
    assert all(check["ok"] for check in advice["checks"])


def test_absent_figures_have_a_reason() -> None:
    for example in EXAMPLES:
        advice = advise(build_scenario(example["inputs"]), on=example["day"]).to_json()
        for name in ("break_even_months", "npv", "irr_per_month", "roi", "uncertainty"):
            if advice[name] is None:
                assert advice["absent"][name], (example["name"], name)
        for option in advice["options"]:
            for name in ("upfront", "monthly", "npv", "break_even_months"):
                if option[name] is None:
                    assert advice["absent"][f"options.{option['id']}.{name}"]
