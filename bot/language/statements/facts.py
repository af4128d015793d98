"""Inputs that are not numbers: yes/no facts, domain, how often knowledge changes, model names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language.attachment.own_names import named_facts
from bot.language.intent import Context


@dataclass(frozen=True, slots=True)
class Fact:
    field: str
    value: bool | str
    words: str


def _rows(*rows: tuple[str, bool | str, str]) -> tuple[tuple[str, bool | str, re.Pattern[str]], ...]:
    return tuple((name, value, re.compile(pattern)) for name, value, pattern in rows)


_NOBODY = r"(?:none of (?:it|this|that|them) (?:may|can|is allowed to)|(?:can'?t|cannot) ship|can'?t|cannot|can ?not|must(?: not|n'?t)|mustn'?t|may not|not allowed to|never|isn'?t allowed to|aren'?t allowed to|not permitted to|won'?t|shouldn'?t|nothing (?:\w+ ){0,4}?(?:may|can|is allowed to))"
_AWAY = r"(?:leave|be sent|send|go (?:to|out|outside)|share|upload|exit|cross|hit (?:a|an|the|any) (?:public|external|third)|touch (?:a|an|the|any)? ?(?:public|external|third))"

_FLAGS = _rows(
    (
        "sensitive_data",
        True,
        r"\b(?:no|zero|none of (?:the|our)) (?:[a-z]+ ){0,3}(?:data|records|files|documents) (?:can|may|will) (?:ever )?(?:leave|go|be sent)|\bforbidden (?:that (?:it|they) leaves?|to (?:send|share|leave))",
    ),
    (
        "sensitive_data",
        False,
        r"\b(?:sensitive|confidential|private|pii|personal data)\s?[=:?]\s?(?:no|false|none|n)\b|\bno secrets?\b|\bdata'?s (?:all )?public|\bsending (?:it|them|data) out is (?:ok|fine|allowed)|\bgovernment sites\b|\b(?:we|you) (?:can|may) send (?:it|them|the data|everything)\b|\bhappy to send (?:it|all|everything|them)|\b(?:it'?s|is) (?:ok|okay|fine|allowed|no problem) to send (?:it|them|that|the data|everything)|\bnothing .{0,30}\b(?:is|are) (?:sensitive|confidential|private|personal)|\bnone of (?:the |our |this |that )?(?:\w+ )?(?:is|are) (?:sensitive|confidential|private|personal)|\b(?:no|not|isn'?t|aren'?t|nothing|none of (?:it|this) is|without|zero) (?:any |really |particularly |at all )?(?:sensitive|confidential|private|pii|phi|personal)\b(?! (?:out|outside|leaves|may|can|data (?:may|can|leaves)))|\bdata (?:is|are) (?:all )?(?:public|not sensitive)\b|\bpublic data\b|no pii\b(?! (?:out|outside|leaves|to|in the cloud))|(?<!no )(?<!nothing )\bdata (?:can|may) (?:leave|go|be sent)|nothing (?:sensitive|confidential|secret)|no (?:privacy|confidentiality) (?:issue|concern|problem)s?|(?:sensitive[_ ]data)\s*[=:]\s*(?:no|false)|\bfine to send\b|all internal and public",
    ),
    (
        "sensitive_data",
        True,
        rf"\b{_NOBODY}\b.{{0,40}}\b{_AWAY}\b|\bnothing (?:ever )?leaves\b|\b(?:(?<!cost-)(?<!price-)(?<!time-)(?<!latency-)sensitive|confidential|hipaa|phi(?![- ]?\d)|special[- ]category|no (?:client|customer|patient|user|company) (?:docs?|data|files|records) (?:to|in|on|at) |pii|(?<!get )(?<!gets )(?<!are )(?<!is )(?<!being )(?<!been )classified|personal data|patient data|secret|air-?gapped|privileged)\b|"
        r"\b(?:can'?t|cannot|may not|must not|mustn'?t|won'?t|not allowed to) (?:ship|send|share|give|upload|hand|expose) .{0,30}\b(?:data|records|docs|documents|files|transcripts)\b|"
        r"\bno (?:byte|data|document|record|file|text|word)s? (?:may|can|must|shall|is allowed to|are allowed to) (?:ever )?leave|\bstays? (?:in|inside|within) (?:the|our) (?:own )?(?:building|house|network|country|data ?cent(?:re|er)|vpc|walls)|\bforbids? (?:any |all |the use of )?(?:external|public|third|cloud)|"
        r"\b(?:has|have|must|needs?) (?:to )?stay (?:on|in|inside|within) (?:our|the)\b|"
        r"\bno pii (?:out|outside|leaves)|\bvpc[- ]only|"
        r"\bon-?prem(?:ises)? only\b|\bhas to stay (?:in[- ]?house|inside|on-?prem|internal|within|here)|\bmust (?:stay|remain) (?:in-?house|inside|on-?prem\w*|internal|within|in the)|\bstays? (?:in-?house|on-?prem|inside our)|\bdata residency\b|gdpr[- ](?:bound|restricted)|(?:sensitive[_ ]data)\s*[=:]\s*(?:yes|true)|legal (?:won'?t|will not) let us send|keep (?:it |everything |the data )?(?:in-?house|on-?prem\w*|inside)",
    ),
    (
        "task_stable",
        False,
        r"\b(?:keeps?|keep on) [a-z]+ing (?:the |our )?prompts?\b|\bnothing(?:'s| is) (?:really |yet )?(?:stable|settled|frozen)\b|\bwe (?:keep )?(?:chang|rewrit|revis|tweak)\w+ what it (?:has to|must|should|needs to|is to) do\b|\btinker\w* with the prompts?\b|\b(?:is|are) still (?:being )?rewritten\b|\bwill (?:certainly|definitely|surely|probably) change\b|\bstill in discovery|\bin discovery still|\bnowhere near (?:stable|settled|frozen|final)|\brewrit\w+ the prompts?\b|\bstill are (?:changing|iterating|rewriting)|\ball over the place\b|\bkeeps? changing\b|\bnone of (?:them|it|these) (?:is |are )?(?:really |yet )?(?:stable|settled|frozen|final)|\bstable\s?[=:?]\s?(?:no|false|n)\b|\bstill (?:rewrit\w+|chang\w+|edit\w*|tweak\w*) the prompts?|(?:\bnot|n't|\bhardly|\bfar from|\bwouldn't call)\b[^.;,\n]{0,25}\b(?:stable|settled|frozen|finali[sz]ed)|\bprompts? (?:itself |\w+ )?(?:gets?|is|are|being) rewritten|\b(?:product|prompts?|spec) (?:itself )?(?:still|keeps?) chang\w+|\b(?:still|keep|constantly|always) (?:iterating|changing|tweaking|evolving|experimenting|moving|rewriting|adjusting|fiddling|figuring)|\bprompts? (?:change|changes|keep|keeps|is in flux|are in flux|still)\b|\bin flux\b|\bnot (?:yet )?(?:stable|settled|frozen|final|fix(?:ed)?\b)|\bunstable\b|isn'?t (?:stable|settled|frozen)|\bmoving target\b|(?:task[_ ]stable)\s*[=:]\s*(?:no|false)|(?:product|spec|requirements?|task)s? (?:is|are|keeps?) (?:still )?(?:changing|shifting|evolving|moving)|\bchanges? (?:the )?(?:prompts?|spec\w*|requirements) every|hasn'?t settled|rework(?:ing)? the prompt|up in the air",
    ),
    (
        "task_stable",
        True,
        r"\b(?:prompts?|task|spec|job|def|definition|scope|requirements|schema)(?: itself)?(?: has not|hasn'?t| have not| haven'?t|'?s not| never) (?:really |ever |once )?(?:changed|budged|moved|been (?:changed|touched|rewritten|edited))|\bcall it (?:stable|frozen|settled)\b|\b(?:prompt|task|spec|scope)(?:'s| has) been (?:frozen|stable|settled|fixed)|\bsame form, same fields|\b(?:task|job|prompts?) (?:itself |definition )?(?:is|are)(?: not|n't)? (?:no longer |not )?changing any ?more|\b(?:prompts?|task|spec|scope)'s (?:frozen|settled|stable|locked|fixed)|\bno (?:edits|changes) planned|\b(?:task|job) (?:definition |itself )?(?:never|doesn'?t|does not|hardly ever|hasn'?t) (?:chang\w+|moved)|\b(?:super|very|really|quite|rock|totally)[- ]stable\b|\bwhat we (?:ask|want) .{0,30} stays? the same|\b(?:task|prompts?|product|spec)\s*[:=]\s*(?:stable|frozen|settled|fixed)|^stable\s*[=:]\s*(?:yes|true)|\nstable\s*[=:]\s*(?:yes|true)|\bwe (?:froze|locked|settled) the (?:prompts?|spec|task)|\b(?:task|prompts?|product|requirements?|spec|workflow|use case|scope|job)s? (?:itself |is |are |has been |have been |hasn'?t |haven'?t |itself is )+(?:\w+ )?(?:stable|settled|frozen|fixed|locked|final|mature|changed|moved|well[- ]defined|done changing)|\bstable (?:task|prompt|workflow|product|requirements|scope|taxonomy|schema|format)|\b(?:prompts?|task|spec|scope) (?:is |are )?(?:frozen|settled|stable|locked)|no longer (?:changing|iterating)|\bdone iterating\b|(?:task[_ ]stable)\s*[=:]\s*(?:yes|true)|\bstopped (?:changing|iterating|tweaking)|\bnothing (?:changes|is changing) (?:any ?more|in the prompt)|task never changes",
    ),
    (
        "latency_critical",
        False,
        r"\blatency\s*[:=]\s*(?:not critical|no issue|uncritical|irrelevant)|\blatency (?:is|isn'?t|is not|does not|doesn'?t|no)\b.{0,12}(?:not? (?:critical|important|an? (?:issue|concern|problem))|critical|matter|an? (?:issue|concern|problem)|important)(?<!is critical)(?<!is important)|\bno (?:rush|latency (?:requirement|constraint|need)s?)|\bnot (?:latency|time)[- ](?:critical|sensitive)|\b(?:overnight|offline|nightly) (?:batch|job|run|process)\w*|\bresponse time (?:is|does|doesn't|isn't)(?: not)? (?:matter|irrelevant|unimportant|important|critical|an issue)|\b(?:speed|latency) is (?:irrelevant|unimportant|secondary|not an issue|a non-issue)|\bnobody(?: sits| is|'s)?(?: and)? ?wait\w*|\b(?:it|this|which) runs overnight|\b(?:speed|latency) (?:is ?n[o']t|not) (?:really )?(?:critical|a (?:concern|worry|factor))|\bspeed (?:really |just )?(?:does not|doesn'?t|isn'?t|is not) (?:matter|important|an issue|a concern)|(?:latency[_ ]critical)\s*[=:]\s*(?:no|false)|nobody minds waiting|nobody waits|no need to be (?:instant|fast|quick)|happy to wait|can wait (?:hours|a day|overnight|minutes)|slow is (?:fine|ok)|don'?t care (?:about|how) (?:speed|latency|fast)",
    ),
    (
        "latency_critical",
        True,
        r"\b(?:latency|time|speed)[- ](?:really )?(?:is )?(?:very |really |super |absolutely )?(?:critical|sensitive|crucial|essential|key|important|matters?)\b|\bany lag\b|\bevery pause\b|\b(?:has|have|needs?) to feel instant\b|\bevery (?:millisecond|second) counts|\blag (?:kills|hurts|matters)|\blatency (?:really |is what )?matters\b|\b(?:must|has to|have to|needs? to|should) (?:be |come back |respond |answer |reply )+(?:fast|quick\w*|instant\w*|snappy|immediate\w*|real[- ]?time)|\bcome back fast\b|\busers? (?:are |is |sit |sits )?(?:there )?(?:waiting|staring|wait on)|\breal[- ]?time (?:answers?|responses?|chat|use|app)|\blow[- ]latency\b|(?:latency[_ ]critical)\s*[=:]\s*(?:yes|true)|people (?:are )?wait(?:ing)? (?:on|for)|\bsnappy\b|faster (?:answers|responses) (?:are )?(?:needed|required)|speed matters",
    ),
    (
        "would_switch_model",
        False,
        r"\b(?:would|will|could)(?: not|n'?t) (?:switch|move|change|swap) (?:the )?(?:model|prompt|provider|vendor)|\b(?:locked in|tied) to (?:openai|anthropic|this model|our model|the model)",
    ),
    (
        "would_switch_model",
        True,
        r"\b(?:would|could|happy to|willing to|open to) (?:switch|switching|move|moving|swap) (?:the )?(?:prompt |to a )?(?:cheaper )?(?:model|prompt)",
    ),
)

_KNOWLEDGE = r"(?:regs|statutes?|guidance|intel|feeds?|signatures?|rubrics?|syllab\w+|curricul\w+|playbooks?|handbooks?|fares?|rates?|menus?|listings?|wordings?|manual|patch(?:es)?|(?:tone|style) guide|headlines|news|knowledge|facts?|content|docs?|documentation|documents|rules?|rule-?books?|polic(?:y|ies)|catalog\w*|catalogue|regulations?|info\w*|data|prices?|pricing|stock(?: levels)?|tables|texts|inventory|guidelines|products?|articles|kb|knowledge base|wiki|material|legislation|law|laws|tariffs?|formulary|manuals?|codes?|faqs?)"
_CHANGE = r"(?:touch\w*|re-?sync\w*|reload\w*|re-?index\w*|land\w*|stream\w*|new version\w*|fresh\b|chang\w*|replac\w*|updat\w*|refresh\w*|mov\w+|rewrit\w*|edit\w*|shift\w*|evolv\w*|revis\w*|turn\w* over|rotat\w*|publish\w*|go(?:es)? stale|amend\w*|reissued|new\b)"
_FREQUENCIES = _rows(
    (
        "knowledge_change",
        "realtime",
        r"real[- ]?time|by the (?:minute|second|hour)|every (?:minute|hour|few (?:minutes|hours))|hourly|constantly|continuous\w*|minute by minute|all the time|live\b|several times a day|multiple times a day",
    ),
    (
        "knowledge_change",
        "daily",
        r"\bdaily\b|every (?:single )?(?:day|night|morning)|each (?:day|night)|day to day|nightly|once a day|overnight|from day to day",
    ),
    (
        "knowledge_change",
        "weekly",
        r"\bweekly\b|every (?:single |other )?week|each week|(?:each|every) (?:mon|tues|wednes|thurs|fri|satur|sun)day|once a week|week by week|every few days",
    ),
    (
        "knowledge_change",
        "monthly",
        r"\bmonthly\b|every (?:single )?month|each month|once (?:in )?(?:a|the) month|month to month|every few weeks",
    ),
    (
        "knowledge_change",
        "quarterly",
        r"\bquarterly\b|every quarter|each quarter|once (?:a|per) quarter|(?:four|4) times a year|every (?:three|3) months",
    ),
    (
        "knowledge_change",
        "yearly",
        r"\bonce per year\b|every (?:january|february|march|april|may|june|july|august|september|october|november|december)|\byearly\b|\bannual\w*|every year|each year|once (?:in )?(?:a|the) year|year to year",
    ),
    (
        "knowledge_change",
        "rarely",
        r"\brarely\b|not changed since|never (?:really )?chang\w*|hardly (?:ever|changes?)|almost never|never chang\w*|seldom|barely|static\b|(?:does not|doesn'?t|don'?t) (?:really |ever )?chang\w*|stays? the same|once in a (?:blue moon|while)|every few years|stable knowledge",
    ),
)
_SPEAKS_OF_CHANGE = re.compile(
    rf"\b(?:it|the bot|the model) (?:answers?|reads?|draws?|works?) (?:from|on|off)\b[^.;\n]{{0,20}}?\b{_CHANGE}|\b(?:live|real[- ]?time) (?:\w+ )?{_KNOWLEDGE}\b|\b(?:is|are|gets?|being|been|was|were) (?:\w+ )?(?:amended|updated|revised|edited|refreshed|rewritten|replaced|reissued|republished)\b|knowledge is\b|\b{_KNOWLEDGE}\b.{{0,30}}\bnot changed since\b|\b{_KNOWLEDGE}\b[^.;\n]{{0,40}}?\b{_CHANGE}|\b{_CHANGE}\b[^.;\n]{{0,30}}?\b{_KNOWLEDGE}\b|knowledge[_ ]change|{_KNOWLEDGE}\b[^.;\n]{{0,25}}?\b(?:static|rarely|hardly|stays? the same|live|real[- ]?time)\b"
)

_TASK_CHANGES = re.compile(
    rf"\b(?:tinker|tweak|iterat|fiddl|rewrit|chang)\w* (?:with |on |at )?(?:the |our )?(?:task|prompts?|spec)\b[^,;.]{{0,25}}|\b(?:task|prompts?|spec|scope|requirements)\b.{{0,20}}?{_CHANGE}[^,;.]{{0,25}}"
)
_DOMAINS = _rows(
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

_SIZE = r"\d{1,4}(?:\.\d)?b"
_MODEL = re.compile(
    r"(?<![\w.])(?:"
    r"gpt[- ]?\d(?:\.\d{1,2})?(?:o|[- ]?turbo|-\d{2}k)?(?:[- ](?:mini|nano|turbo|luna|sol|terra|astra|pro|preview))?|chatgpt|4o[- ]mini|(?<![\d$])4o\b|o[134](?:[- ]mini)?\b|"
    r"claude(?:[- ](?:instant|\d(?:[.-]\d)?))?(?:[- ](?:opus|sonnet|haiku|fable))?(?:[- ]\d{1,2}(?:[.-]\d)?(?![\d.,]* ?(?:(?:k|m|mil|grand)\b|%)))?|"
    r"(?:opus|sonnet|haiku)(?:[- ]\d(?:[.-]\d)?(?![\d.,]*\s*(?:k|m|%)))?|"
    r"gemini(?:[- ]\d(?:\.\d)?)?(?:[- ](?:flash|pro|ultra|argon|nano))?(?:[- ]lite)?|"
    rf"(?:code)?llama[- ]?\d(?:\.\d)?(?:[- ]{_SIZE})?(?:[- ]instruct)?|llama(?:[- ]{_SIZE})|"
    rf"mi[sx]tral(?:[- ](?:small|medium|large|nemo))?(?:[- ]?\d?x?{_SIZE})?(?:[- ]instruct)?|qwen[- ]?\d?(?:\.\d)?(?:[- ]{_SIZE})?|"
    rf"phi[- ]?\d(?:\.\d)?(?:[- ](?:mini|medium|small))?|gemma[- ]?\d?(?:[- ]{_SIZE})?|deepseek(?:[- ](?:v\d(?:\.\d)?|r1|chat))?|falcon[- ]{_SIZE}|command[- ]r\+?|nova[- ](?:lite|micro|pro)"
    r")(?![\w])"
)
_EITHER_MODEL = re.compile(rf"{_MODEL.pattern} or (?:maybe |was it )?{_MODEL.pattern}")
_UNSURE = re.compile(
    r"\b(?:don'?t|do not|not) (?:really |honestly )?(?:know|sure|remember|certain)\b|\bunsure\b|\bno idea\b|\bor was it\b|\beither\b"
)
_VAGUE_MODELS = frozenset({"claude", "gemini", "chatgpt", "mistral", "qwen", "gemma", "deepseek", "gpt"})
_TUNE_NEAR = re.compile(
    r"fine-?\s?tun\w*|finetun\w*|\bft model\b|\btun(?:e|ed|ing)\b|\btrain\w*|\blora\b|distil\w*|student|self-?host\w*|switch to|move to|host\b|serving|our own"
)
_LEFT_BEHIND = re.compile(
    r"\b(?:off|from|replac(?:e|ing|ed)|instead of|isn'?t|ain'?t|wasn'?t|left|leaving|dropp?(?:ed|ing)?|ditch(?:ed|ing)?|swap(?:ping)?|used|not|was|were(?: on)?|previously)\s+(?:the )?$"
)
_OPEN_WEIGHTS = re.compile(r"llama|mistral|mixtral|qwen|phi|gemma|falcon")


def model_spans(text: str) -> list[tuple[int, int]]:
    """Where model names stand: digits inside them are no quantities."""
    return [m.span() for m in _MODEL.finditer(text)]


def either_model(text: str) -> str:
    """ "gpt-4o or gpt-4o-mini, I don't know which": the two names; "" where no such doubt is said."""
    match = _EITHER_MODEL.search(text)
    return match.group() if match and _UNSURE.search(text) else ""


def read_models(text: str, context: Context) -> list[Fact]:
    """Today's model and the model to tune, as lower-case slugs; names without a version are left alone."""
    found: list[Fact] = []
    for match in _MODEL.finditer(text):
        name = match.group().strip()
        if name in _VAGUE_MODELS:
            continue
        later = text[match.end() :]
        if _LEFT_BEHIND.search(text[: match.start()]) and (other := _MODEL.search(later)):
            if other.group().strip() not in _VAGUE_MODELS and not _TUNE_NEAR.search(later[: other.end() + 20]):
                continue
        replacing = _MODEL.search(later)
        instead = replacing and re.match(r"\s*instead\b", later[replacing.end() :])
        if replacing and instead and not _TUNE_NEAR.search(later[: replacing.start()]):
            continue
        before = re.split(
            r"[,;\n]|\. |\band\b|\bfrom\b|\breplac\w+|\binstead of\b", text[max(0, match.start() - 45) : match.start()]
        )[-1]
        after = re.split(r"[,;\n]|\band\b|\binto\b", text[match.end() : match.end() + 20])[0]
        tuned = (
            bool(_TUNE_NEAR.search(before))
            or bool(re.match(r"\s*(?:fine-?tune|lora|adapter|tune)", after))
            or (
                not re.match(r",? (?:prompted|as is|today|at the moment)", text[match.end() : match.end() + 16])
                and bool(_OPEN_WEIGHTS.match(name))
                and not re.search(r"(?:use|using|on|run|running|today|currently|now|prompting)\s*[:=]?\s*$", before)
            )
        )
        name_of = "ft_model" if tuned else "base_model"
        spoken_of = [*context.focus[:1], context.asked]
        if len(text) < 60 and not re.search(r"prompt", text):
            name_of = next((f for f in spoken_of if f in ("ft_model", "base_model")), name_of) or name_of
        if not any(f.field == name_of for f in found):
            found.append(Fact(name_of, slug(name), name))
    return found


