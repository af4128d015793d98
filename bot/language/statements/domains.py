"""What the workload is about: legal, medical, finance, insurance, hr, customer support."""

from __future__ import annotations

import re

from bot.language.statements.fact import Fact, rows

_DOMAINS = rows(
    (
        "domain",
        "legal",
        r"\b(?:law\b|legal(?! (?:told|says|said|won'?t|will|wants|asks|is|has|approved|insists|dept|department|counsel|team))|law firm|(?<!our )lawyers?(?! (?:say|said|says|think|ok|okayed|approved|are fine))|contracts(?! cost)|contract (?:reviews?|clauses?|analysis|law|extraction|drafting|terms|documents?|summar\w+)|clauses?|litigation|e-?discovery|paralegal|(?<!signed an )(?<!sign an )ndas?|attorneys?|solicitors?|court)\b",
    ),
    (
        "domain",
        "medical",
        r"\b(?:medical|clinical|clinic|health(?:care)?(?![- ]?(?:score|check))|hospitals?|patients?|radiology|icd-?10|doctors?|diagnos\w+|pharma\w*|nurs(?:e|ing)|ehr|triage notes|pathology|oncology|discharge)\b",
    ),
    (
        "domain",
        "insurance",
        r"\b(?:insurance|insurers?|(?:car|home|motor|travel|life)(?: (?:and|or|&) [a-z]+)? polic(?:y|ies)|underwrit\w+|policyholders?|claims? (?:handling|processing|adjust\w*|triage|intake)|actuar\w+|reinsurance)\b",
    ),
    (
        "domain",
        "finance",
        r"\b(?:financial (?:services|reports?|statements?|documents?|advice)|(?:in|for|to|domain(?: is|:| =|=)?|field(?: is|:)?|industry(?: is|:)?|area:?) ?finance\b(?! (?:team|dept|department))|finance (?:domain|sector|industry|company|docs?|documents|reports|use case)|^finance\W*$|banking|bank|fintech|trading|kyc|aml|invoices? (?:coding|matching|extraction)|accounting(?! (?:says|said|team|dept|department))|auditors?|auditing|loan\w*|credit risk|10-?k filings?|hedge fund|mortgage|bookkeeping)\b",
    ),
    (
        "domain",
        "hr",
        r"\b(?:hr(?! (?:says|said|told|froze|wants|asks|is|has|needs|approved|insists|dept|department|team|budget))|human resources|recruit\w*|resumes?|cvs|candidate screening|hiring|payroll|job applications?|talent acquisition|onboarding questions)\b",
    ),
    (
        "domain",
        "customer_support",
        r"\b(?:customer (?:support|service|care|success)|support (?:tickets?|desk|chat\w*|bot|team|queue|agents?|emails?|requests?)|help ?desk|call cent(?:er|re)|contact cent(?:er|re)|cx\b(?! (?:vp|lead|director|head|team|boss|manager))|support domain|help cent(?:re|er)|ticket (?:triage|routing))\b",
    ),
)
_DOMAIN_EXPLICIT = re.compile(r'(?:domain|field|industry|sector|vertical|area)"?\s*(?:[=:]|is)\s*"?([a-z_ ]{2,20})')

_OPTIONAL_DOMAIN = re.compile(
    r"\b(?:for|in|is|are|it'?s|we'?re|about|of|our|a|an|doing|do|process\w*|handle|on|read\w*|review\w*|extract\w*|classif\w+|summar\w+|the|answer\w*|serv\w+|with|from)\s+(?:\w+\s+){0,3}$|^\s*(?:\w+\s){0,2}$|[=:,•?!.;-]\s*$"
)


def read_domain(text: str, *, asked: bool) -> Fact | None:
    """The domain that a text names; the last one said where it was asked for."""
    explicit = _DOMAIN_EXPLICIT.search(text)
    if asked and not explicit:
        said = [(m.start(), name, value, m.group()) for name, value, p in _DOMAINS for m in p.finditer(text)]
        return Fact(*max(said)[1:]) if said else None
    for name, value, pattern in _DOMAINS:
        matches = pattern.finditer(explicit.group(1) if explicit else text)
        match = next((m for m in matches if explicit or _OPTIONAL_DOMAIN.search(text[: m.start()])), None)
        if match:
            return Fact(name, value, match.group())
    return None
