"""Knowledge topics and the words that ask about them; first match wins."""

from __future__ import annotations

import re

TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (topic, re.compile(pattern))
    for topic, pattern in (
        (
            "article",
            r"\barticle\b|a'?stechware|\bblog(?: post)?\b.{0,30}(?:month|break)|month 9\b|month nine\b|\bninth month|break[- ]?even around month",
        ),
        (
            "rag_and_ft",
            r"\brag\b.{0,25}\b(?:and|plus|with|\+|combined?|together|on top of)\b.{0,25}\b(?:fine-?\s?tun\w*|ft|finetun\w*|lora|tuning)|\b(?:fine-?\s?tun\w*|ft|finetun\w*)\b.{0,25}\b(?:and|plus|with|\+|combined?|together)\b.{0,25}\b(?:rag|retrieval)|\bboth rag\b|\bcombin\w+ (?:rag|retrieval|them|both)|\bboth together|\brag on top",
        ),
        ("rag_vs_ft", r"\brag\b|\bretrieval\b|\bvector (?:db|store|search)\b|\bknowledge base\b"),
        (
            "lora_vs_full",
            r"\bfull[- ]weights?\b|\blora\b|\bqlora\b|\bfull (?:fine-?\s?tun\w*|finetun\w*|tuning|parameter|ft)\b|\badapters?\b|\bpeft\b|\bsft\b|\bdpo\b|\brlhf\b|\bparameter[- ]efficient",
        ),
        (
            "data_quality",
            r"\bclean(?:er)? (?:set|one|data)\b|\bquality\b.{0,30}\b(?:data|label|example|quantity|sample)|\b(?:data|label|example)s?\b.{0,25}\bquality\b|\bnoisy\b|\bclean (?:data|labels|enough)|\bdirty\b|\binconsistent (?:label|data)|\bbetter data\b|\bgood (?:are|do|enough) (?:the |our )?(?:labels|data)|\bhow clean\b|\bmessy\b|\bmislabel\w*",
        ),
        (
            "data_needed",
            r"\bhow many (?:labell?ed|annotated|tagged) \w+|\bhow (?:much|many|large|big)\b.{0,40}\b(?:data|examples?|samples?|labels?|training set|dataset|rows|pairs)\b|\b(?:enough|sufficient) (?:data|examples|labels|samples)|\b(?:data|examples?|samples|labels)\b.{0,25}\b(?:need|needed|require\w*|enough|sufficient|suffice|necessary)\b|\bminimum (?:data|dataset|number of (?:examples|samples|labels))|\bdata requirements?|\bsize of (?:the )?(?:training|data)|\blabelled data do\b|\b\d+ (?:examples|samples|labels)\b.{0,20}\b(?:enough|ok|sufficient)",
        ),
        (
            "evaluation",
            r"\bevaluat\w+|\beval(?:s)?\b|\bhold-?\s?out\b|\ba/?b[- ]?test\w*|\bmeasure (?:the )?(?:quality|accuracy|impact|success|whether|if)|\bhow (?:do|can|would|should) (?:we|i|you) (?:even |actually |best )?(?:prove|know|test|tell|check|verify|measure|prove|validate)\b|\btest set\b|\bbenchmark\b|\bvalidat\w+|\bregress\w*",
        ),
        (
            "many_use_cases",
            r"\b(?:many|several|multiple|different|three|two|various|five|four|more than one|one model for) (?:use[- ]?cases|tasks|models|products|jobs|teams|adapters)|\bone model (?:for|per)\b|\broute(?:r|ing)\b|\bshare (?:one|a|the same) (?:model|endpoint|gpu)|\bmodel per (?:task|use)|\bmulti-?task",
        ),
        (
            "model_lifetime",
            r"\bdeprecat\w+|\bretir\w+|\bshut ?down\b|\bend of life\b|\bhow long (?:do|does|will) .{0,30}(?:model|live|last|around|available)|\bsunset\w*|\bphased? out\b|\blifetime of\b|\bmodel dies\b|\bdiscontinu\w+",
        ),
        (
            "small_vs_large",
            r"\bsmall(?:er)? (?:or|vs|versus|model)\b|\b(?:smaller|small|tiny|mini|bigger|larger) (?:models?|llms?)\b|\bdistil\w*|\b\d+b (?:or|vs|model)|\bmodel size\b|\bslms?\b|\bbeat gpt",
        ),
        (
            "cost_components",
            r"\b(?:what|which) .{0,30}(?:costs?|expenses?|fees) .{0,30}(?:involved|included|component|part|made|behind|hidden|go into|consist)|\bcost (?:components?|breakdown|drivers|structure|of (?:a )?fine-?\s?tun\w*|of tuning|of training)|\bwhat (?:does|do|would|will) (?:a |an )?(?:fine-?\s?tun\w*|tuning|lora|training)\b.{0,20}\bcost\b|\bhidden costs?\b|\bhow (?:much|expensive) (?:does|is|would|will|do)\b.{0,20}(?:fine-?\s?tun\w*|tuning|training|lora|hosting)|\bwhat'?s in the (?:upfront|price)|\bcost of ownership|\btco\b|\bwhat goes into",
        ),
        (
            "domains",
            r"\b(?:which|what) (?:domains?|industr\w+|fields?|sectors?|verticals?)|\bdomain[- ](?:specific|language|adapt\w*)|\b(?:legal|medical|finance|insurance|healthcare) (?:language|domain|jargon|use case)|\bjargon\b|\b(?:good|work|works|suited|useful) (?:for|in) (?:legal|medical|finance|insurance|healthcare|law)",
        ),
        (
            "roi",
            r"\bwhat(?:'?s| is| does| do you mean by| are) (?:an? |the |our )?(?:roi|npv|irr|payback|break-?even|tco|discount rate|horizon|hurdle)\b|\bhow (?:is|do you (?:calculate|compute|define)) (?:the )?(?:roi|npv|irr|payback|break-?even)|\bdefine\b|\bdefinition of\b|\bmeaning of (?:roi|npv|irr)|\bdifference between (?:npv|irr|roi|payback)",
        ),
        (
            "when_prompting",
            r"\bprompt caching\b|\bcaching\b|\bwhen (?:is|does|do|should|would)\b.{0,30}\bprompt\w*|\bprompt\w* (?:is |be )?(?:enough|sufficient|better|good enough|still)|\bstay (?:with|on) (?:the )?(?:prompt\w*|apis?)|\bwhen (?:not|shouldn'?t|should (?:i|we) not|should one not|is it (?:too early|wrong|not worth))\b|\bwhy not (?:just )?prompt|\bfew-?shot\b|\bprompt engineering\b|\bkeep prompting",
        ),
        (
            "when_ft",
            r"\bwhen\b.{0,40}\b(?:fine-?\s?tun\w*|finetun\w*|ft|tun(?:e|ing)|custom model)|\bwhy (?:would (?:i|we|anyone)|should (?:i|we)|do people|bother|use)?\s?.{0,12}(?:fine-?\s?tun\w*|finetun\w*|tune|custom)|\badvantages? of (?:fine|tun|custom)|\bbenefits? of (?:fine|tun|custom)|\bwhat (?:is|does|'s) (?:fine-?\s?tun\w*|finetun\w*)|\bfine-?\s?tun\w* good for|\bpros and cons|\bwhat volume (?:is|makes|justifies)|\b(?:good|right|bad) (?:candidate|fit|time|reason)\b|\bpoint of (?:fine|tun)",
        ),
    )
)
QUESTION = re.compile(
    r"\?|^(?:and |but |so |ok |also |then |hey |hi |please |btw |quick (?:question|q)[:,]? |question[:,]? )*(?:what|which|when|why|how|is|are|do|does|did|can|could|should|would|will|who|where|explain|tell (?:me|us)|describe|any|compare|remind|thoughts on|difference)\b"
)


def topic_of(text: str) -> str | None:
    """The knowledge topic a text is about, None when there is none."""
    return next((topic for topic, pattern in TOPICS if pattern.search(text)), None)