def slug(name: str) -> str:
    """ "GPT 4o mini" -> "gpt-4o-mini"."""
    joined = re.sub(r"[\s_]+", "-", name.strip().lower())
    joined = re.sub(r"^(gpt|llama|qwen|phi|gemma|gemini)(?=\d)", r"\1-", joined)
    joined = re.sub(r"^4o", "gpt-4o", joined)
    return re.sub(r"^(opus|sonnet|haiku)", r"claude-\1", joined)


_OPTIONAL_DOMAIN = re.compile(
    r"\b(?:for|in|is|are|it'?s|we'?re|about|of|our|a|an|doing|do|process\w*|handle|on|read\w*|review\w*|extract\w*|classif\w+|summar\w+|the|answer\w*|serv\w+|with|from)\s+(?:\w+\s+){0,3}$|^\s*(?:\w+\s){0,2}$|[=:,•?!.;-]\s*$"
)


_PARTS = re.compile(r"[.;!?\n]|\bbut\b|\balthough\b|\bthough\b|\balso\b")
_TAKEN_BACK = re.compile(r"\b(?:sorry|actually|wait|correction|i mean|scratch|rather)\b")
_TWO_VALUED = ("sensitive_data", "latency_critical", "task_stable", "knowledge_change", "would_switch_model")
_THEY_CHANGE = re.compile(r"\b(?:they|it|these|those|which)\b.{0,40}\bchang\w+")


