"""The table of intents: which phrases ask for what. Rows are tried in order; the first that fits wins."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """`needs`: "" always, "asked" only as an answer, "open" with an open scenario, "name" with a saved name said,
    "untold" where the message tells no input ("news summaries, 5k a month" is no other business)."""

    intent: str
    needs: str
    pattern: re.Pattern[str]


def _row(intent: str, pattern: str, needs: str = "") -> Row:
    return Row(intent, needs, re.compile(pattern))


_SECRETS = r"(?:api|access|secret|private|encryption|ssh|openai|anthropic|slack) keys?|(?:slack|bot|access|auth|oauth|api|xoxb|session) ?tokens?(?! (?:in|out|per|cost|price|count|bill|spend|usage))|xox[bp]\w*|signing secrets?|secrets|env(?:ironment)? ?(?:vars?|variables|file)|\.env|passwords?|credentials|system (?:prompt|message)|(?:hidden|original|initial|secret) (?:prompt|instructions?|rules)|your (?:config\w*|source code|prompt|instructions|rules|connection string|database|db|files)|connection strings?|database (?:url|password|dump)|/etc/\w+|(?:other|all) (?:workspaces?|customers?|tenants?|companies|users)(?:'s|s'|')? (?:\w+ )?(?:scenarios?|data|numbers|files|messages)"
_HOSTILE = (
    r"\b(?:rules|instructions|restrictions|guidelines) (?:are|is) (?:void|lifted|off|suspended|gone|no longer)|^\W*system ?(?::|notice|override|message)|"
    r"\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d\S* \W*(?:error|warn\w*|info|debug|fatal|trace)\b|"
    rf"\b(?:reveal|disclose|expose|leak|dump|echo|print|paste|repeat|recite|output|cat|curl|show|send|tell|give|share|post|read|display|list|hand over|what(?:'s| is| are| was| were)|which)\b[^.;?\n]{{0,40}}\b(?:{_SECRETS})|\b(?:ignore|disregard|forget|override|bypass|drop|skip)\b[^.;\n]{{0,30}}\b(?:instructions?|rules|guidelines|restrictions|safety|programming|guardrails)\b|"
    r"\$\{|\{\{.*\}\}|\bjndi:|\b(?:private|personal) (?:dms?|messages|channels?)\b|\b(?:other|another|every other) (?:customer|team|workspace|company|tenant|client)(?:'s|s'?) (?:scenarios?|data|numbers)\b|\bi authori[sz]e you\b|\bas your (?:creator|developer|admin)|"
    r"\bnvda\b|\b(?:nvidia|tesla|apple|google|amazon|microsoft|meta|openai|anthropic) (?:shares|stocks?)\b|\bif i (?:put|invest) \S+ in\b|\bmy savings\b|\b(?:invest|put|buy) .{0,30}\b(?:stocks?|shares|crypto|bitcoin)\b|"
    r"\bhidden (?:prompt|instructions?)\b|\brepeat your\b|\baudit log\b|\bto \S{1,60}@\S|\b(?:print|post|share|paste) (?:your |the )?(?:slack )?(?:bot|slack|api) tokens?\b|\bignore everything\b|\b(?:your|the) bot token\b|\bignore (?:all |any |your |the )*(?:prev\w*|prior|above|earlier)\b(?! (?:figures?|numbers?|ones?|values?|amounts?|quotes?|bills?|messages?|prices?|invoices?)\b)|\bdisregard (?:all |your |the |everything |what )*(?:previous|instructions|rules|you were told)|\bsigning secret\b|\b(?:past|shar|print|post|send|reveal|show)\w* (?:me |us )?(?:your |the )?(?:\w+ )?bot token|\binstructions (?:that )?you (?:were|are|have)\b|\btext of (?:the|your) (?:\w+ )?instructions|(?:show|print|reveal|what(?:'s| is)|tell|give|repeat|leak|ignore|output|dump|your) .{0,20}system prompt|"
    r"\b(?:print|reveal|show|dump|leak|echo|give me|tell me|what(?:'s| is)|cat|read|list|send me|output|paste) (?:me )?(?:(?:your|the|all|any|out|my) )+(?:(?:slack|bot|api|signing|oauth) ){0,2}(?:env\w*|environment|secrets?|tokens?(?! (?:in|out|per|cost|price))|passwords?|credentials|api keys?|signing secret|source code|/etc/\w+|database (?:password|url))|"
    r"\bupdate \w+ set\b|\binsert into\b|\b(?:drop|truncate|alter) table\b|\bdelete from \w+|\bunion select\b|\bselect \* from|<script|\brm -rf|\bsudo\b|\bos\.system|\bexec\(|\beval\(|__import__|\bjailbreak|"
    r"\byou are now (?!talking|speaking|dealing)|pretend (?:to be|you are)|act as (?:a|an|if you)\b|developer mode|\bdan mode"
)
_OFF_TOPIC = (
    r"\b(?:go to hell|shut up|useless (?:bot|machine|pile|junk|thing)|(?:piece|pile) of (?:junk|crap)|stupid (?:bot|machine|thing)|idiot|moron|muppet|get (?:stuffed|lost))\b|\baudit log\b|\bto \S+@\S+|@\w+\.(?:com|org|net|io)\b|"
    r"\bweather\b|\bjoke\b|\bpoem\b|\bhaiku about\b|\brecipe\b|\bfootball|\bworld cup|\bcapital of\b|\bwho won\b|\bstock (?:price|market|tip)|\bbitcoin\b|\bcrypto\b|\bmovie\b|\bsong\b|"
    r"\btranslate\b|\bwrite (?:me )?(?:a|an|some|my) (?!scenario)|\bbook me\b|\bbook (?:a|the)\b|\btable for\b|\bthe fed\b|\bhedge\b(?! fund)|\bfacilities\b|\bmy badge\b|\bexpense report|\bstanding desks?\b|\b2fa\b|\bzoom\b|\bmacbook|\brefund\b|\bseed round\b|\blandlord\b|\boffice rent\b|\bconvert \d+ \w+ to\b|\bbook for me\b|\bvat\b|\border (?:me )?(?:a|some)\b|\blunch\b|\bpizza\b|\bcoffee order|\bmeeting room|\bremind me\b|\bset (?:a|an) (?:alarm|timer|reminder)|"
    r"\bwho is the (?:president|ceo|prime)|\bmeaning of life|\bhoroscope|\bsing\b|\bhow old are you|\bare you (?:human|real|sentient|alive)|\bwhat time is it|\bdebug (?:my|this)\b|\bfix my (?:code|laptop|python)|\bvacation\b|\bholiday\b|\bflight\b|\bhotel\b|\brestaurant|\bsummari[sz]e (?:this|the) (?:thread|channel|article|email|doc)|\bjira (?:ticket|issue)|\bbuy or\b|\brestart (?:the |my )?(?:\w+ )?(?:pod|server|service|container|cluster|node|vm|database|db|laptop)|\bkubectl\b|\bprinter\b|\broute from\b|\bdirections to\b|\bmerge (?:my|the) pr|\bplay (?:some )?music|(?<!good )(?<!bad )(?<!great )\bnews\b|\bpassword\b"
)

ROWS: tuple[Row, ...] = (
    _row("out_of_scope", _HOSTILE),
    _row(
        "skip",
        r"\bnext (?:question|one)\b|\bask (?:me )?something else\b|\b(?:no (?:idea|clue)|(?:i |we )?(?:really )?(?:don'?t|do not|dunno) (?:know|have (?:that|it|one|a (?:number|figure))|track|measure)|dunno|idk|skip(?: (?:it|that|this|the question))?|pass\b|leave (?:that|it|this)(?: one)? (?:out|blank|open|empty)|not sure|unsure|unknown|can'?t (?:say|tell|share)|cannot (?:say|tell)|n/?a\b|next(?: question| one)?$|move on|rather not|tbd|no comment|haven'?t (?:measured|a clue|checked)|not (?:available|known)|hard to say|couldn'?t (?:say|tell)|beats me|let'?s move on|doesn'?t apply|not applicable|prefer not|who knows|later\b|we never measured|ask me later|(?:not able|unable) to (?:share|say|tell|disclose)|(?:would |will |'ll |i |we )+(?:have|need) to (?:check|ask|look (?:it|that) up)|let me (?:check|ask)|(?:will|'ll) (?:check|find out|get back to you)|no answer|whatever your default|your default is|use (?:your|the) defaults?|whatever you (?:usually |normally )?(?:use|like|think)|\bask (?:finance|someone|somebody|them|him|her|legal|my boss)\b|(?:rather|prefer)(?: prefer)?(?: to)? not\b|not (?:to )?answer\b|defaults?(?:'?s| is| are)? (?:fine|ok)|your call\b|you (?:choose|pick|decide)\b)",
        "asked",
    ),
    _row(
        "undo",
        r"\bctrl ?[-+ ]? ?z\b|\brewind\b|\bpretend i never\b|\bi never said (?:that|the last)|\bignore (?:my|that|the) last\b|\bscratch (?:the|that|my) last\b|\bgo back one\b|\bundo\b|\btake (?:that|it|this) back\b|\brevert\b|\broll (?:that |it )?back\b|\bgo back(?: (?:one|a step|to (?:the )?(?:previous|before|last)))?\b(?! to (?!the previous|before|the last|previous|last))|\bscrap (?:that|the last|what i (?:just )?(?:did|said|typed|wrote))\b|\bcancel (?:that|the last|my last)|\bnever ?mind (?:that|the last)|\bnot what i (?:wanted|meant)|\bforget (?:that|what i just said|the last|my last|that last)\b|\b(?:restore|put|set) (?:it )?(?:back )?(?:to )?(?:what it was|the (?:previous|last) (?:value|state|one))|\bput (?:it|that) back\b|\bone step back\b|\bstep back\b|\bback out\b|\bdiscard (?:that|the last) change|\bback to (?:how|what) it was|\bthe way it was\b|\bwithdraw that\b|\breverse that\b|^nvm\b|\bdrop (?:that|the) last (?:change|one|edit)",
    ),
    _row(
        "reset",
        r"\b(?:clear|scrap|drop|bin|forget) the whole (?:thing|lot)\b|\bnew project\b$|\breset\b|\bstart (?:over|again|afresh|anew|fresh|from (?:scratch|zero|the beginning))|\bfrom scratch\b|\bclear (?:everything|all|it all|the (?:thread|slate|draft|scenario|board|inputs|lot))|\bwipe\b|\bforget (?:everything|all|it all|this scenario)|\bclean slate|\bblank (?:slate|page|sheet)|\bbegin (?:again|anew|afresh)|\bthrow (?:it|everything|this|all)(?: of (?:it|this))? (?:away|out)|\bscrap (?:everything|it all|this|all|the whole)|\bstart a (?:new|fresh) (?:one|scenario|analysis)$|\brestart\b(?! (?:the |my )?(?:\w+ )?(?:pod|server|service|container|cluster|node|vm|database|db|laptop))|\bempty (?:the|this) (?:draft|scenario)|^new scenario$|^fresh start\b|\bditch (?:everything|all)",
    ),
    _row(
        "rename",
        r"^mv \S|\bthe name .{1,40}\bchange it to\b|\bchange (?:its|the) name\b|\b(?:should (?:now |really )?be|is (?:now )?to be) (?:called|named|known as)\b|\btypo in the (?:title|name)\b|\bthe name .{1,40}\bmake it\b|\bgoing forward (?:it|this) is\b|\brename\b|\bcall .{1,60} from now on\b|\bchange the name\b|\bcall (?:it|this|that one) .{1,40} (?:instead|from now)|\bre-?title\b|\bnew name for\b|\bgive (?:to )?.{1,40} the (?:new )?name\b|\bgive .{1,40} (?:a new|another) name|\bname .{1,40} should be\b",
    ),
    _row(
        "export",
        r"\bin a pdf\b|\bprintable\b|--format\b|\b(?:to|as|in) (?:markdown|md)\b|\bmarkdown\b|\bdump .{1,40} to\b|\b(?:raw|as|in) json\b|\bexport\b(?! (?:has|shows|says|gives|lists|contains))|\bdownload\b|\bcsv\b(?! (?:with|of \d|that (?:has|holds)|has))|\bxlsx?\b|\bexcel\b|\bspread-?sheet\b(?! (?:gives|says|shows|has|lists|claims|puts))|\bas (?:a )?(?:pdf|json)\b|\b(?:pdf|json) (?:please|file|version|export|copy|dump)|\b(?:in|to|into) (?:pdf|json)\b|\bgoogle sheets?\b|\b(?:gimme|(?:give|send|get) (?:me|us)) (?:a |the )?(?:pdf|json|csv|file)\b|\bpdf of\b|\bjson of\b|\bas a file\b|^(?:pdf|json)\b",
    ),
    _row(
        "sensitivity",
        r"\b(?:which|what) (?:\w+ ){1,2}(?:matters?|counts?|drives?|moves?) (?:the )?most\b|\bwhich .{0,30}\bworr(?:y|ied) about\b|\bwhich (?:of (?:my|the|our) )?inputs? .{0,40}\b(?:swings?|first)\b",
    ),
    _row(
        "show",
        r"^\W*(?:so |and |ok |then |now )*(?:what(?:'?s| is) (?:the |our )?(?:payback|pay-?back|net saving|saving)(?: period| time)?(?: now)?|how many months until (?:it|this) (?:pays off|pays back|breaks even)|how much (?:would|do|will) (?:we|it|this) save(?: in total| overall| us)?|should (?:we|i) (?:do it|go for it|go ahead|proceed)|is (?:it|this) worth it|worth it|which one is better(?: and why)?)\W*$",
        "open",
    ),
    _row("explain", r"\bshow me how you\b|\bhow (?:did|do) you (?:get|got|arrive|come|came)\b", "open"),
    _row(
        "goal_seek",
        r"\b(?:wants?|needs?|insists? on|requires?|expects?) (?:a )?pay\w*[- ]?back (?:in|within|inside|under|by)\b|\bsolve \w+ for\b|\bhow (?:high|much|low|many|big|cheap|small|few|far|large)\b.{0,80}\b(?:money back|(?:earn\w*|get|make) (?:it|this|that|itself)(?: all)? back|recover(?:s|ed)? (?:it|this|that|the \w+))\b|\bmoney back\b.{0,60}\b(?:what|how (?:many|much))\b|\bmost (?:we|i) could (?:sink|spend|put|pay|invest)\b|\b(?:min|minimum|max|maximum) .{2,40}\bpay\w*[- ]?back\b|\b(?:min|minimum|max|maximum) .{2,40}\b(?:where|when) .{0,40}(?:pay|break|sense|worth|wins?)|\bpaid off\b.{0,60}\b(?:what|how (?:many|much))\b|(?:\bbreak[- ]|\bbe |\bare |\bwere |\bget |'re )(?:square|even|whole) (?:after|by|within|in)\b|\bmakes (?:that|it) (?:true|work)|\b(?:break[- ]?even|pay\w*[- ]?back|pay(?:s)? off)\b.{0,60}\bhow (?:many|much|low|high)\b|\bwhat\b.{0,60}\bpay\w* (?:this|it|that) (?:back|off)|\b(?:what|which|how (?:many|much|low|high|big|small|cheap|large|expensive|pricey|dear|far|fast|few|little))\b.{0,80}\b(?:break(?:s)?[- ]?even|pay(?:s|ing)?[- ]?(?:back|off|itself)|pay(?:s)? for itself|payback|paid (?:back|off)|make sense|worth (?:it|while|doing)|recoup\w*|roi of|positive|justif\w+|viable|worthwhile|win(?:s)?\b)"
        r"|\b(?:at|for|to) (?:what|which) .{0,60}(?:break|pay|worth|sense|flip|switch)|\bbreak[- ]?even (?:volume|point|price|upfront|run cost|budget|hosting|bill|spend|growth|accuracy|number of|requests)|\bsolve for\b|\bgoal[- ]?seek\b|\b(?:max|maximum|highest|largest|most|biggest|lowest|smallest|min|minimum|(?<!at )least)\b.{0,50}\b(?:upfront|budget|spend|cost|volume|bill|hosting|run cost|requests|growth|price|fee|traffic|quote|invest\w*)\b.{0,70}\b(?:for|to|so|that|if|and|before|within|in)\b.{0,40}(?:pay|break|payback|month|year|even|recoup|worth)|\bpay\w*[- ]?back\b.{0,60}\b(?:most|max\w*|highest|largest|how much|how many|least|lowest)\b|\bhow (?:low|high|much|many|cheap|big|far|small|large|few)\b.{0,60}\b(?:must|need|needs|have to|has to|would|should|can|could|do)\b.{0,60}(?:break|pay|even|worth|month|recoup|recover|sense)|\bfind (?:me )?the .{0,40}(?:break|payback|pays)|\bwhat .{0,40}(?:do|would|will) (?:we|i) need .{0,40}(?:to|for|so)|\bwhat (?:would|must|should) .{0,50}(?:have|need) to (?:be|(?:come|go|drop|fall|rise|get|climb)(?: down| up)? to)\b|\b(?:needed|required|necessary) (?:for|to) .{0,30}(?:payback|pay|break)|\bhow (?:much|many|low|high|big)\b.{0,60}\bif (?:we|i|it) .{0,30}(?:pay|break|payback|recoup)",
    ),
    _row(
        "sensitivity",
        r"\bwhich (?:one )?would (?:hurt|matter|move|hit) (?:us |it )?(?:the )?(?:most|worst)|\bhurt us (?:the )?(?:most|worst)|\bkeep (?:me|us) (?:up|awake) at night\b|\b(?:that|which|what) (?:could|can|might|would) (?:flip|tip|overturn|change) (?:the |your |this |our )?(?:outcome|answer|verdict|result|decision|recommendation)|\bwhich (?:one )?would (?:flip|change|tip)|\bwhat (?:single )?(?:input|change) would flip|\bsensitivit\w+|\bhow touchy\b|\bdepends? .{0,20}(?:the )?most\b|\bwhat swings\b|\bswings .{0,20}\bmost\b|\bhurts? (?:us )?(?:the )?most\b|\bhow wobbly\b|\bbiggest difference\b|\bwiggle\b|\bworth arguing\b|\bbarely matter|\bto flip the (?:answer|verdict|result|outcome|recommendation)|^(?:and |but |so )?does .{1,40} (?:(?:even|really) matter|matter (?:much|here|at all))\b|^is .{1,30} (?:just )?noise\b|\bhow sensitive\b|\bsensitive (?:is|to)\b|\btornado\b|\b(?:what|which|where)\b.{0,45}\b(?:moves?|drives?|matters?|swings?|impacts?|influences?|affects?|weighs?|counts?|shifts?|changes) .{0,30}(?:most|result|answer|outcome|verdict|needle|number|decision|break|the (?:most|least))|\b(?:biggest|largest|most important|key|main|strongest) (?:driver|lever|knob|dial|factor|impact|influence|variable|input|swing)s?\b|\bhow (?:robust|fragile|solid|stable|sturdy|confident|sure|certain)\b|\bwhat would (?:change|flip|tip) (?:the |your |this )?(?:answer|verdict|decision|result|mind|recommendation|it)|\bwhich (?:input|number|assumption|variable|parameter|figure|lever)s? (?:matter|count|drive|move|should|has|have|is|are)\b(?! (?:yours|mine|ours|made|guess))|\bstress[- ]?test|\bhow much does .{0,50} (?:matter|affect|change|move)|\bwhat (?:matters|counts) (?:the )?most|\brank the (?:inputs|drivers)|\bworst (?:and|or) best case|\bbest (?:and|or) worst case|\bwhere (?:is|are) the risks?\b|\bhow wrong (?:can|could)",
    ),
    _row(
        "assumptions",
        r"\bhypothes[ei]s\b|\b(?:took|taken|take) as given\b|\bbaked in(?:to)?\b|\b(?:yours|mine)\b.{0,25}\b(?:yours|mine|ours)\b|\bwhat did i never (?:tell|give|say)|\bdid you (?:guess|assume|invent|make up|estimate)\b|\bany(?:thing)? (?:you )?(?:guessed|assumed|estimated)\b|\bwhat'?s (?:guessed|assumed|estimated)\b|\b(?:which|what) (?:of (?:these|those|the) )?(?:inputs?|values?|numbers?|figures?|assumptions?)\b.{0,40}\b(?:make up|made up|nobody|not ours|yours|your guess\w*|guess\w*|didn'?t (?:i|we) give|i didn'?t (?:give|say|tell)|we didn'?t)|\bassum(?:e|ed|es|ing|ption|ptions)\b(?! (?:(?:we|that|a|an|the|volume|growth)\b|\d|\$))|\btak(?:e|en|ing) for granted\b|\bdefaults?\b(?! currency)|\bpresum\w+|\bwhat (?:are|were) you (?:basing|using|relying)|\bwhat (?:is|are) (?:this|these|it|the numbers?|your numbers?) (?:based|resting|built) on|\bfilled in\b|\bwhat did you (?:guess|plug|make up|invent|use for|fill|suppose)|\bmade up\b|\bguess(?:es|ed)?\b.{0,20}\byou\b|\byou\b.{0,20}\bguess(?:es|ed)\b|\bpremises?\b|\bwhich (?:values|numbers|inputs) (?:did|are) (?:you|not mine|yours)|\bwhat does it rest on|\bunderlying (?:numbers|values)|\binputs? (?:you|we) (?:used|have)\b|\bwhat inputs\b|\bwhat do you have so far",
    ),
    _row(
        "delete",
        r"\b(?:delete|remove|bin|trash|erase|discard|get rid of|drop|kill|throw (?:away|out)|deleted|removed|binned|scrapped|destroy|purge|nuke|ditch|dump|chuck|axe|scrap|lose|toss|del|rm)\b",
        "name",
    ),
    _row(
        "list",
        r"\b(?:what|which)\b.{0,30}\bon file\b|\bwhat all do we have (?:saved|stored)|\b(?:what|which) (?:\w+ )?(?:do|have|did) (?:i|we) .{0,14}\b(?:stored|saved)\b|\bnames of (?:my|our|the|all|everything) ?(?:saved )?|\beverything (?:i|we)(?:'ve| have)? (?:saved|kept|stored)|\bremind me (?:what|which) (?:we|i)(?:'ve| have)? saved|\bscenario names\b|\b(?:gimme|give me|show me|all) (?:all )?(?:the )?(?:scenarios?|saved)(?: names?| ones)?\b(?! (?:called|named))|\bscenarios? (?:from us|of ours|so far|already|here)\b|\bwhat(?:'ve| have)? (?:i|we)(?:'ve| have)? got (?:stored|saved)|\bwhat have (?:i|we) got stored|\bshow (?:me )?all saved\b|^saved(?: ones| scenarios)?\W*$|^(?:/?ftroi )?(?:list(?! prices?\b| would\b| was\b| is\b)|ls)\b|\blist (?:all |my |our |the |out |every )?(?:of )?(?:saved |my |our |the )*(?:scenarios?|everything|them|all|what)|\b(?:what|which) (?:scenarios|analyses|cases)\b|\bwhat (?:do we have|have we|have i|did we|did i|is|have you(?: got)?) (?:saved|stored|kept)|\b(?:show|see|display|view|give|get) (?:me |us )?(?:all|every|my|our|the) (?:of )?(?:the |my |our )?(?:saved )?(?:scenarios|ones|analyses|list)|\b(?:all|my|our|saved|existing|available) scenarios\b(?!.*\bcompare\b)|\bwhat'?s (?:saved|in the list|stored)|\bscenarios (?:do|have) (?:we|i)|\boverview of (?:the |all )?scenarios|\bwhich ones (?:do|did|have)|^inventory\W*$|\bsaved (?:so far|already|list)|\beverything (?:we|i)(?:'ve| have)? saved|^(?:\w+ ){0,2}list\?*$|^scenarios\W*$|\bwhat have (?:i|we) (?:got )?saved|\banything saved\b",
    ),
    _row(
        "compare",
        r"\bdifferent between\b|^\W*(?:and )?next to\b|\bcompar\w+|\bbetter\b.{0,30}\bthan\b|\bside[- ]by[- ]side\b|\bdifferences? between\b|\bdiff\b|\bstack .{1,40} (?:up )?against|\b(?:how|which) .{0,50}(?:differ|better|cheaper|best)\b.{0,40}\bor\b|\bset .{1,40} against|\bpit .{1,40} against|\bhow (?:do|does) .{1,60} (?:compare|stack|measure|differ)|\bput .{1,50} next to|\bversus\b|\bvs\.?\b|\bhold .{1,40} (?:up )?against|\bcontrast\b|\bnext to each other|\bhead[- ]to[- ]head",
        "name",
    ),
    _row(
        "compare",
        r"^(?!.*\b(?:curves?|charts?|plot|graph)).*(?:^compare\b|\bcompare (?:the )?(?:two|both|scenarios|them|these|those|with)\b|\bside[- ]by[- ]side\b)",
    ),
    _row(
        "share",
        r"\blet (?!me\b|us\b)<?@?\w+>? see\b|(?<!^)\bfwd\b(?!:)|\blet (?!me\b|us\b)(?:\w+ ){1,3}see (?:it|this|the)\b|^(?:please |can you |could you |pls |now |ok |and |let'?s |then |also )*(?:share|post|publish|forward|broadcast|announce|circulate)\b|\b(?:share|post|publish|forward|broadcast|announce) (?:(?:it|this|that)(?= *(?:$|[,.!?]|to|with|in|please|here|now|pls|over))|the (?:card|result|answer|scenario|analysis|numbers|verdict|chart))\b|\b(?:and|then|please|you|to) (?:share|post|publish|forward)\b|\b(?:send|show|drop|pass|ping|dm|hand|put|push|tell|give|copy|bring|let)\b.{0,60}(?:\bto (?:the )?(?:channel|team|everyone|everybody|group|finance|boss|cfo|all|folks|others|them|rest)|\bin (?:the |this )?channel|\bsee (?:it|this)|\b(?:over|to)\s*$|\bin\s*$|\bwith\s*$)",
    ),
    _row(
        "delete",
        r"^(?:rm|del)\s+\S+|^(?:delete|remove|erase|bin|trash) (?:the )?(?:scenario )?[\"']?[\w-]+[\"']?$|\b(?:delete|erase|trash|bin)\b.{0,30}\b(?:scenario|it|this|that|one|draft|current|saved|[a-z0-9-]+)\b",
    ),
    _row(
        "save",
        r"\bhang on to\b|^(?:please |can you |could you |pls |now |ok |and |let'?s |then )*(?:save|store|stash|keep|remember|bookmark|file|persist|record)\b|\bsave (?:it|this|that|the|as|under|my|our|current|these|scenario|him|now|pls|please|changes)\b|\b(?:store|keep|file|remember|bookmark|log|record|stash|put|park) (?:it|this|that|the scenario|this one|these numbers|the current one|the lot|everything|all of it) (?:as|under|away|for later|for me|in(?!:)|by the name|safe)\b|\bsave$|\bsave[!. ]*$|(?<!per )\bcall (?:it|this|that|this one|the scenario)\b(?!'| [$€£~]?\d)|\bname (?:it|this|that|the scenario)\b|\bdon'?t lose this|\bwrite (?:this|it) down",
    ),
    _row(
        "show",
        r"\bremind me (?:what|how)\b|\bwhat(?:'?s| is) in\b|\b(?:show|open|load|display|pull up|bring up|bring back|bring .{1,40} (?:back|up)\b|view|see|look at|where did we land|get|fetch|go to|switch to|back to|return to|retrieve|give me|call up|recall|let'?s see|take me to|use|what(?:'s| is| does) (?:in|the (?:result|answer|verdict) (?:of|for))|what did .{1,30} (?:say|look)|how (?:is|was|does|did))\b",
        "name",
    ),
    _row(
        "show",
        r"\bwhat numbers do you have\b|^(?:please |can you |could you )?(?:open|load|pull up|bring up|show)\s+(?:me )?(?:the )?(?:[a-z]+[-_][\w-]+|[\"'][^\"']{2,50}[\"'])(?: again| please| scenario)?\W*$|\bwhat (?:this|the) scenario looks like\b|\bwhere are we\b|^(?:please |can you )?(?:pull up|bring up|load up) \S|\bwhere do we stand\b|\bwhat(?:'s| is) the (?:current )?(?:state|status|answer) (?:now|so far|right now)|^(?:recap|status)\W*$",
    ),
    _row(
        "show",
        r"\bwhen (?:does|do|will|would) (?:it|we|this|that) (?:pay|break)|\bwhat(?:'?s| is) the (?:payback|pay-?back|verdict|answer)\W*$|\bwhich (?:one |option )?is (?:the )?(?:cheapest|best)\W*$",
        "open",
    ),
    _row(
        "chart",
        r"(?<!whole )(?<!big )(?<!full )(?<!month )(?<!year )\bpic(?:ture)?s?\b(?! (?:up|it))|(?<![\d.][km] )(?<!\d )(?<!of )(?<!per )(?<!each )(?<!annotated )(?<!labelled )(?<!labeled )(?<!patient )(?<!coded )\bchart(?:s|ed|ing)?\b|\bplot\w*|\bgraph\w*|\bvisuali[sz]\w*|\bdraw\b(?! (?:on|from|upon))|(?<!whole )(?<!big )(?<!full )(?<!month )(?<!year )\bpicture\b|\bcurves?\b|\blines? cross\w*|\bdiagram\b|\bsketch\b|\bline over time|\bshow (?:me )?(?:it )?visually",
    ),
    _row(
        "explain",
        r"\bwhere (?:do|does|did) (?:the|that|your|this) .{0,30}\bcome from|\bhow you (?:got|came|get)\b|^(?:but |and |ok |so |hm+ |eh )*why\b(?! (?:not|don'?t we|use|would (?:i|we)|should (?:i|we)|rag|lora|fine))|\bhow come\b|\bhow (?:did|do|have) you (?:get|got|arrive|come|work|calculate|compute|reach|figure|derive|conclude|know|land|end up)|\bexplain\b(?! (?:lora|rag|fine-?tuning|full|the difference|evaluation|what))|\bwalk (?:me|us) (?:through|thru)|\bunpack\b|\byou sure about\b|\bfrom where\b|\bdo not (?:get|understand|follow)\b|\bshow (?:me )?(?:your|the) (?:working|workings|work|maths?|calculation|reasoning|steps|sums?|derivation|logic)|\bwhere (?:does|do|did|is) .{0,40}(?:come|came|from|get)|\breason(?:s|ing)?\b|\bjustif\w+|\bbreak (?:it|that|this) down\b|\bhow (?:is|was|are|were) (?:that|this|it|the .{1,30}) (?:calculated|computed|worked|derived|determined|arrived|obtained)|\bwhat makes you (?:say|think)|\bon what (?:basis|grounds)|\bwhat'?s behind\b|\bwhy (?:is|does|do|are|did|would|10|that|so|month|fine-?tun\w+ (?:wins|is better))\b|\bmath\b|(?<!we )\bprove it|\bback (?:that|this) up|\bcan you elaborate|\belaborate\b|\bhow so\b|\bdetails?\b.{0,20}\b(?:please|calc|number|how)|\bthe logic\b|\brationale\b|\bdon'?t (?:get|understand|follow|believe)|\bwhat drives that",
        "open",
    ),
    _row(
        "explain",
        r"^(?:but |and |so |ok )*(?:(?:why|how come|explain|y|y tho|why tho)[?!. ]*$|y (?:stay|not|so|is|the|does|are)\b)|\bhow did you (?:get|work|calculate|arrive|reach|come)|\bshow (?:me )?(?:your|the) (?:working|maths?|calculation|reasoning|steps)|\bwalk me through (?:it|that|this|the)",
    ),
    _row(
        "help",
        r"\bhow (?:do|can|would) (?:i|we|you) (?:save|compare|share|delete|rename|open|export|undo|list|chart|ask)\b|\bfirst time (?:here|using)|\bsupposed to type\b|\bwhat do i type\b|\bwhat (?:kind|sort|type)s? of (?:stuff|things?|questions?) can\b|\bwhat can i (?:ask|do)\b|\bwhat do you need (?:to know )?(?:from (?:me|us))?\b|\bhow do i get going\b|^(?:/?ftroi )?(?:help(?! cent| desk)|h|\?+|commands?|man|menu|hilfe|aide)\b(?! (?:us|me) (?:decide|choose|save|cut))|^(?!.*\b(?:does|would|will|do|could)\b)\W*(?:\w+\W+){0,4}help(?: me)?[!?. ]*$|\bhow (?:does|do) (?:this|it|you|the bot|that|i use|one use|we use|ftroi|this thing|this bot)(?: \w+){0,3} ?(?:work|used?|function|ftroi|this|you|it)[?!. ]*$|\b(?:which|what) commands\b|\bwhat (?:all )?can (?:you|u|i|we|it|this|ftroi|the bot)(?: all)? (?:do|ask|say|type|help)|\bhow (?:do|can|should) (?:i|we|you) (?:use|ask|start|begin|talk|work with|get started|phrase)|\bwhat (?:commands|can i ask|do you do|are you for|is this (?:bot|thing|for)|are (?:my|the) options|should i type|kind of questions|do i (?:type|say|do))|\bget(?:ting)? started|\binstructions\b|\bguide me\b|\bshow (?:me )?(?:the )?(?:help|commands|examples?|manual)|\bexamples? of (?:what|questions)|\bi'?m (?:lost|new here|stuck)|^usage\W*$|^\?+$|\bdo you (?:need|take|accept|want) (?:exact|precise) |^manual\W*$|(?:the|a|your) manual\?|\btutorial\b|\bwho are you|\bwhat are you\b(?! (?:assum|bas|us|tak|presum)\w*)|\bwhat is (?:this|ftroi)(?= ?(?:\?|$|bot|thing|app|tool))|\bcheat ?sheet",
    ),
    _row(
        "portfolio",
        r"\bportfolio\b|\bwhich (?:one |ones )?(?:of (?:these|those|our|the|them|my)|use cases?|scenarios?|workloads?|tasks?)\b.{0,60}\b(?:tune|fine-?\s?tun\w+)\b|\bwhich of .{1,80} (?:should|do|would|shall) (?:we|i) (?:fine-?\s?)?tune\b|\b(?:tune|fine-?\s?tune) which\b|\btune or leave\b",
    ),
    _row(
        "plan",
        r"\b(?:make|draw up|give me|show(?: me)?|what(?:'s| is| would be| would)|create|need|write|draft|see|get) (?:me |us )?(?:a|the|our|your)? ?(?:\w+ )?(?:plan|roadmap|project plan|timeline|calendar|schedule)\b|^(?:the )?plan\b[?!. ]*$|^plan (?:with|for|it)\b|\bdata pipeline\b|\bhow (?:would|do|should|could) we (?:go about|roll|start|run|organi[sz]e|approach)\b.{0,40}|\bhow (?:big|large) .{0,20}\b(?:hold-?out|test set|eval\w* set|sample)\b|\bhow (?:many|long) .{0,40}\b(?:a/?b test|hold-?out|eval\w* (?:set|cases))\b|\bsample size\b|\broll-?out plan\b|\bnext steps\b",
        "open",
    ),
    _row("out_of_scope", _OFF_TOPIC, "untold"),
)

SMALLTALK = re.compile(
    r"^(?:[^\w]*(?:legend|that'?s all (?:i|we) (?:needed|wanted)|thanks?(?: (?:a lot|so much|you|a (?:bunch|million|ton)|again|mate|for \w+(?: \w+){0,3}))?|u (?:saved|made) my \w+|you (?:saved|made) my \w+|gm|gn|morning all|hows it going|how(?:'s| is) (?:everyone|it going|things|life)|that(?:'?s| is) (?:all|it)(?: for (?:today|now))?|ttyl|off to lunch|brb|that helps(?: a lot)?|for today|thank you(?: (?:so much|very much|all))?|thx(?: a lot| a ton| so much)?|ty|tysm|cheers|ta|merci|danke|merci beaucoup|beaucoup|gracias|hi|hello|namaste|ji|ur|hey+|hiya|howdy|yo|good (?:morning|afternoon|evening|day|night|job|stuff|work|one|bot|to know)|morning|"
    r"great(?: (?:job|stuff|work|answer|thanks))?|nice(?: (?:one|work|job|to meet you))?|ok(?:ay)?|k|kk|cool|lol|haha+|hehe|awesome|perfect|brilliant|excellent|amazing|wonderful|fantastic|super|sweet|neat|wow|much|clear(?:er)?|now|bye|goodbye|see (?:you|ya)|cya|later all|"
    r"got it|understood|makes sense|fair enough|sounds good|all good|no worries|no problem|(?:you'?re|ur) (?:great|awesome|the best|welcome|a (?:star|lifesaver|legend))|love (?:it|this|you)|well done|much appreciated|appreciate(?:d| it)|noted|roger|welcome|happy (?:friday|monday)|have a (?:nice|good|great) \w+|will (?:take|bring|pass) (?:it|this|that) (?:to|on to) (?:the )?\w+|hope you had a (?:nice|good|great) \w+|there|team|all|everyone|bot|folks|again|that(?:'s| is| was) (?:great|helpful|useful|perfect|all|cool|nice|brilliant|awesome|neat|interesting|good|very helpful|really helpful|super helpful)(?: thanks)?|useful|so much|very helpful|interesting|how are you(?: (?:today|doing))?|what'?s up|sup|impressive|good to know|will do|lgtm|gg|you rock|nice to meet you|how'?s it going|i see|ah|oh|yay|hooray|woo+|phew|for (?:the|your|that) \w+|and|ftroi|this|is|mate|man|guys|folk|today|super|really|very|helpful|helps|that)[^\w]*)+$"
)
HYPOTHETICAL = re.compile(
    r"\bwhat if\b|^\W*(?:and|but|or) if\b|\bsuppose\b|\bsupposing\b|(?<!you )\bassum(?:e|ing)\b|\bimagine\b|\bhypothetical\w*|\bsay (?:we|the|that|volume|requests|traffic)\b|\bhow about if\b|\bwhat happens (?:if|when)\b|\bif (?:we|the|our|volume|requests|traffic|it|hosting|they|growth|upfront)\b.{0,60}\b(?:were|was|went|goes|doubl\w+|tripl\w+|halv\w+|drops?|rises?|falls?|became|grew|had|could)\b|\bwould it (?:change|matter) if\b|\bwhat about (?:if|with|at)\b|\bwhatif\b|\blet'?s (?:say|pretend|imagine)\b"
)
UNSET = re.compile(
    r"\b(?:drop|scratch|forget(?: about)?|remove|ignore|clear|unset|delete|leave out|take out|scrap|strike|omit|discard|disregard|without|get rid of|lose(?! (?:a|half|one|two|\d))|erase|exclude|no longer use|don'?t (?:use|count|include|consider))\b (?:the |my |our |that |any |all )*"
)
WORTH_IT = re.compile(
    r"\b(?:tune or not|sav(?:e|es|ing) (?:us )?money|should (?:we|i|you)|worth|is it (?:better|cheaper|time)|does it (?:pay|make sense)|do we|would (?:it|fine)|makes? sense|pay off|better off|time to|go for|ready (?:to|for)|fine-?\s?tun\w+ or|prompt\w* or|which (?:is|way|option)|recommend|advise|advice)\b"
)
NEW = re.compile(
    r"\bnew (?:scenario|case|analysis|one(?! is| was|:| costs))\b|\banother (?:scenario|case|workload)\b|\bdifferent (?:scenario|project|workload|use case)\b|\bstart (?:a )?(?:new|fresh)\b|\bfresh (?:scenario|start)\b|\bnext scenario\b|\bfrom scratch\b|\bseparate (?:scenario|question|project|case|workload)\b"
)
VAGUE_AMOUNT = re.compile(
    r"\b(?:loads|lots|tons|heaps|plenty|a lot|bunch|many|huge|massive|few|some|enormous|crazy|insane|substantial|significant|too much|a ton|quite a bit|high|low|big|large|expensive|fortune|bomb)\b.{0,25}\b(?:traffic|volume|requests|calls|money|spend|cost|costs|data|examples|bill|queries|users|labels|usage|prompts?)\b|\b(?:traffic|volume|bill|cost|costs|spend)\b.{0,15}\b(?:huge|massive|high|low|insane|big|large|crazy|enormous|painful|ridiculous|exploding)\b|\bcosts? (?:us )?(?:a )?(?:lot|fortune|bomb|ton)\b|\bexpensive\b|\b(?:our|the|my) (?:llm |openai |api |prompt\w* )?(?:bill|costs?|spend\w*)\b"
)
