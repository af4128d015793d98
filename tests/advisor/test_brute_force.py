"""Thousands of generated scenarios against a plain month-by-month loop that shares no code with the advisor."""

import math
import random
from datetime import date
from typing import Any

import pytest

from advisor import build_scenario
from advisor.advise import price_options

DAY = date(2026, 11, 24)
SCENARIOS = 2_000
ROWS = {(1_024, 128): 4_129 / 128, (128, 128): 16_542 / 128, (8_192, 512): 787 / 512}
PRICES = {"gpt-6.1-sol": (2.0, 10.0), "gpt-6.1-terra": (1.0, 5.0), "claude-opus-5-5": (4.0, 20.0)}


def generated(chance: random.Random) -> dict[str, Any]:
    shape = chance.choice(list(ROWS))
    maybe = {
        "prompting_cost_per_month": round(chance.uniform(100, 60_000), 2),
        "growth_rate_per_month": round(chance.uniform(-0.03, 0.08), 4),
        "api_price_decline_per_year": round(chance.uniform(0, 0.6), 3),
        "build_months": chance.randint(1, 6),
        "maintenance_cost_per_month": round(chance.uniform(0, 900), 2),
        "discount_rate_per_year": round(chance.uniform(0, 0.2), 3),
        "fallback_share": round(chance.uniform(0.05, 0.6), 3),
        "ft_inference_cost_per_request": round(chance.uniform(0.0001, 0.01), 6),
        "peak_to_average": round(chance.uniform(1, 6), 2),
        "labelled_examples": chance.randint(0, 4_000),
        "ops_fte": round(chance.uniform(0.1, 2), 2),
        "gpu_price_per_hour": round(chance.uniform(1, 12), 2),
        "use_cases": chance.randint(1, 4),
        "ft_upfront_cost": chance.randint(0, 120_000),
        "ft_inference_cost_per_month": round(chance.uniform(0, 9_000), 2),
    }
    said = {k: v for k, v in maybe.items() if chance.random() < 0.5}
    return said | {
        "requests_per_month": chance.randint(1_000, 60_000_000),
        "input_tokens_per_request": shape[0],
        "output_tokens_per_request": shape[1],
        "base_model": chance.choice(list(PRICES)),
        "horizon_months": chance.choice([12, 24, 36, 60]),
    }


def by_hand(s: dict[str, Any]) -> dict[str, list[float]]:
    """Cost of months 0..H of each option, in plain Python."""
    horizon, build = s["horizon_months"], s.get("build_months", 0)
    shape = (s["input_tokens_per_request"], s["output_tokens_per_request"])
    price_in, price_out = PRICES[s["base_model"]]
    each = (shape[0] * price_in + shape[1] * price_out) / 1e6
    found: dict[str, list[float]] = {
        o: [] for o in ("prompting", "quoted", "finetune_hosted", "finetune_selfhosted", "hybrid", "rag")
    }
    tasks = s.get("use_cases", 1)
    have = s.get("labelled_examples", 0)
    if "ft_upfront_cost" in s:
        upfront = float(s["ft_upfront_cost"])
    else:
        training = max(1_000, have) * (shape[0] + shape[1]) * 3 / 1e6 * 0.48
        upfront = (max(0, 1_000 - have) * 0.40 + training + 80_000) * tasks
    totals: dict[str, float] = {}
    for month in range(horizon + 1):
        volume = s["requests_per_month"] * (1 + s.get("growth_rate_per_month", 0)) ** (month - 1)
        index = (1 - s.get("api_price_decline_per_year", 0)) ** ((month - 1) / 12)
        said_bill = s.get("prompting_cost_per_month")
        bill = (each * volume if said_bill is None else said_bill * volume / s["requests_per_month"]) * index
        peak = volume / (30 * 86_400) * s.get("peak_to_average", 3)
        replicas = max(1, math.ceil(peak / ROWS[shape] - 1e-9))
        live, upkeep = month > build, s.get("maintenance_cost_per_month", 0)
        migration = 0.25 * upfront if month and month % 18 == 0 and live else 0
        hosted = replicas * 3.99 * 730 + upkeep
        own = (replicas + 1) * s.get("gpu_price_per_hour", 3.99) * 730 + s.get("ops_fte", 0.5) * 200_000 / 12 + upkeep
        run = s.get("ft_inference_cost_per_month", s.get("ft_inference_cost_per_request", 0) * volume)
        quoted = run + upkeep + s.get("fallback_share", 0) * bill
        passages = 1_500 / 1e6 * price_in * index * volume + shape[0] / 1e6 * 0.02 * volume + 100 + bill
        totals = {
            "prompting": bill,
            "quoted": quoted,
            "finetune_hosted": hosted,
            "finetune_selfhosted": own,
            "rag": passages,
        }
        for option, cost in totals.items():
            if month == 0:
                found[option].append({"prompting": 0.0, "rag": 30_000.0}.get(option, upfront))
            else:
                extra = migration if option == "finetune_hosted" else 0.0
                found[option].append(cost + extra if live or option == "prompting" else bill)
    cheaper = min(("finetune_hosted", "finetune_selfhosted"), key=lambda o: sum(found[o]))
    share = s.get("fallback_share", 0.26)
    found["hybrid"] = [
        cost + (share * found["prompting"][m] if m > build else 0.0) for m, cost in enumerate(found[cheaper])
    ]
    return found


def test_ledgers_are_the_plain_loop() -> None:
    chance = random.Random(20261124)
    compared = 0
    for _ in range(SCENARIOS):
        said = generated(chance)
        pricing = price_options(build_scenario(said), DAY)
        expected = by_hand(said)
        for result in pricing.results:
            if not result.priced or result.id not in expected:
                continue
            ours = [sum(line[m] for line in result.lines.values()) for m in range(said["horizon_months"] + 1)]
            assert ours == pytest.approx(expected[result.id], rel=1e-9, abs=1e-6), (result.id, said)
            rate = (1 + said.get("discount_rate_per_year", 0.10)) ** (1 / 12)
            if result.id != "prompting":
                npv = sum((b - o) / rate**m for m, (b, o) in enumerate(zip(expected["prompting"], ours, strict=True)))
                assert result.npv == pytest.approx(npv, rel=1e-9, abs=1e-6)
            compared += 1
    assert compared > 5 * SCENARIOS