def contradicted(text: str) -> dict[str, str]:
    """Facts that a message states both ways in different sentences, with the words of both; none where one is taken
    back."""
    parts = [p for p in _PARTS.split(text) if p.strip()]
    if len(parts) < 2 or _TAKEN_BACK.search(text):
        return {}
    found: dict[str, list[Fact]] = {}
    for part in parts[:_MOST_PARTS]:
        for fact in read_facts(part, Context()):
            found.setdefault(fact.field, []).append(fact)
        if "knowledge_change" in found and _THEY_CHANGE.search(part):
            often = next((Fact(f, v, m.group()) for f, v, p in _FREQUENCIES if (m := p.search(part))), None)
            found["knowledge_change"] += [often] if often else []
    return {
        name: f"{facts[0].words} / {facts[-1].words}"
        for name, facts in found.items()
        if name in _TWO_VALUED and facts[0].value != facts[-1].value
    }


_MOST_PARTS = 12


def read_facts(text: str, context: Context) -> list[Fact]:
    """All non-numeric facts said in a message, at most one per field."""
    found: dict[str, Fact] = {}
    for name, value, pattern in _FLAGS:
        match = pattern.search(text)
        if match and name not in found:
            found[name] = Fact(name, value, match.group())
    unstable = found.get("task_stable")
    if unstable is not None and unstable.value is False:
        moving = re.search(rf"\b{_KNOWLEDGE} $", text[: text.find(unstable.words)])
        if moving and not re.search(r"\b(?:prompts?|task|spec)\b", unstable.words):
            del found["task_stable"]  # "the tariffs keep changing": what is known, not what is asked
    text_of_knowledge = _TASK_CHANGES.sub(" ", text)
    if unstable is not None and "task_stable" in found:
        text_of_knowledge = text_of_knowledge.replace(unstable.words, " ")
    speaks = _SPEAKS_OF_CHANGE.search(text_of_knowledge)
    spoken = "knowledge_change" in (context.asked, *context.focus[:1])
    if speaks or spoken:
        around = text_of_knowledge[max(0, speaks.start() - 30) : speaks.end() + 45] if speaks else text
        around = re.sub(r"\bnot (?!changed)\w+", " ", around)
        for name, value, pattern in _FREQUENCIES:
            match = pattern.search(around)
            if match:
                found[name] = Fact(name, value, match.group())
                break
    explicit = _DOMAIN_EXPLICIT.search(text)
    if context.asked == "domain" and not explicit:
        last = [(m.start(), n, v, m.group()) for n, v, p in _DOMAINS for m in p.finditer(text)]
        if last:
            _, name, value, words = max(last)
            return [*found.values(), Fact(name, value, words)]
    for name, value, pattern in _DOMAINS:
        matches = pattern.finditer(explicit.group(1) if explicit else text)
        match = next((m for m in matches if explicit or _OPTIONAL_DOMAIN.search(text[: m.start()])), None)
        if match:
            found[name] = Fact(name, value, match.group())
            break
    for fact in [*read_models(text, context), *(Fact(*named) for named in named_facts(text))]:
        found[fact.field] = fact
    return list(found.values())


