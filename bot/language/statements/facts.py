"""Inputs that are not numbers: yes/no facts by their words, and those of the modules beside."""

from __future__ import annotations

import re

from bot.language.attachment.own_names import named_facts
from bot.language.intent import Context
from bot.language.statements.domains import read_domain
from bot.language.statements.fact import Fact, rows
from bot.language.statements.knowledge import CHANGE, FREQUENCIES, KNOWLEDGE, read_knowledge
from bot.language.statements.models import read_models
from bot.language.statements.yes_no import TAKEN_BACK

_NOBODY = r"(?:none of (?:it|this|that|them|(?:our|the|these|those)(?: [a-z]+){1,3}) (?:may|can|must|is allowed to|are allowed to)(?: ever)?|(?:doesn'?t|does not|don'?t|do not|won'?t) (?:want|allow|let) (?:any|our|the) (?:[a-z]+ )?(?:data|records|files|documents) (?:to )?|(?:can'?t|cannot) ship|can'?t|cannot|can ?not|must(?: not|n'?t)|mustn'?t|may not|not allowed to|never|isn'?t allowed to|aren'?t allowed to|not permitted to|won'?t|shouldn'?t|nothing (?:\w+ ){0,4}?(?:may|can|is allowed to))"
_AWAY = r"(?:leave|be sent|send|go (?:to|out|outside)|share|upload|exit|cross|hit (?:a|an|the|any) (?:public|external|third)|be uploaded|be shared|leaving|touch (?:a|an|the|any)? ?(?:public|external|third))"

