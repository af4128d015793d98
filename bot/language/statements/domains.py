"""What the workload is about: legal, medical, finance, insurance, hr, customer support."""

from __future__ import annotations

import re

from bot.language.statements.fact import Fact, rows

_DOMAINS = rows(
    (
        "domain",
        "legal",
        r"\b(?:law\b|(?<!with )(?<!by )(?<!from )(?<!ask )(?<!asked )legal(?! (?:lets|allows|signed|told|says|said|won'?t|will|wants|asks|is|has|hasn'?t|approved|insists|still|decided|decides|checks?|thinks|needs|want|would|must|may|might|looks?|reckons|feels|never|got|came|wrote|answered|ok'?e?d|oks?|okay\w*|confirmed|cleared|replied|signed|dept|department|counsel|team))|law firm|(?<!our )lawyers?(?! (?:say|said|says|think|ok|okayed|approved|are fine))|contracts(?! cost)|contract (?:reviews?|clauses?|analysis|law|extraction|drafting|terms|documents?|summar\w+)|clauses?|litigation|e-?discovery|paralegal|(?<!signed an )(?<!sign an )ndas?|attorneys?|att(?:y|ys)\b|solicitors?|barristers?|court|arbitration|patent claims?|trademarks?|jurisprudence|verdicts|legislation|penal code|legalese|notary|probate|redlin\w+|writs|eviction|petitions|indemnity|due diligence|precedents|merger paperwork|cease and desist|lease agreements|deeds|agreements)\b",
    ),
    (
        "domain",
        "medical",
        r"\b(?:medical|clinical|clinic|health(?:care)?(?![- ]?(?:score|check))|hospitals?|patients?|radiolog\w+|icd-?10|doctors?|diagnos\w+|pharma\w*|nurs(?:e|ing)|ehr|triage notes|pathology|oncology|discharge|ambulance|dental|dentists?|insulin|diabet\w+|epidemiolog\w+|snomed|drug interactions|x-?rays?|prescriptions?|dosages?|biops\w+|ultrasounds?|opd|midwi\w+|physicians?|surgeons?|mri|gp (?:visit|letters?)|nhs|wound care|lab results|the ward)\b",
    ),
    (
        "domain",
        "insurance",
        r"\b(?:insurance|insurers?|(?:car|home|motor|travel|life)(?: (?:and|or|&) [a-z]+)? polic(?:y|ies)|underwrit\w+|policyholders?|claims? (?:handling|processing|adjust\w*|triage|intake)|actuar\w+|reinsur\w+|loss adjust\w+|adjusters?|premiums and|policy (?:renewals|wordings|holders)|(?:liability|motor|fire|water damage|settle|baggage|workers comp) claims?|(?:triages|settles?) (?:the )?claims|claimants?|deductibles|subrogation|notice of loss|fnol|(?:home|pet|crop|travel|life|cargo) cover|coverage denial|bordereaux|surety|lic agents|tpa|endorsements)\b",
    ),
    (
        "domain",
        "finance",
        r"\b(?:financial (?:services|reports?|statements?|documents?|advice)|(?:in|for|to|domain(?: is|:| =|=)?|field(?: is|:)?|industry(?: is|:)?|area:?) ?finance\b(?! (?:team|dept|department))|finance (?:assistant|(?:chat)?bot|helper|copilot|domain|sector|industry|company|docs?|documents|reports|use case)|^finance(?:\W*$|,)|banking|(?<!in the )bank|fintech|trading|kyc|aml|invoices? (?:coding|matching|extraction)|accounting(?! (?:says|said|has|have|wants|uses|shows|books|gives|gave|team|dept|department))|(?<!the )(?<!our )(?<!an )auditors?|auditing|loan\w*|credit risk|10-?k filings?|hedge fund|mortgages?|lending|bookkeeping|mutual funds?|asset managers?|fund (?:letters|analysts)|audit workpapers|bonds?|brokers? get trade|trade confirmations|derivatives|hedging|nbfc|balance sheets?|cash flow|annual reports|equity (?:analysts|research)|borrowers|for traders|investment (?:research|banking)|portfolio commentary|wealth manag\w+|private equity|venture capital|robo advis\w+|sec filings|ten-ks|earnings calls|swift messages|tax returns|credit memos|fx exposure|stock market)\b",
    ),
    (
        "domain",
        "hr",
        r"\b(?:(?<=for our )hr|(?<=for the )hr|(?<=in hr )team|hr(?! (?:says|said|told|froze|wants|asks|is|has|needs|approved|insists|dept|department|team|budget))|human resources|recruit\w*|resumes?|cvs|candidate screening|hiring|payroll|job applications?|talent acquisition|onboarding (?:questions|of new)|sick leave|parental leave|notice periods|appraisal summar\w+|employee (?:handbook|questions|survey)|engagement survey|personnel|grievances|headhunters?|candidates|induction|scorecards|new hires|offer letters|disciplinary|job seekers|cover letters|applicants|vacanc(?:y|ies)|leave policy|pay band|people team|exit interviews|performance reviews|staffing company|new joiners|staff survey|workforce planning)\b",
    ),
    (
        "domain",
        "customer_support",
        r"\b(?:customer (?:support|service|care|success)|support (?:tickets?|desk|chat\w*|bot|team|queue|agents?|emails?|requests?)|help ?desk|call cent(?:er|re)|contact cent(?:er|re)|cx\b(?! (?:vp|lead|director|head|team|boss|manager))|support domain|help cent(?:re|er)|ticket (?:triage|routing)|zendesk|intercom|freshdesk|cust svc|after[- ]sales|tech support|live chat (?:for|with) (?:customers|subscribers|shoppers|users)|(?:angry|unhappy) (?:customers|users)|(?:refunds?|returns?) (?:and|&) (?:returns?|exchanges?|refunds?)|warranty questions|inbound complaints|hotline|canned responses|contact form|deflects? tickets|app store reviews|lost parcels|where their order|(?:replies|reply|replying) (?:to|for) (?:customers|shoppers|buyers|agents))\b",
    ),
)
_DOMAIN_EXPLICIT = re.compile(r'(?:domain|field|industry|sector|vertical|area)"?\s*(?:[=:]|is)\s*"?([a-z_ ]{2,20})')