_YES = re.compile(
    r"^\s*(?:(?:lol|haha|hm+|well|um+|uh|oh|ah|ok|tbh|honestly)[,.! ]+)?(?:y|yes|yep|yeah|yup|sure|correct|right|true|indeed|absolutely|definitely|it (?:is|does|must)|they (?:are|do)|of course|ok|okay|aye|exactly|please do|do it|go ahead|confirm\w*)\b"
)
_NO = re.compile(
    r"^\s*(?:(?:lol|haha|hm+|well|um+|uh|oh|ah|ok|tbh|honestly|god|heck|hell)[,.! ]+)?(?:n|no|nope|nah|not (?:really|at all|yet|particularly)|false|never|it (?:isn'?t|doesn'?t)|negative|don'?t|cancel|stop|leave it|keep it)\b"
)


def yes_or_no(text: str) -> bool | None:
    """A bare yes or no at the start of an answer."""
    last = re.search(r"(?:[,.;!?]|\bso|\bi mean|\bmake that) *(yes|yep|no|nope)[.! ]*$", text)
    if _BOTH.match(text) or (last and _TAKEN_BACK.search(text)):
        return last.group(1)[0] == "y" if last and not _BOTH.match(text) else None
    if _YES.match(text):
        return True
    if _NO.match(text):
        return False
    return None if last is None else last.group(1)[0] == "y"


def is_both(text: str) -> bool:
    """Whether an answer is neither a yes nor a no: "yes and no", "it depends"."""
    return _BOTH.match(text) is not None


_BOTH = re.compile(r"^\W*(?:yes and no|no and yes|yes but no|kind of|sort of|partly|both|depends|it depends|some(?:times)?)\b")
