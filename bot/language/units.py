"""Tables of the words around numbers: currencies, scales, units, periods. Add a row to teach a new one."""

from __future__ import annotations

from decimal import Decimal

CURRENCIES: dict[str, str] = {
    "$": "USD", "usd": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "bucks": "USD", "buck": "USD",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP", "quid": "GBP", "sterling": "GBP",
    "¥": "JPY", "jpy": "JPY", "yen": "JPY", "cny": "CNY", "rmb": "CNY", "yuan": "CNY",
    "₹": "INR", "inr": "INR", "rs": "INR", "rupee": "INR", "rupees": "INR",
    "chf": "CHF", "francs": "CHF", "sfr": "CHF", "cad": "CAD", "c$": "CAD", "aud": "AUD", "a$": "AUD",
    "nzd": "NZD", "sgd": "SGD", "s$": "SGD", "hkd": "HKD", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "kr": "SEK",
    "pln": "PLN", "zł": "PLN", "zloty": "PLN", "brl": "BRL", "r$": "BRL", "reais": "BRL", "mxn": "MXN", "zar": "ZAR",
    "krw": "KRW", "₩": "KRW", "won": "KRW", "ils": "ILS", "₪": "ILS", "aed": "AED", "try": "TRY", "₺": "TRY",
    "czk": "CZK", "huf": "HUF", "ron": "RON", "₽": "RUB", "rub": "RUB", "₴": "UAH", "uah": "UAH", "₦": "NGN",
}
CODES_BEFORE_DIGITS = ("usd", "eur", "gbp", "chf", "inr", "jpy", "cad", "aud", "sek", "sgd", "rs", "pln", "brl")
AMBIGUOUS_WORDS = frozenset({"try", "won", "pound", "pounds", "kr", "rs", "ron"})
"""Currency words that are also common English: they count only right beside a number."""
CENTS = frozenset({"cent", "cents", "¢", "ct", "cts", "pence"})

SCALES: dict[str, Decimal] = {
    "k": Decimal(1000), "thousand": Decimal(1000), "thousands": Decimal(1000), "grand": Decimal(1000),
    "thou": Decimal(1000), "tsd": Decimal(1000),
    "m": Decimal(10**6), "mm": Decimal(10**6), "mil": Decimal(10**6), "mill": Decimal(10**6), "mio": Decimal(10**6),
    "mln": Decimal(10**6), "million": Decimal(10**6), "millions": Decimal(10**6), "mn": Decimal(10**6),
    "b": Decimal(10**9), "bn": Decimal(10**9), "billion": Decimal(10**9), "bln": Decimal(10**9),
    "lakh": Decimal(10**5), "lakhs": Decimal(10**5), "lac": Decimal(10**5), "lacs": Decimal(10**5),
    "crore": Decimal(10**7), "crores": Decimal(10**7), "cr": Decimal(10**7), "hundred": Decimal(100),
    "dozen": Decimal(12),
}

TIME: dict[str, str] = {
    "s": "second", "sec": "second", "secs": "second", "second": "second", "seconds": "second",
    "min": "minute", "mins": "minute", "minute": "minute", "minutes": "minute",
    "h": "hour", "hr": "hour", "hrs": "hour", "hour": "hour", "hours": "hour",
    "d": "day", "day": "day", "days": "day", "wk": "week", "wks": "week", "week": "week", "weeks": "week",
    "mo": "month", "mos": "month", "mth": "month", "mnth": "month", "mon": "month", "month": "month",
    "months": "month", "mths": "month", "q": "quarter", "qtr": "quarter", "quarter": "quarter",
    "quarters": "quarter", "y": "year", "yr": "year", "yrs": "year", "year": "year", "years": "year",
    "annum": "year", "ms": "ms", "msec": "ms", "millis": "ms", "millisecond": "ms", "milliseconds": "ms",
}
PERIOD_ADVERBS: dict[str, str] = {
    "monthly": "month", "pcm": "month", "p/m": "month", "pm": "month", "mtly": "month", "mthly": "month",
    "annually": "year", "yearly": "year", "annual": "year", "pa": "year", "p.a": "year", "weekly": "week",
    "daily": "day", "quarterly": "quarter", "hourly": "hour", "p.a.": "year", "p.m.": "month",
}
RATE_WORDS: dict[str, str] = {"rps": "second", "qps": "second", "tps": "second", "rpm": "minute", "qpm": "minute",
                              "rph": "hour", "rpd": "day", "qpd": "day"}

MONTHS_IN: dict[str, Decimal] = {"month": Decimal(1), "year": Decimal(12), "quarter": Decimal(3),
                                 "week": Decimal(12) / Decimal(52), "day": Decimal(1) / Decimal(30)}
"""Length of a period in months; a traffic month has 30 days, a year 52 weeks."""
PER_MONTH: dict[str, Decimal] = {
    "second": Decimal(30 * 86400), "minute": Decimal(30 * 1440), "hour": Decimal(720), "day": Decimal(30),
    "week": Decimal(52) / Decimal(12), "month": Decimal(1), "quarter": Decimal(1) / Decimal(3),
    "year": Decimal(1) / Decimal(12),
}
MILLISECONDS: dict[str, Decimal] = {"ms": Decimal(1), "second": Decimal(1000), "minute": Decimal(60_000)}

NOUNS: dict[str, str] = {
    **dict.fromkeys(("request", "requests", "req", "reqs", "call", "calls", "query", "queries", "prompts",
                     "messages", "message", "tickets", "ticket", "conversations", "completions", "invocations",
                     "inferences", "hits", "documents", "docs", "transactions", "chats", "emails", "claims", "invoices",
                     "generations", "lookups", "questions", "requets", "requsts"), "requests"),
    **dict.fromkeys(("token", "tokens", "tok", "toks", "tks", "tkns"), "tokens"),
    **dict.fromkeys(("example", "examples", "sample", "samples", "label", "labels", "annotations", "pairs", "rows",
                     "records", "datapoints", "exemplars", "labelled", "labeled", "annotated", "item", "items"),
                    "examples"),
    **dict.fromkeys(("usecases", "usecase", "use-cases", "use-case"), "use_cases"),
    **dict.fromkeys(("epoch", "epochs"), "epochs"),
    **dict.fromkeys(("gpu", "gpus"), "gpus"),
    **dict.fromkeys(("fte", "ftes"), "fte"),
    **dict.fromkeys(("engineers", "people", "developers", "devs", "folks", "analysts", "seats", "users", "customers",
                     "employees", "agents", "countries", "languages", "percentile", "reviewers", "annotators",
                     "lawyers", "nurses", "pages", "sprints", "servers", "offices", "teams", "params", "parameters"),
                    "other"),
    **dict.fromkeys(("error", "errors", "mistake", "mistakes", "miss", "misclassification"), "errors"),
}
PERCENT = frozenset({"%", "percent", "pct", "per cent", "pc", "percentage", "prozent"})
MTOK = frozenset({"mtok", "mtoken", "mtokens", "mtoks", "mn", "million", "m", "mm", "mil", "1m", "mill"})
