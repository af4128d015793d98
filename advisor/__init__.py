"""Is fine-tuning worth it? A pure library: same question, same day, same answer.

>>> from datetime import date
>>> from advisor import advise, build_scenario
>>> question = build_scenario({"prompting_cost_per_month": 10_000, "ft_upfront_cost": 80_000,
...                            "ft_inference_cost_per_month": 2_000})
>>> answer = advise(question, on=date(2026, 11, 24))
>>> answer.verdict, answer.break_even_month, round(answer.npv, 2)
('fine_tune', 10, 169491.67)
"""

from advisor.advice import Advice
from advisor.advise import Depth, advise
from advisor.catalogue import Catalogue
from advisor.compare import Comparison, Diff, compare, diff
from advisor.fields import FIELDS
from advisor.goal_seek import GoalSeek, Target, goal_seek
from advisor.knowledge import knowledge
from advisor.plan import Plan, plan
from advisor.portfolio import Portfolio, SharedCost, portfolio
from advisor.quantities import Range
from advisor.scenario import Patch, Said, Scenario, ScenarioError, Value, build_scenario

__all__ = [
    "FIELDS",
    "Advice",
    "Catalogue",
    "Comparison",
    "Depth",
    "Diff",
    "GoalSeek",
    "Patch",
    "Plan",
    "Portfolio",
    "Range",
    "Said",
    "Scenario",
    "ScenarioError",
    "SharedCost",
    "Target",
    "Value",
    "advise",
    "build_scenario",
    "compare",
    "diff",
    "goal_seek",
    "knowledge",
    "plan",
    "portfolio",
]
