"""Other business: words of everyday work and life, by subject. With none of our own words beside them a message is not ours."""

from __future__ import annotations

import re

_SUBJECTS: dict[str, str] = {
    "food and drink": "lunch|dinner|breakfast|brunch|coffee|espresso|tea|snacks?|pizzas?|burgers?|burritos?|sandwich(?:es)?|cakes?|beers?|wine|vegan|vegetarian|canteen|cafeteria|catering|restaurants?|recipes?|vending machine|milk|fridge|sushi|tacos?|pastries|croissants?|donuts?|bagels?",
    "office and house": "printers?|parking|garage|badges?|key ?cards?|desks|standing desks?|chairs?|thermostat|heating|air ?con|aircon|elevators?|toilets?|restrooms?|kitchen|receptions?|lobby|meeting rooms?|conference rooms?|boardroom|whiteboards?|projectors?|speakers?|hdmi|monitors?|keyboards?|laptops?|macbooks?|headsets?|chargers?|landlord|office rent|electricity|kwh|plumber|cleaners?|fire drill|degrees|fahrenheit|celsius",
    "people and leave": "pto|sick leave|parental leave|maternity|vacation|holidays?|days off|payslips?|payroll run|salary|salaries|bonus(?:es)?|pension|workday|timesheets?|hiring|headcount|interview(?:s|ing)?|candidates?|onboarding buddy|birthday|farewell|wedding|baby|my (?:kid|son|daughter|wife|husband|mum|mom|dad|dog|cat)|maths test|offsite|team event|karaoke",
    "travel": "o'clock|reschedul\\w+|slides|slide deck|book (?:a |the |me )?(?:room|table|flight|desk)|flights?|hotel (?:room|in|for)|hotels|train (?:to|from|at|ticket)s?|taxis?|cabs?|uber|airport|visa|passports?|boarding|itinerary|trip|travel|rental car|miles to|km to|route",
    "it and operations": "vpn|prs? #?\\d+|code review|wi-?fi|2fa|mfa|sso|passwords?|phishing (?:mail|link)s?|replicas?|pods?|kubectl|k8s|deploy(?:ment|bot)?|rollback|hotfix|def \\w+\\(|console\\.log|npm|pip install|pull request|merge|branch|standup|airflow|dags?|credentials|postgres|redis|redshift|data lake|connection pool|hikari|disk|cpu|memory|replication|backup|outage|jenkins|stack ?trace|traceback|exception|polygons?|unit tests?|firewall|dns|certificate",
    "sales and marketing": "adwords|cpc|clicks|campaigns?|win rate|demos?|salesforce|hubspot|renewal|seats|sales leads|newsletter|webinar|booth|trade ?show|discount code|coupon|gift ?cards?|congratulations|claim (?:your|within)|lottery|prize",
    "money elsewhere": "expense reports?|my expenses|\\d (?:usd|eur|gbp|chf|dollars|euros|pounds) (?:in|to|into) (?:usd|eur|gbp|chf|inr|dollars|euros|pounds)\\b|reimburse\\w*|per diem|invoice \\d+|overdue|purchase order|mortgage|my savings|stocks|stock (?:price|market|tip)s?|shares|nvda|if i put \\S+ in|nasdaq|close above|bitcoin|btc|eth|crypto|etf|dividends?|vat rate|petrol|diesel|insurance premium",
    "sport, media, weather": "football|soccer|cricket|basketball|tennis|world cup|the match|stadium|league|movie|film|song|playlist|netflix|podcast|weather|rain|snow|forecast for (?:tomorrow|saturday|sunday)|horoscope|poem|joke|haiku|limerick",
    "things": "wrench|calibration|drill|vehicle|truck|forklift|grinder|bicycles?|bikes?|washing machine|dishwasher|plants?|flowers?|t-?shirts?|hoodies?|swag|mugs?",
}
_EVERYDAY = re.compile("|".join(rf"\b(?P<s{n}>{words})\b" for n, words in enumerate(_SUBJECTS.values())))
OURS = re.compile(
    r"\b(?:llms?|models?(?! (?:of|is|number|year))|(?:chat)?bots?|assistants?|copilots?|prompts?|prompting|api|tokens?|gpt\S*|claude|gemini|llama\S*|mistral|haiku(?! about)|sonnet|opus|openai|anthropic|bedrock|pipeline|generator|translat\w+|classif\w+|summar\w+|extract\w+|transcri\w+|triag\w+|annotat\w+|label\w*|fine-?\s?tun\w*|finetun\w*|tun(?:e|ed|ing)|lora|inference|endpoints?|hosting|hosted|gpus?|requests?|calls?|quer(?:y|ies)|accura\w+|latency|up-?front|break-?even|payback|pay back|scenario\w*|use cases?|volume|traffic|errors?|mistakes?|wrong|horizon|growth|discount rate|wacc|answers?|repl(?:y|ies)|respond\w*|facts|evals?|training|customer (?:records|data)|domain)\b"
)


def other_business(text: str) -> str | None:
    """The everyday subject that a text speaks of and none of ours; None when there is none."""
    match = _EVERYDAY.search(text)
    if match is None or OURS.search(text):
        return None
    return next(subject for n, subject in enumerate(_SUBJECTS) if match.group(f"s{n}"))