_IN_PARENTHESES = re.compile(r"\((legal|medical|insurance|finance|hr|customer support)(?: domain)?\)")
_OPTIONAL_DOMAIN = re.compile(
    r"\b(?:for|in|is|are|all|it'?s|we'?re|about|of|our|a|an|doing|do|process\w*|handle|on|read\w*|review\w*|extract\w*|classif\w+|summar\w+|the|answer\w*|serv\w+|with|from)\s+(?:[\w-]+\s+){0,3}$|^\s*(?:\w+\s){0,2}$|[=:,•?!.;-]\s*$"
)


def read_domain(text: str, *, asked: bool) -> Fact | None:
    """The domain that a text names; the last one said where it was asked for."""
    explicit = _DOMAIN_EXPLICIT.search(text) or _IN_PARENTHESES.search(text)
    if asked and not explicit:
        said = [(m.start(), name, value, m.group()) for name, value, p in _DOMAINS for m in p.finditer(text)]
        return Fact(*max(said)[1:]) if said else None
    for name, value, pattern in _DOMAINS:
        matches = pattern.finditer(explicit.group(1) if explicit else text)
        match = next((m for m in matches if explicit or _OPTIONAL_DOMAIN.search(text[: m.start()])), None)
        if match:
            return Fact(name, value, match.group())
    return None


def domains_in(text: str) -> set[str]:
    """All domains that a text has a word of."""
    return {str(value) for _, value, pattern in _DOMAINS if pattern.search(text)}
