"""Names of models as people write them: today's and the one to tune."""

from __future__ import annotations

import re

from bot.language.intent import Context
from bot.language.statements.fact import Fact

_SIZE = r"\d{1,4}(?:\.\d)?b"
MODEL = re.compile(
    r"(?<![\w.])(?:"
    r"gpt[- ]?\d(?:\.\d{1,2})?(?:o|[- ]?turbo(?:-\d{2}k)?|-\d{2}k)?(?:[- ](?:mini|nano|turbo|luna|sol|terra|astra|pro|preview))?|chatgpt|4o[- ]mini|(?<![\d$])4o\b|o[134](?:[- ]mini)?\b|"
    r"claude(?:[- ](?:instant|\d(?:[.-]\d)?))?(?:[- ](?:opus|sonnet|haiku|fable))?(?:[- ]\d{1,2}(?:[.-]\d)?(?![\d.,]* ?(?:(?:k|m|mil|grand)\b|%)))?|"
    r"(?:opus|sonnet|haiku)(?:[- ]\d(?:[.-]\d)?(?![\d.,]*\s*(?:k|m|%)))?|"
    r"gemini(?:[- ]\d(?:\.\d)?)?(?:[- ](?:flash|pro|ultra|argon|nano))?(?:[- ]lite)?|"
    rf"(?:code)?llama[- ]?\d(?:\.\d)?(?:[- ]{_SIZE})?(?:[- ]instruct)?|llama(?:[- ]{_SIZE})|"
    rf"mi[sx]tral(?:[- ](?:small|medium|large|nemo))?(?:[- ]?\d?x?{_SIZE})?(?:[- ]instruct)?|qwen[- ]?\d?(?:\.\d)?(?:[- ]{_SIZE})?|"
    rf"phi[- ]?\d(?:\.\d)?(?:[- ](?:mini|medium|small))?|gemma[- ]?\d?(?:[- ]{_SIZE})?|deepseek(?:[- ](?:v\d(?:\.\d)?|r1|chat))?|falcon[- ]{_SIZE}|command[- ]r\+?|nova[- ](?:lite|micro|pro)"
    r")(?![\w])"
)
_EITHER_MODEL = re.compile(
    rf"{MODEL.pattern},? or (?:maybe |was it |is it |perhaps |possibly |even )?(?:an? |the )?{MODEL.pattern}"
)
_UNSURE = re.compile(
    r"\b(?:don'?t|do not|not) (?:really |honestly )?(?:know|sure|remember|certain)\b|\bunsure\b|\bno idea\b|\bor was it\b|\beither\b"
)
_VAGUE_MODELS = frozenset({"claude", "gemini", "chatgpt", "mistral", "qwen", "gemma", "deepseek", "gpt"})
_TUNE_NEAR = re.compile(
    r"fine-?\s?tun\w*|finetun\w*|\bft model\b|\bft ?[:=]|\btun(?:e|ed|ing)\b|\btrain\w*|\blora\b|distil\w*|student|self-?host\w*|switch to|move to|host\b|serving|our own"
)
_LEFT_BEHIND = re.compile(
    r"\b(?:off|from|replac(?:e|ing|ed)|instead of|isn'?t|ain'?t|wasn'?t|left|leaving|dropp?(?:ed|ing)?|ditch(?:ed|ing)?|swap(?:ping)?|used|not(?: on)?|no longer(?: on)?|scratch|forget|was|were(?: on)?|previously)\s+(?:the )?$"
)
_OPEN_WEIGHTS = re.compile(r"llama|mistral(?![- ](?:large|medium))|mixtral|qwen|phi|gemma|falcon")


def model_spans(text: str) -> list[tuple[int, int]]:
    """Where model names stand: digits inside them are no quantities."""
    return [m.span() for m in MODEL.finditer(text)]


def either_model(text: str) -> str:
    """ "gpt-4o or gpt-4o-mini, I don't know which": the two names; "" where no such doubt is said."""
    match = _EITHER_MODEL.search(text)
    return match.group() if match and _UNSURE.search(text) else ""


_EITHER_SIZE = re.compile(
    r"\b(?:gpt|claude|llama|gemini)[\w.-]*,? or (?:maybe |perhaps |possibly )?\d(?:\.\d)?\b|\b\d{1,3}b,? or (?:maybe |even |the )?\d{1,3}b\b"
)
_SHARED = re.compile(
    r"\b(?:rest|others?|remainder|router?|routes?|routing|split|some(?:times)?|half|mix)\b|\d ?% (?:of|to|on|goes?|use)\b"
)
_WHAT_TO_USE = re.compile(r"\b(?:should|shall|could|can|would|which|what if|better|compare|versus|vs)\b|\?")


def models_shared(text: str) -> str:
    """The two models that a message says are used in turns ("70 % to haiku and the rest to sonnet"), or between which
    somebody is unsure ("4o or 4o-mini"); "" where there is no such doubt."""
    size = _EITHER_SIZE.search(text)
    if size and not re.search(r"\bshould\b|\?", text):
        return size.group()
    either = _EITHER_MODEL.search(text)
    if either and not _WHAT_TO_USE.search(text):
        return either.group()
    named = [m for m in MODEL.finditer(text) if not _TUNE_NEAR.search(text[max(0, m.start() - 30) : m.end() + 20])]
    different = {slug(m.group()) for m in named}
    if len(different) == 2 and _SHARED.search(text) and not _WHAT_TO_USE.search(text):
        between = text[named[0].end() : named[-1].start()]
        if re.search(r"\band\b|,|/|\+|\bfor\b", between) and not _LEFT_BEHIND.search(text[: named[0].start()]):
            return f"{named[0].group()} / {named[-1].group()}"
    return ""


def read_models(text: str, context: Context) -> list[Fact]:
    """Today's model and the model to tune, as lower-case slugs; names without a version are left alone."""
    found: list[Fact] = []
    for match in MODEL.finditer(text):
        name = match.group().strip()
        if name in _VAGUE_MODELS:
            continue
        later = text[match.end() :]
        if _LEFT_BEHIND.search(text[: match.start()]) and (other := MODEL.search(later)):
            if other.group().strip() not in _VAGUE_MODELS and not _TUNE_NEAR.search(later[: other.end() + 20]):
                continue
        replacing = MODEL.search(later)
        instead = replacing and re.match(r"\s*instead\b", later[replacing.end() :])
        if replacing and instead and not _TUNE_NEAR.search(later[: replacing.start()]):
            continue
        before = re.split(
            r"[,;\n]|\. |\band\b|\bfrom\b|\bso\b|\boff\b|\breplac\w+|\binstead of\b",
            text[max(0, match.start() - 45) : match.start()],
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