_FLAGS = rows(
    (
        "sensitive_data",
        True,
        r"\b(?:no|zero|none of (?:the|our|that|this|those)) (?:[a-z]+ ){0,3}(?:data|records|files|documents) (?:can|may|will) (?:ever )?(?:leave|go|be sent)|\bforbidden (?:that (?:it|they) leaves?|to (?:send|share|leave))",
    ),
    (
        "sensitive_data",
        False,
        r"\b(?:privacy|sensitive data|confidentiality)\b[^.;]{0,20}\b(?:isn'?t|is not|is no|not|no) (?:really )?(?:an? )?(?:concern|issue|problem|worry|topic)\b|\b(?:sensitive|confidential|private|pii|personal data)\s?[=:?]\s?(?:no|false|none|n)\b|\bno secrets?\b|\bdata'?s (?:all )?public|\bsending (?:it|them|data) out is (?:ok|fine|allowed)|\bgovernment sites\b|\b(?:we|you) (?:can|may) send (?:it|them|the data|everything)\b|\bhappy to send (?:it|all|everything|them)|\bfine (?:with )?(?:shipping|sending|uploading|sharing)\b|\b(?:it'?s|is) (?:ok|okay|fine|allowed|no problem) to send (?:it|them|that|the data|everything)|\bnothing .{0,30}\b(?:is|are) (?:sensitive|confidential|private|personal)|\bnone of (?:the |our |this |that )?(?:\w+ )?(?:is|are) (?:sensitive|confidential|private|personal)|\b(?:no|not|isn'?t|aren'?t|nothing|none of (?:it|this) is|without|zero) (?:any |really |particularly |at all )?(?:sensitive|confidential|private|pii|phi|personal)\b(?! (?:out|outside|leaves|may|can|data (?:may|can|leaves)))|\bdata (?:is|are) (?:all )?(?:public|not sensitive)\b|\bpublic data\b|no pii\b(?! (?:out|outside|leaves|to|in the cloud))|(?<!no )(?<!nothing )\bdata (?:can|may) (?:leave|go|be sent)|nothing (?:sensitive|confidential|secret)|no (?:privacy|confidentiality) (?:issue|concern|problem)s?|(?:sensitive[_ ]data)\s*[=:]\s*(?:no|false)|\bfine to send\b|all internal and public",
    ),
    (
        "sensitive_data",
        True,
        rf"\b{_NOBODY}\b.{{0,40}}\b{_AWAY}\b|\bnothing (?:ever )?leaves\b|\bno ?(?:body|one)(?:'s| is) letting .{0, 30} out\b|\bsalary data\b|\b(?:(?<!cost-)(?<!price-)(?<!time-)(?<!latency-)sensitive|confidential|hipaa|phi(?![- ]?\d)|special[- ]category|no (?:client|customer|patient|user|company) (?:docs?|data|files|records) (?:to|in|on|at) |pii|(?<!get )(?<!gets )(?<!are )(?<!is )(?<!being )(?<!been )(?<!wrongly )(?<!correctly )(?<!mis)classified|personal data|patient (?:data|records|files|notes)|secret|air-?gapped|privileged)\b|"
        r"\b(?:can'?t|cannot|may not|must not|mustn'?t|won'?t|not allowed to) (?:ship|send|share|give|upload|hand|expose) .{0,30}\b(?:data|records|docs|documents|files|transcripts)\b|"
        r"\bno (?:byte|data|document|record|file|text|word)s? (?:may|can|must|shall|is allowed to|are allowed to) (?:ever )?leave|\bstays? (?:in|inside|within) (?:the|our) (?:own )?(?:building|house|network|country|data ?cent(?:re|er)|vpc|walls)|\bforbids? (?:any |all |the use of )?(?:external|public|third|cloud)|"
        r"\b(?:has|have|must|needs?) (?:to )?stay (?:on|in|inside|within) (?:our|the)\b|"
        r"\bno pii (?:out|outside|leaves)|\bvpc[- ]only|"
        r"\bon-?prem(?:ises)? only\b|\bhas to stay (?:in[- ]?house|inside|on-?prem|internal|within|here)|\bmust (?:stay|remain) (?:in-?house|inside|on-?prem\w*|internal|within|in the)|\bstays? (?:in-?house|on-?prem|inside our)|\bdata residency\b|gdpr[- ](?:bound|restricted)|(?:sensitive[_ ]data)\s*[=:]\s*(?:yes|true)|legal (?:won'?t|will not) let us send|keep (?:it |everything |the data )?(?:in-?house|on-?prem\w*|inside)",
    ),
    (
        "task_stable",
        False,
        r"\b(?:keeps?|keep on) [a-z]+ing (?:the |our )?prompts?\b|\bnothing(?:'s| is) (?:really |yet )?(?:stable|settled|frozen)\b|\bwe (?:keep )?(?:chang|rewrit|revis|tweak)\w+ what it (?:has to|must|should|needs to|is to) do\b|\btinker\w* with the prompts?\b|\b(?:is|are) still (?:being )?rewritten\b|\bwill (?:certainly|definitely|surely|probably) change\b|\bstill in discovery|\bin discovery still|\bnowhere near (?:stable|settled|frozen|final)|\brewrit\w+ the prompts?\b|\b(?:rewrite|change|edit|tweak|rework) the prompts? (?:like |about |nearly |almost )?(?:every|each|all the time|constantly|weekly|daily)|\bstill are (?:changing|iterating|rewriting)|\b(?:prompts?|tasks?|specs?|requirements|scope|product|it)(?:'s| is| are)? (?:still |really )?all over the place\b|\bkeeps? changing\b|\bnone of (?:them|it|these) (?:is |are )?(?:really |yet )?(?:stable|settled|frozen|final)|\bstable\s?[=:?]\s?(?:no|false|n)\b|\bstill (?:rewrit\w+|chang\w+|edit\w*|tweak\w*) the prompts?|(?:\bnot|n't|\bhardly|\bfar from|\bwouldn't call)\b[^.;,\n]{0,25}\b(?:stable|settled|frozen|finali[sz]ed)|\bprompts? (?:itself |\w+ )?(?:gets?|is|are|being) rewritten|\b(?:product|prompts?|spec) (?:itself )?(?:still|keeps?) chang\w+|\b(?:still|keep|constantly|always) (?:iterating|changing|tweaking|evolving|experimenting|moving|rewriting|adjusting|fiddling|figuring)|(?<!last )(?<!this )(?<!that )\bprompts? (?:change|changes|keep|keeps|is in flux|are in flux|still)\b|\bin flux\b|\bnot (?:yet )?(?:stable|settled|frozen|final|fix(?:ed)?\b)|\bunstable\b|isn'?t (?:stable|settled|frozen)|\bmoving target\b|(?:task[_ ]stable)\s*[=:]\s*(?:no|false)|(?:product|spec|requirements?|task)s? (?:is|are|keeps?) (?:still )?(?:changing|shifting|evolving|moving)|\bchanges? (?:the )?(?:prompts?|spec\w*|requirements) every|hasn'?t settled|rework(?:ing)? the prompt|up in the air",
    ),
    (
        "task_stable",
        True,
        r"\bwhat (?:it|we|the bot) (?:has to do|does|ask\w*)\b.{0,15}\b(?:hasn'?t|has not|never) chang\w+|\b(?:prompts?|task|spec|job|def|definition|scope|requirements|schema)(?: itself)?(?: has not| hasn'?t| have not| haven'?t|'?s not| never) (?:really |ever |once )?(?:changed|budged|moved|been (?:changed|touched|rewritten|edited))|\bcall it (?:stable|frozen|settled)\b|\b(?:prompt|task|spec|scope)(?:'s| has) been (?:frozen|stable|settled|fixed)|\bsame form, same fields|\b(?:task|job|prompts?) (?:itself |definition )?(?:is|are)(?: not|n't)? (?:no longer |not )?changing any ?more|\b(?:prompts?|task|spec|scope)'s (?:frozen|settled|stable|locked|fixed)|\bno (?:edits|changes) planned|\b(?:task|job) (?:definition |itself )?(?:never|doesn'?t|does not|hardly ever|hasn'?t) (?:chang\w+|moved)|\b(?:super|very|really|quite|rock|totally)[- ]stable\b|\bwhat we (?:ask|want) .{0,30} stays? the same|\b(?:task|prompts?|product|spec)\s*[:=]\s*(?:stable|frozen|settled|fixed)|(?<![\w.])stable\s*=\s*(?:yes|true)|^stable\s*[=:]\s*(?:yes|true)|\nstable\s*[=:]\s*(?:yes|true)|\bwe (?:froze|locked|settled) the (?:prompts?|spec|task)|\b(?:task|prompts?|product|requirements?|spec|workflow|use case|scope|job)s? (?:itself |is |are |has been |have been |hasn'?t |haven'?t |itself is )+(?:\w+ )?(?:stable|settled|frozen|fixed|locked|final|mature|changed|moved|well[- ]defined|done changing)|\bstable (?:task|prompt|workflow|product|requirements|scope|taxonomy|schema|format)|\b(?:prompts?|task|spec|scope) (?:is |are )?(?:frozen|settled|stable|locked)|no longer (?:changing|iterating)|\bdone iterating\b|(?:task[_ ]stable)\s*[=:]\s*(?:yes|true)|\bstopped (?:changing|iterating|tweaking)|\bnothing (?:changes|is changing) (?:any ?more|in the prompt)|task never changes",
    ),
    (
        "latency_critical",
        False,
        r"\b(?:isn't|is not|aren't|not) (?:really |that |very )?latency[- ](?:critical|sensitive)|\bno ?(?:body|one)(?:'s| is) (?:sitting|standing)(?: there)? waiting|\blatency\s*[:=]\s*(?:not critical|no issue|uncritical|irrelevant)|\blatency (?:isn'?t|is not|is no|is hardly|does not|doesn'?t|no)\b.{0,20}(?:critical|important|matter|an? (?:issue|concern|problem)|issue|concern|problem)|\bno (?:rush|latency (?:requirement|constraint|need)s?)|\bnot (?:latency|time)[- ](?:critical|sensitive)|\b(?:overnight|offline|nightly) (?:batch|job|run|process)\w*|\bresponse time (?:is (?:irrelevant|unimportant)|(?:doesn't|does not|isn't|is not) (?:matter|important|critical|an issue))|\b(?:speed|latency) is (?:irrelevant|unimportant|secondary|not an issue|a non-issue)|\bnobody(?: sits| is|'s)?(?: and)? ?wait\w*|\b(?:it|this|which) runs overnight|\b(?:speed|latency) (?:is ?n[o']t|not) (?:really )?(?:critical|a (?:concern|worry|factor))|\bspeed (?:really |just )?(?:does not|doesn'?t|isn'?t|is not) (?:matter|important|an issue|a concern)|(?:latency[_ ]critical)\s*[=:]\s*(?:no|false)|nobody minds waiting|nobody waits|no need to be (?:instant|fast|quick)|happy to wait|can wait (?:hours|a day|overnight|minutes)|slow is (?:fine|ok)|don'?t care (?:about|how) (?:speed|latency|fast)",
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

_MORE_FLAGS = rows(
    (
        "latency_critical",
        False,
        r"\b(?:time to answer|(?:answer|reply|waiting) times?|turnaround)\b.{0,4}\b(?:isn'?t|is not|not|aren'?t|is no|no)\b.{0,10}\b(?:critical|important|issue|concern|problem)\b|\b(?:isn't|is not|aren't|not) (?:really |that |very )?latency[- ](?:critical|sensitive)|\bno ?(?:body|one)(?:'s| is) (?:sitting|standing)(?: there)? waiting|\b(?:(?<!decision )(?<!that )can wait|can crawl|no (?:real |big )?(?:urgency|hurry|hard deadline)|in no (?:hurry|rush)|not in (?:a|any) (?:hurry|rush)|background (?:processing|jobs?|tasks?)|async\b|asynchronous|batch api|(?:scheduled|cron|nightly|weekend) (?:jobs?|scoring)|a cron\b|backfill\w*|backlog|at its own pace|(?:processed|pushed through|push them through) (?:in bulk|whenever)|(?:nothing|not) interactive|isn'?t live|not (?:real[- ]?time|live)\b|everyone sleeps|the next morning|the day after|(?:show up|arrive|come back) tomorrow|patience we have|(?:your|its|their) sweet time|heaps of time|not bothered about (?:speed|latency)|makes no difference to us|quick is not needed|slow is fine|turnaround of a day)\b"
        r"|\b(?:lag|delays?|latency|speed|response times?)\b.{0,18}\b(?:no problem|bother\w*|care less|not (?:a )?(?:concern|worry|issue)|isn'?t (?:a )?(?:concern|worry|issue)|doesn'?t (?:count|matter))\b|\b(?:don'?t|do not|doesn'?t) need (?:it|them|this|an answer)(?: to be)? (?:quick|fast|instant)\w*|\bno ?(?:one|body) cares (?:if (?:a |the )?(?:reply|answer|response)|(?:about|how) (?:speed|fast|quick|latency|long))",
    ),
    (
        "latency_critical",
        True,
        r"\bcrit(?:ical)? latency\s?[:=]?\s?(?:yes|true)|\b(?:pop up|appear|show up|come|answer|reply|respond)\w* (?:instantly|immediately|right away|at once)\b|\b(?:instant or bust|lightning (?:quick|fast)|blink of an eye|dead air|(?:latency|speed) is (?:make or break|everything|key|king)|(?<!isn't on the )(?<!not on the )hot path|(?:user|visitor|caller|shopper|customer|person|page|reader)s? (?:is|are|sits?|stands?|gets?) (?:blocked|standing|hanging|gone|there waiting|right there)|(?:people|users|customers|folks) (?:sit|stand|are) (?:there )?(?:waiting|blocked)|blocks the page|(?:caller|user|customer|visitor)s? hanging|twiddling thumbs|slow (?:reply|response|answer)s?\b.{0,25}\b(?:gone|lose|lost|leave)|punish\w* .{0,15}slow|(?:delays?|lag|pauses?|slowness|waiting around) (?:are|is|feels?|kills?|ruins?)\b.{0,20}\b(?:not acceptable|unacceptable|awkward|top complaint|deadly|whole thing|everything)|milliseconds? (?:count|matter)s?|responsiveness|near(?:ly)? instant\w*|immediately? back|come back immediat\w*|real[- ]?time inference|synchronous|time to first token|tight on response times?|late is the same as wrong|live captions|(?:quick|fast) turnaround\b.{0,30}\b(?:negotiable|must|crucial)|voice bot|keep up with the (?:player|speaker|user))\b|\bresponse time is (?:very )?(?:much )?(?:crucial|critical|key|essential)",
    ),
    (
        "sensitive_data",
        False,
        r"\b(?:data|texts?|documents?|docs|content|material|info|inputs?|it|these|all)(?:'s| is| are)\b.{0,25}\b(?:public|published|open source|open data|synthetic|freely|out in the wild|general in nature|press releases|harmless)\b|\bno (?:restrictions?|confidentiality|privacy|secrecy|regulated data|need for on-?prem)\b|\bprivacy (?:isn'?t|is not|is no) (?:an? )?(?:issue|concern|problem)|\bnothing (?:risky|hush|secret|we'd mind)|\bno objections\b|\bnot (?:a secret|bound by)\b|\bdon'?t have to (?:keep it in|worry about privacy)|\bget stripped out\b|\bcan leave the (?:company|building|house)|\bscrape\w* (?:it |them )?(?:off|from)\b|\b(?:sharing|sending) (?:it|them|the data)(?: externally| out| outside)? (?:has been|is|was) (?:approved|ok|okay|fine|allowed|cleared)|\b(?:hosted|outside|external|cloud) (?:vendor|provider|model|api|llm)?s? ?(?:is|are) (?:perfectly |totally |absolutely )?(?:ok|okay|fine|allowed)|\bcleared us to (?:use|send)|\b(?:may|can) pass the inputs|\bconfidential\? (?:god |hell |heck )?no\b|\btoo? public\b|\bdownloadable\b",
    ),
    (
        "sensitive_data",
        True,
        r"\bno (?:[a-z]+ )?(?:data|records|files|documents|texts?) (?:ever |may |must |can )?leaves?\b|\bsending (?:it|them|data|anything|this|documents|records|files)(?: out| away)?(?: to [a-z ]{2,25})? is (?:off the table|out of the question|not an option|forbidden|not allowed|prohibited|a no-?go)\b",
    ),
    (
        "sensitive_data",
        True,
        r"\b(?:(?:stay|stays|remain|remains|kept|keep it|run|runs) (?:on[- ]?prem\w*|in-?house|on our own|within our|inside our)|within our premises|lock and key|trade secrets?|hush[- ]hush|under nda with|data sovereignty|export[- ]controlled|internal eyes only|too private|are private|our users trust us|no cloud (?:allowed|permitted)|no (?:outside|external|third[- ]part\w+) (?:processors?|vendors?|llms?|apis?|models?)|(?:third[- ]party|external|outside|cloud|hosted) (?:apis?|llms?|vendors?|models?) (?:are|is) (?:a hard no|forbidden|banned|not allowed|out of the question)|vetoed (?:any )?(?:external|third|cloud|hosted)|ssns?|card numbers|home addresses|personal details|medical histor\w+|forbids? (?:passing|sending|sharing)|never agreed to us|proprietary source|leak\w*\b.{0,45}(?:disaster|front page|lawsuit)|touch somebody else'?s server|hit a public cloud)\b",
    ),
    (
        "task_stable",
        False,
        r"\bgoal ?posts? (?:keep |are |constantly )*mov\w*|\bhalf[- ]baked\b|\bstill being (?:decided|argued|debated|worked out|designed)|\bstill (?:experimenting|pivoting|a/b testing)|\bscope creep\b|\b(?:we )?pivot(?:ing)?\b|\bnothing is nailed|\bnobody agrees (?:on )?what|\b(?:not|haven'?t|havent) (?:converged|freezed|nailed)|\b(?:spec|prompts?|task|schema|format|taxonomy|categories|requirements?|instructions|workflow|json structure|expectations|feature|what we ask (?:of it)?|what it does|what the bot does)\b.{0,25}\b(?:tweaked|reworked|redesigned|fluid|differs?|shifted|too often|is ongoing|up in the air|breaks every|constantly|in beta|not freezed|keeps? on changing)\b|\bwants? something different\b|\bchanges? (?:its|their) mind\b|\bredo the categories\b|\bmid-?discovery\b|\bchurny\b|\bnew fields get added\b",
    ),
    (
        "task_stable",
        True,
        r"\b(?:task|prompts?|spec|schema|format|instructions|scope|requirements?|label set|categories|template|design|workload|job|output (?:schema|format)|behaviou?r|definition|json|feature)\b.{0,30}\b(?:frozen|fixed(?! (?:price|fee|cost|rate|sum|quote))|is final|are final|finali[sz]ed|settled|nailed down|set in stone|carved in stone|is closed|identical since|unchanged|steady|mature|never varies|stays? the same|won'?t (?:move|change)|isn'?t going to change|signed off|needed an edit|well defined|crystal clear)\b|\bno new requirements\b|\bno more tweaking\b|\bfeature complete\b|\bsame (?:job|question|thing|fields) (?:every|day in|each|all)\b|\balways extract the same\b|\bstopped (?:experimenting|evolving|tweaking|iterating)\b|\bsticking with it\b|\bnobody fiddles\b|\bkeep doing that one thing\b|\bfroze the design\b|\bmature workload\b|\bsteady task\b|\bnothing about the (?:job|task) is in flux\b|\bnever varies\b|\b(?:has|have) been the same\b",
    ),
)
"""Less usual words for the same; those above come first."""
_TASK_CHANGES = re.compile(
    rf"\b(?:tinker|tweak|iterat|fiddl|rewrit|chang)\w* (?:with |on |at )?(?:the |our )?(?:task|prompts?|spec)\b[^,;.]{{0,25}}|\b(?:task|prompts?|spec|scope|requirements)\b(?:(?!facts?\b|data\b|rules\b|docs\b|content\b).){{0,20}}?{CHANGE}[^,;.]{{0,25}}"
)
_PARTS = re.compile(r"[.,;!?\n]|\bbut\b|\balthough\b|\bthough\b|\balso\b")
_TWO_VALUED = ("sensitive_data", "latency_critical", "task_stable", "knowledge_change", "would_switch_model")
_THEY_CHANGE = re.compile(r"\b(?:they|it|these|those|which)\b.{0,40}\bchang\w+")


def contradicted(text: str) -> dict[str, str]:
    """Facts that a message states both ways in different sentences, with the words of both; none where one is taken
    back."""
    parts = [p for p in _PARTS.split(text) if p.strip()]
    if len(parts) < 2 or TAKEN_BACK.search(text):
        return {}
    found: dict[str, list[Fact]] = {}
    for part in parts[:_MOST_PARTS]:
        for fact in read_facts(part, Context()):
            found.setdefault(fact.field, []).append(fact)
        if "knowledge_change" in found and _THEY_CHANGE.search(part):
            often = next((Fact(f, v, m.group()) for f, v, p in FREQUENCIES if (m := p.search(part))), None)
            found["knowledge_change"] += [often] if often else []
    return {
        name: f"{facts[0].words} / {facts[-1].words}"
        for name, facts in found.items()
        if name in _TWO_VALUED and facts[0].value != facts[-1].value
    }


_MOST_PARTS = 12


_ASKED = re.compile(
    r"\s*(?:and |but |so |ok |hi |hey )*(?:does|do|is|are|would|could|can|how|what|which|why|should) (?!not\b|n't)[^.;!\n]*\?|\s*(?:does|how|what(?! (?:it|we|the)\b)|which|why|would you)\b[^.;!?\n,]*$"
)
"""A question is no statement: "does sensitive data rule out the API?"."""


def _sentence(text: str, at: int) -> int:
    """Where the sentence around a place begins."""
    return max(text.rfind(c, 0, at) for c in ".;!?\n") + 1


def read_facts(text: str, context: Context) -> list[Fact]:
    """All non-numeric facts said in a message, at most one per field."""
    found: dict[str, Fact] = {}
    for name, value, pattern in (*_FLAGS, *_MORE_FLAGS):
        match = None if name in found else pattern.search(text)
        if match and not _ASKED.match(text, _sentence(text, match.start())):
            found[name] = Fact(name, value, match.group())
    unstable = found.get("task_stable")
    if unstable is not None and unstable.value is False:
        moving = re.search(rf"\b{KNOWLEDGE} $", text[: text.find(unstable.words)])
        if moving and not re.search(r"\b(?:prompts?|task|spec)\b", unstable.words + text[text.find(unstable.words) :]):
            del found["task_stable"]  # "the tariffs keep changing": what is known, not what is asked
    text_of_knowledge = _TASK_CHANGES.sub(" ", text)
    if unstable is not None and "task_stable" in found:
        text_of_knowledge = text_of_knowledge.replace(unstable.words, " ")
    knowledge = read_knowledge(text, text_of_knowledge, spoken_of=(context.asked, *context.focus[:1]))
    if knowledge is not None:
        found[knowledge.field] = knowledge
    urgent = found.get("latency_critical")
    if knowledge is not None and knowledge.value == "realtime" and urgent is not None and "real" in urgent.words:
        del found["latency_critical"]  # "what the model knows has to be real time"
    domain = read_domain(text, asked=context.asked == "domain")
    if domain is not None:
        found[domain.field] = domain
    for fact in [*read_models(text, context), *(Fact(*named) for named in named_facts(text))]:
        found[fact.field] = fact
    return list(found.values())
