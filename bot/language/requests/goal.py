"""Goal-seek and sensitivity: which input is asked for, and the months to payback."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.language.attachment.attached import Attached
from bot.language.attachment.convert import canonical
from bot.language.figures.numerals import read_words
from bot.language.text.normalise import Message


def goal(message: Message, items: Sequence[Attached]) -> dict[str, Any]:
    args: dict[str, Any] = {}
    target = next(
        (i for i in items if i.quantity.unit == "time" and i.quantity.time not in ("ms", "second", "minute", "hour")),
        None,
    )
    if target is not None:
        months = canonical("horizon_months", target.quantity)
        if months is not None:
            args["target_payback_months"] = float(months) if not hasattr(months, "point") else float(months.point)  # type: ignore[union-attr]
    if "target_payback_months" not in args:
        spoken = next((m for p, m in _SPOKEN_TIMES if p.search(message.lower)), None)
        if spoken:
            args["target_payback_months"] = spoken
    if "target_payback_months" not in args and (again := MONTHS_ONLY.match(message.lower)):
        args["target_payback_months"] = float(again.group(1))
    if "target_payback_months" not in args:
        by_month = re.search(r"\b(?:by|in|before|until|at) month (\d{1,3}|[a-z]+(?:-[a-z]+)?)\b", message.lower)
        if by_month:
            said = by_month.group(1)
            spelt = read_words([said], 0)
            if said.isdigit() or spelt:
                args["target_payback_months"] = float(said) if spelt is None else float(spelt[0])
    question = _QUESTIONED.search(message.lower)
    variable = variable_in(message.lower[question.start() :]) if question else None
    variable = variable or variable_in(message.lower)
    if variable:
        args["variable"] = variable
    return args


MONTHS_ONLY = re.compile(r"^\W*(?:and |what about |how about |ok |or |for )+(?:in |within )?(\d{1,3})(?: months?)?\W*$")
"""After a goal-seek: "and 24?"."""
_QUESTIONED = re.compile(
    r"\b(?:which|what|how (?:much|many|low|high|big|small|cheap|far)|max\w*|highest|most|lowest|least|find|solve)\b"
)


_SPOKEN_TIMES = (
    (re.compile(r"\bhalf (?:a )?year\b|\bhalf-year\b"), 6),
    (re.compile(r"\b(?:a|one) year and a half\b"), 18),
    (re.compile(r"\b(?:a|one) year and a quarter\b"), 15),
    (re.compile(r"\b(?:a|one|the first) year\b"), 12),
    (re.compile(r"\b(?:a|one) quarter\b"), 3),
)


_VARIABLES: tuple[tuple[str, str], ...] = (
    (
        "requests_per_month",
        r"how many \w+(?: (?:a|per|each) |/)(?:month|day|week)|how many (?:requests|calls|queries|messages|tickets|docs|documents)|\bvolumes?\b|\btraffic\b|\brequests?\b|\breqs?\b|\bcalls?\b|\bqueries\b|\bload\b",
    ),
    ("ft_labelling_cost_per_example", r"\bper (?:label|example|sample|row)\b|\blabell?ing (?:cost|price)"),
    (
        "ft_upfront_cost",
        r"\bup-?\s?front|\bbudget\b|\bthe (?:build|tuning|fine-?tune)\b|\binvest\w*|\bspend (?:\w+ )?up-?front|\bbuild(?:ing)? it\b|\b(?:tuning|project) costs?\b|may the (?:tuning|project)\b|\bsink into\b|\bone-?off\b|\bone[- ]?time\b|\bquote\b|\bproject (?:cost|budget|price)|\bcapex\b|\bsetup\b|how much (?:can|could|may|should|do) (?:we|i) (?:spend|pay|invest|put)|\bspend (?:on|for) (?:the )?(?:project|build|fine|tuning)|\bbuild cost|\btraining budget",
    ),
    (
        "ft_inference_cost_per_month",
        r"\bhost\w*|\brun(?:ning)?[- ]?costs?\b|\bserv(?:e|ing)\b|\bendpoint\b|\binference\b|\bcost to run\b|\bopex\b|\bgpu (?:cost|bill|rent)",
    ),
    (
        "prompting_cost_per_month",
        r"\bapi (?:bill|spend|cost|price)|\bbill\b|\bprompt\w* (?:cost|bill|spend|price)|\bapi\b|\bspend\b(?! (?:\w+ )?up-?front| on (?:host|serv|run))|\bprompting\b|\binvoice\b",
    ),
    ("ft_training_cost", r"\btraining cost"),
    ("ft_data_prep_cost", r"\bdata[- ]prep\w*|\bdata cost"),
    ("ft_engineering_cost", r"\bengineering"),
    ("ft_eval_cost", r"\beval(?:s|uation)? cost"),
    ("growth_rate_per_month", r"\bgrow\w*|\bgrowth\b"),
    ("target_accuracy", r"\btarget\b"),
    ("current_accuracy", r"\baccuracy\b"),
    ("discount_rate_per_year", r"\bdiscount\w*|\bwacc\b"),
    ("horizon_months", r"\bhorizon\b"),
    ("labelled_examples", r"\bexamples?\b|\blabels?\b|\blabelled\b"),
    ("error_cost", r"\bwrong answers?\b|\berror cost|\bcost of (?:an? )?(?:error|mistake)|\bmistakes?\b"),
    ("prompting_cost_per_request", r"\b(?:price|cost) per (?:request|call|query)"),
    ("output_price_per_mtok", r"\boutput price"),
    ("input_price_per_mtok", r"\binput price|\btoken price"),
)


_FIRST = (
    "ft_labelling_cost_per_example",
    "prompting_cost_per_request",
    "output_price_per_mtok",
    "input_price_per_mtok",
    "discount_rate_per_year",
    "growth_rate_per_month",
    "horizon_months",
    "error_cost",
)


def variable_in(text: str) -> str | None:
    """The input to solve for: the first one named."""
    by_name = dict(_VARIABLES)
    for name in _FIRST:
        if re.search(by_name[name], text):
            return name
    found = [(m.start(), name) for name, pattern in _VARIABLES if (m := re.search(pattern, text))]
    return min(found)[1] if found else None
