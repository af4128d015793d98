"""The table of fields and the words that speak of them. A stranger adds a field or a wording by adding to a row.

A cue is a regular expression over the lower-cased message with a weight; `units` are the kinds of quantity that the
field can take (see `Quantity.unit` and `shape_of`). Patterns are short, anchored at word starts, and never nested.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Cue:
    field: str
    shapes: frozenset[str]
    weight: float
    pattern: re.Pattern[str]


_W = r"[\s-]{0,3}"
_FT = rf"fine{_W}?tun\w*|finetun\w*|tun(?:ed?|ing)\b|ft\b|lora\b|adapter"

_ROWS: tuple[tuple[str, str, float, str], ...] = (
    # field, shapes, weight, words
    (
        "prompting_cost_per_month",
        "money/month money number",
        3.0,
        r"prompting|promtping|promting|prompt(?:s|ed)?\b|prompt[- ]?(?:cost|bill|spend)",
    ),
    (
        "prompting_cost_per_month",
        "money/month money number",
        2.4,
        r"as-is\b|bill\b(?! (?:us|you|me|them)\b)|bills\b|billed|invoices?\b|spend\w*|spent\b|\bburn\w*|api\b|apis\b|openai|anthropic|azure|bedrock|vertex|gemini\b|"
        r"claude|sonnet|opus|haiku|o[134](?:-mini)?\b|gpt\b|gpt-?[\d.]+\w*|\bllms?\b|model usage|token (?:cost|bill|spend)|for tokens|language[- ]models?(?: line| bill| budget)?|inference api|api usage|"
        r"current(?:ly)? (?:cost|pay|spend)\w*|status quo|today'?s cost|usage\b",
    ),
    (
        "prompting_cost_per_month",
        "money/month",
        2.7,
        r"\bwe (?:only |just |currently |already |now |all )?(?:pay|spend)\b|\bwe(?:'re| are) (?:paying|spending)\b",
    ),
    (
        "prompting_cost_per_month",
        "money/month",
        1.3,
        r"\bpay(?:ing|s)?\b|\b(?:costs?|charges?) us\b|\b(?:in total|altogether|all told|overall)\b|we pay|currently|\bright now\b|\btoday\b|runs? us|monthly cost|shell\w* out|we(?:'re| are)(?: currently| now)? at\b|now\b(?= ?[;,.]|$)",
    ),
    (
        "prompting_cost_per_request",
        "money/request",
        2.0,
        r"prompting|prompt(?:s|ed)?\b|api\b|openai|anthropic|gpt\S*|claude|currently|today|right now|now\b|pay\w*|current|bill\w*",
    ),
    ("prompting_cost_per_month", "money/month", 1.1, r"\bcosts?(?= (?:about |around |~ ?)?[$€£\d])"),
    ("prompting_cost_per_request", "money/request", 0.6, r"requests?\b|calls?\b|each\b|quer(?:y|ies)\b"),
    (
        "ft_inference_cost_per_month",
        "money/month money number money/hour",
        3.0,
        r"to-be\b|host\w*|serv(?:e[sd]?|ing)\b|endpoint|inference\b|to run\b|run(?:ning)? cost\w*|run it\b|running it|keep(?:ing)? it (?:up|running)|"
        r"opex|upkeep|deployed|deployment|gpu (?:rent|bill|cost|box|server|machine|node)\w*|operat\w+|runtime|ongoing|"
        r"recurring|to operate|after(?:wards)?\b.{0,20}(?:tun|month)|run cost",
    ),
    (
        "ft_inference_cost_per_month",
        "money/month",
        2.2,
        rf"{_FT}|tuned\b|custom model|own model|self-?host\w*|distilled|small model",
    ),
    ("ft_inference_cost_per_month", "money/month", 1.2, r"\bruns?\b(?! us)|running\b|then\b|after\b"),
    (
        "ft_inference_cost_per_request",
        "money/request",
        3.2,
        rf"{_FT}|host\w*|serv(?:e[sd]?|ing)\b|inference\b|endpoint|tuned|to run\b|runs at\b|running\b|custom model|own model",
    ),
    ("maintenance_cost_per_month", "money/month", 4.2, r"re-?train\w*"),
    ("maintenance_cost_per_month", "money/month", 4.0, r"maintenance|maintain\w*|upkeep of the model|monitoring"),
    (
        "vector_store_cost_per_month",
        "money/month",
        4.0,
        r"vector (?:store|db|database|index)|pinecone|weaviate|qdrant|retrieval infra",
    ),
    (
        "ft_upfront_cost",
        "money number",
        3.0,
        r"\btotal (?:for|of) the (?:build|project|fine-?tun\w+|tuning)|up-?\s?front|upfrnt|upfornt|upfont|one-?\s?(?:time|off)|all[- ]?in\b|initial\w*|capex|fixed price|setup|set-?up|set up\b|kick-?off|investment|invest\b",
    ),
    (
        "ft_upfront_cost",
        "money",
        2.2,
        rf"{_FT}|project\b|quote\w*|to build\b|build(?:ing)?\b|to train\b|to tune\b|vendor|agency|consultant\w*|once\b|"
        r"implementation|develop(?:ment)? (?:cost|budget)|custom model",
    ),
    (
        "ft_upfront_cost",
        "money",
        2.4,
        r"to get (?:it |this )?(?:there|going|started|built|done|tuned)|(?:initial )?investi?ment|the whole (?:thing|job|project|package)|the lot\b",
    ),
    (
        "prompting_cost_per_month",
        "money/month",
        1.3,
        r"(?<!tuning )(?<!hosting )(?<!upfront )costs? (?:is|are|comes?|sits?)\b",
    ),
    ("ft_upfront_cost", "money", 0.9, r"budget\w*"),
    (
        "ft_data_prep_cost",
        "money number",
        3.6,
        r"data[- ]?(?:prep\w*|clean\w*|work|collection|curation|set|pipeline)|dataset|prep\b|cleaning|curat\w+|to clean\b|preparing (?:the )?data|annotation budget|collecting",
    ),
    (
        "ft_data_prep_cost",
        "money",
        2.9,
        r"(?<!incl )(?<!including )(?<!incl. )label(?:l?ing)\b|annotation\b|data\b(?! (?:team|people|folks|guys|scien\w+|says|prep\w*|clean\w*|collection|work))",
    ),
    (
        "ft_training_cost",
        "money number",
        3.4,
        r"training\b(?! (?:partner|vendor|provider|company|firm|data))|gpu run|train run|compute\b|gpu hours|gpu time|training runs?",
    ),
    ("ft_training_cost", "money", 2.5, r"trains?\b(?! (?:it |a model |one )?on\b)"),
    (
        "ft_eval_cost",
        "money number",
        3.6,
        r"evals?\b|evaluat\w+|test(?:ing)?\b|benchmark\w*|qa\b|validation\b|hold-?out",
    ),
    (
        "ft_engineering_cost",
        "money number",
        3.6,
        r"engineer(?:ing|s)?\b|eng\b|dev(?:eloper)? time|integration|development|dev\b(?! (?:shop|agency|house|studio))|devs\b|labou?r\b|salaries|staff time",
    ),
    ("retrain_cost", "money", 4.2, r"re-?train\w*|refresh(?:ing)?"),
    (
        "ft_labelling_cost_per_example",
        "money/example money",
        3.2,
        r"labell?ing\b|label cost|per label|annotat\w*|example\b|per item|tagging",
    ),
    (
        "error_cost",
        "money/error money",
        4.0,
        r"(?:wrong|bad|incorrect|false|erroneous) (?:answer|reply|response|output|prediction|code|call|result|decision)s?|(?<!my )(?<!by )mistakes?\b|(?<!rounding )errors?\b|err cost|misclassif\w+|misjudg\w*|misrout\w+|screw-?ups?|misfire|hallucinat\w+|"
        r"\bmiss(?:es)?\b|slip-?ups?|rework|\bmis-?[a-z]+ed\b|getting it wrong|gets? (?:(?:one|it|something) )?wrong|we lose\b(?! the\b| our\b| an? (?:big |large )?(?:client|customer|contract)| [\d.]+ ?%| (?:a|half|one|two) )|(?:bad|wrong|incorrect|erroneous|false|botched|faulty) (?:[a-z]+ ){1,4}(?:ends up )?(?:cost\w*|exposes?|means|sets)|err\b|being wrong|botched|failure|\bmis-?[a-z]+s\b(?= (?:one|it|something|an?)\b)|to put (?:it |that )?right\b",
    ),
    (
        "input_price_per_mtok",
        "money/mtok money/ktok",
        2.6,
        r"\binputs?\b|\bin\b(?! (?:a|the|one|two|three|20\d\d)\b)|prompt tokens?|prompt\b|we send\b|send in\b|sent\b",
    ),
    (
        "output_price_per_mtok",
        "money/mtok money/ktok",
        2.6,
        r"\boutputs?\b|\bout\b|completions?\b|generated|generation|get(?:ting)? back\b|comes? back\b|returned\b",
    ),
    (
        "requests_per_month",
        "requests requests/p number number/p",
        2.6,
        r"\bvolumes?\b|\bvol\b|traffic|requests?\b|reqs?\b|\bcalls?\b(?! (?:it|this|that)\b)|quer(?:y|ies)\b|throughput|rps\b|qps\b|rpm\b|invocations?\b|completions a|hits (?:a|per)\b|load\b",
    ),
    (
        "requests_per_month",
        "requests/p number/p",
        1.8,
        r"messages?\b|tickets?\b|convos?\b|conversations?\b|documents?\b|docs\b|transactions?\b|chats?\b|emails?\b|claims\b|questions?\b|we (?:process|handle|see|get|do|serve|make|run|send|push|fire)\b|processing",
    ),
    (
        "input_tokens_per_request",
        "tokens number tokens/request",
        2.6,
        r"\binputs?\b|(?<!all )(?<!all-)(?<!hand )\bin\b(?=\s*(?:x\b|for each|per\b|on (?:gpt|claude|gemini|llama|average)|[:=~/,;)&+.]|\d|and\b|$))|prompt (?:length|size|tokens?|is)|prompts?\b|context (?:length|size)|of (?:context|input|prompt)\b|sent\b|per prompt",
    ),
    (
        "output_tokens_per_request",
        "tokens number tokens/request",
        2.6,
        r"\boutputs?\b|\bout\b(?=\s*(?:per\b|on (?:gpt|claude|gemini|llama|average)|[:=~/,;)&+.]|\d|and\b|$))|completions?\b|repl(?:y|ies)\b|responses?\b|answers?\b|generated|of (?:output|json|reply)\b|(?<!us )(?<!you )(?<!me )(?<!them )back\b|come back|returned",
    ),
    ("input_price_per_mtok", "money/mtok number money", 6.0, r"in(?:put)? price|price in\b"),
    ("output_price_per_mtok", "money/mtok number money", 6.0, r"out(?:put)? price|price out\b"),
    ("input_tokens_per_request", "tokens number tokens/request", 2.6, r"tokens? in\b|in tokens?\b"),
    ("output_tokens_per_request", "tokens number tokens/request", 2.6, r"tokens? out\b(?! of)|out tokens?\b"),
    (
        "input_tokens_per_request",
        "number",
        6.0,
        r"(?:prompt|input|context) tokens?\b|in tokens?(?= ?[=:])|tokens? in(?= ?[=:])",
    ),
    (
        "output_tokens_per_request",
        "number",
        6.0,
        r"(?:completion|output|reply|response) tokens?\b|out tokens?(?= ?[=:])|tokens? out(?= ?[=:])",
    ),
    (
        "labelled_examples",
        "examples number",
        2.6,
        r"label counts?|number of labels|labell?ed|examples?\b|samples?\b|annotat\w+|labels\b|ground truth|gold(?:en)? (?:set|data)|training (?:data|set|rows|pairs)|pairs\b|exemplars|hand-?labell?ed|data ?points|rows\b|records\b",
    ),
    (
        "use_cases",
        "use_cases number",
        2.8,
        r"use[- ]?cases?|usecases?|\btasks\b|distinct|workflows|product areas|jobs\b",
    ),
    (
        "current_accuracy",
        "percent",
        2.6,
        r"accura\w+|acc\b|\bf1\b|precision|\bcorrect(?:ly)?\b|of (?:the |all )?(?:cases|time)\b|nails\b|hit rate|correct rate|success rate|are good\b|\bnear\b|(?<!to the )\bright\b(?! away| now| side)|presently|we see\b|passes\b|currently|stuck|plateau\w*|today|\bnow\b|at the moment|baseline|quality|score\w*|we'?re at|sits? at|hover\w*|hit(?:s|ting)?\b|stands? at|observed|measured|good answers|is at\b|right \d|exact match|evals? (?:says?|gives?|shows?)",
    ),
    (
        "target_accuracy",
        "percent number",
        3.0,
        r"target\w*|\bgoal\b|\bneed(?:s|ed)?\b|\bwant(?:s|ed)?\b|aim(?:ing)?\b|require[sd]?|must (?:be|reach|hit)|d like|would like|gotta be|insist\w*|sign off|short of\b|aspire\w*|hoping for|criterion|tolerat\w+|objective|happy (?:with|w/)|fine with|settle for|desired|wished|hope|reach\b|get(?:ting)? (?:it |us |this )?to\b|go to\b|up to\b|wanna|at least|sla\b|(?<!that )(?<!it )should (?:\w+ )?(?:be|reach|hit)|threshold|the bar\b|(?:can'?t|cannot|won'?t|not) (?:ship|go|drop|fall|be|launch|accept|take|release|live with|sign (?:it |this |that )?off)(?: anything)? (?:below|under)|looking for|expects?\b|(?:until|till) it'?s\b|shoot\w* for|minimum|->|bar is",
    ),
    (
        "current_accuracy",
        "number",
        2.8,
        r"accuracy|\bacc\b|current accuracy|current\b(?! (?:cost|bill|spend|api))|f1\b",
    ),
    (
        "ft_accuracy",
        "percent",
        20.0,
        r"after (?:fine-?\s?)?tun\w+|(?:once|when) (?:fine-?\s?)?tuned",
    ),
    ("target_accuracy", "percent number", 2.4, r"(?:has|have|needs?|got) to be\b"),
    ("prompting_cost_per_month", "money/month money", 2.2, r"tokens (?:have |has |had )?costs?\b"),
    ("input_tokens_per_request", "tokens tokens/request", 1.6, r"questions? (?:is|are|has|have|runs?|averages?)\b"),
    ("horizon_months", "time", 2.6, r"(?:calculate|compute|work it out|run it) (?:it |this )?(?:for|over)\b"),
    (
        "error_cost",
        "money",
        3.4,
        r"(?:gets?|got|getting) (?:an? |one |it |something |the )?(?:answer |reply |case )?wrong\b",
    ),
    ("current_accuracy", "percent", 1.9, r"(?:is|are) (?:fine|good|ok|okay|usable|right|correct)\b"),
    ("ft_accuracy", "number", 4.6, rf"(?:{_FT})[^.;\n\d]{{0,25}}(?:reach\w*|hits?|gets? to)\b"),
    (
        "ft_accuracy",
        "percent",
        4.6,
        rf"(?:{_FT})[^.;\n]{{0,25}}(?:reach\w*|gets? to|expect\w*|would (?:hit|get|be)|achiev\w*)|expected accuracy",
    ),
    (
        "growth_rate_per_month",
        "percent number percent/p percent/y",
        3.0,
        r"grow\w*|growth|expanding|\bg(?= ?=)|goes (?:up|down)|going (?:up|down)|rising|rises?\b|increas\w+|climb\w*|expand\w*|mom\b|yoy\b|(?:year|month)[- ]on[- ](?:year|month)|more (?:requests|calls|traffic|volume|queries)|month[- ]over[- ]month|shrink\w*|declin\w+|m/m\b|y/y\b|m-o-m|churn|ramp\w*|\bup\b.{0,20}(?:year (?:over|on) year|yoy|(?:each|every|per|a) (?:month|year)|yearly|monthly|annually)|creep\w*",
    ),
    (
        "discount_rate_per_year",
        "percent number percent/p percent/y",
        3.4,
        r"discount\w*(?! (?:on|off|from|of \d)\b)|\br(?= ?=)|disc\b|money costs|wacc|hurdle|cost of capital|\birr hurdle|required return|capital cost",
    ),
    (
        "api_price_decline_per_year",
        "percent percent/p percent/y",
        4.6,
        r"(?:api|token|list|model|llm|openai|inference)? ?prices? (?:fall|drop|declin|com|go|decreas|will)\w*|price (?:decline|drop|erosion)|deflation",
    ),
    ("cacheable_input_share", "percent", 4.0, r"cach\w+"),
    ("batch_share", "percent", 4.0, r"batch\w*"),
    ("fallback_share", "percent", 4.0, r"fall-?\s?back|escalat\w+|falls? through"),
    (
        "horizon_months",
        "time number",
        3.0,
        r"horizon|\bt(?= ?=)|out to\b|time ?frame|timeline|outlook|planning|\bplan\b|look(?:ing)? (?:at|over|ahead)|over the next|over\b|\bfor\b the next|model(?:led|ing)? (?:it )?(?:over|for|out)|period|window|amorti\w+|\bview\b|evaluate|years? out|look (?:past|beyond)|run the numbers|lifetime|\bspan\b|case\b",
    ),
    ("horizon_months", "time", 1.8, r"\bout\b|across\b|judge\w*|fiscal"),
    (
        "labelled_examples",
        "number examples",
        1.7,
        r"already (?:done|there|labell?ed)|done\b|so far\b|to date\b|in hand\b|\bgraded|hand-?tagged|usable",
    ),
    (
        "latency_target_ms",
        "time number",
        3.0,
        r"latency|p9\d|p50|respon\w+|\bms\b|millisecond|answers? (?:in|within|back)|come back|faster|fast\b|sla\b|round ?trip|ttft|reply",
    ),
    ("latency_target_ms", "time", 3.0, r"within\b|under\b|below\b|max\b"),
    (
        "build_months",
        "time",
        3.6,
        r"to build\b|build (?:time|takes?|phase)|building (?:it|takes)|\bbuild(?: it)?(?: in)?(?=[ :=]{1,3}(?:\d|two|three|four|six))|to get (?:it )?live|\b(?:be |go )?live in\b|until (?:it'?s )?live|go-?live|development takes|to ship|lead time",
    ),
    ("retrain_every_months", "time number", 4.2, r"re-?train\w*|refresh\w*|re-?tun\w+"),
    ("peak_to_average", "times number", 3.0, r"peak\w*"),
    ("training_epochs", "epochs number", 3.0, r"epochs?"),
    ("gpu_count", "gpus number", 3.0, r"gpus?\b(?! (?:training|time|hours|compute|rent|cost|bill))"),
    (
        "gpu_price_per_hour",
        "money/hour money/gpu",
        3.0,
        r"gpus?\b|h100\w*|a100\w*|h200|b200|l4\w?|a10g?|t4",
    ),
    ("ops_fte", "fte number", 3.0, r"fte\w*|ops (?:people|staff|heads?|team|engineers?)\b|mlops|people to run"),
    (
        "fte_cost_per_year",
        "money/year",
        4.4,
        r"fte\w*|(?:engineers?|developers?|devs) (?:costs?|salary|at)|salary|loaded|per (?:engineer|head|person)",
    ),
    (
        "tokens_per_example",
        "tokens tokens/example",
        4.4,
        r"tokens? (?:per|an|each) (?:example|sample|row)|examples? (?:is|are|has|have)",
    ),
    ("retrieval_tokens_per_request", "tokens tokens/request", 4.2, r"retriev\w+|rag\b|chunks?\b"),
    (
        "exchange_rate_per_usd",
        "number money",
        3.4,
        r"exchange rate|fx rate|per (?:us )?dollar|to the dollar|usd rate|\bfx\b",
    ),
)


@cache
def cues() -> tuple[Cue, ...]:
    """The compiled table."""
    return tuple(
        Cue(
            name,
            frozenset(shapes.split()),
            weight,
            re.compile(rf"(?<![\w-])(?:{words})" if not words.startswith(("\\b", "-")) else rf"(?:{words})"),
        )
        for name, shapes, weight, words in _ROWS
    )


PRIMARY: dict[str, str] = {
    "money/request": "prompting_cost_per_request",
    "requests/p": "requests_per_month",
    "examples": "labelled_examples",
    "use_cases": "use_cases",
    "money/example": "ft_labelling_cost_per_example",
    "money/error": "error_cost",
    "epochs": "training_epochs",
    "requests": "requests_per_month",
    "fte": "ops_fte",
    "money/gpu": "gpu_price_per_hour",
    "time/ms": "latency_target_ms",
    "percent/p": "growth_rate_per_month",
}
"""The field that a quantity of an unmistakable shape means when no cue speaks against it."""
