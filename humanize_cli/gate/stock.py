"""Stock sentences: what may be deleted whole, because it says nothing that anybody could miss.

Whether a sentence says nothing cannot be told from its words one by one, so only known shapes count. They are
greetings and sign-offs of chat assistants, praise of the question, announcements of what the text does anyway
and openers about our fast times: shapes of sentences that the editors of the light edits deleted. An apology,
or thanks for something named, is not stock.
"""

import re
from functools import cache

# Each must match the whole sentence, whatever its case and the marks or emoji at its ends; "…" stands for up
# to eight words.
_SHAPES = {
    "en": (
        "absolutely",
        "certainly",
        "of course",
        "sure thing",
        "great news",
        "honestly",
        "oops",
        "that'?s right",
        "(what an? |that'?s an? )?(great|excellent|fantastic|good|wonderful) (question|idea|point)",
        "i (hope|trust) (that )?this (e-?mail|message|letter|note) finds you …",
        "we (hope|trust) (that )?this (e-?mail|message|letter|note) finds you …",
        "(i |we )?(hope|trust) (that )?you(’re|'re| are)( all)? (well|(having|doing|enjoying) …)",
        "(i )?hope (that )?(this|that|it) (helps|clears things up|is helpful|was helpful)",
        "you('re| are) not alone( in this)?",
        "let'?s (dive (right )?in|get started|break it down|dive into …)",
        "(now )?let'?s take a closer look( at …)?",
        "let that sink in",
        "(and )?that'?s (all there is to it|it)",
        "it really is that (easy|simple)",
        "(ultimately, )?the choice is (entirely )?up to you",
        "(so )?mark your calendars",
        r"in (today'?s|an?|our) ([\w-]+ ){0,3}(world|landscape|age|era|environment), …",
        "whether you('re| are) an? … or …, there is something for everyone",
        "we can'?t wait to see what you'?ll (build|create|do)",
    ),
    "de": (
        "(das ist eine )?(sehr )?(gute|tolle|ausgezeichnete|hervorragende) frage",
        "(ich|wir) (hoffe|hoffen), (dass )?(diese|meine|unsere) (e-mail|nachricht|informationen) …",
        "ich hoffe, (dass )?(das|dies) (hilft|hilft ihnen|hilft dir|war hilfreich)( weiter)?",
        "(und )?das war'?s( auch)?( schon)?",
        "tauchen sie ein( in …)?",
        "heutzutage ist es wichtiger denn je, …",
        r"in (der heutigen|einer) ([\w-]+,? ){0,3}(welt|zeit|geschäftswelt) …",
        "absolut",
        "natürlich",
    ),
    "fr": (
        "(c'est une )?(très )?(excellente|bonne|belle) question",
        "j'espère que (ce message|cet e-mail|ce courriel|cette lettre) vous trouve …",
        "j'espère que (cela|ces informations) vous (aide|aidera|aideront|sera utile|seront utiles)",
        "laissez-vous (séduire|tenter|surprendre|guider)",
        "à l'ère du …, …",
        r"dans (un|le) monde ([\w'-]+ ){0,4}[\w'-]+, …",
        "bien sûr",
        "absolument",
    ),
    "es": (
        "(es una )?(muy )?(excelente|buena|buenísima|gran) pregunta",
        "(gracias por tu|gracias por su) (excelente |buena |gran )?pregunta",
        "espero que (este (mensaje|correo)|esta carta) (te|le|les|os) (encuentre|llegue) …",
        "espero que (esto|esta información) (te|le|les|os) (ayude|sea útil|haya servido|resulte útil)",
        "esto es solo el comienzo",
        "vivimos en una época de …",
        r"en (el|un) mundo ([\w-]+ ){0,4}[\w-]+, …",
        "por supuesto",
        "claro que sí",
    ),
    "it": (
        "(è un'?)?(ottima|bella|eccellente) domanda",
        "spero che (questa e-?mail|questo messaggio|questa lettera) (la|ti|vi) trovi …",
        "spero che (questo|queste informazioni) (ti|le|vi) (sia|siano|sia stato|siano state) utili?e?",
        "il meglio deve ancora venire",
        r"(nel|in un) mondo ([\w-]+ ){0,3}[\w-]+, (sempre più [\w-]+, )?…",
        "fantastico",
        "certamente",
        "assolutamente",
    ),
    "pt": (
        "(essa é uma )?(ótima|excelente|boa) pergunta",
        "espero que (este e-?mail|esta mensagem|esta carta) (o|a|te|lhe|vos) encontre …",
        "espero que (isso|isto|este guia|estas informações) (… )?(ajude|ajudado|ajudar|útil|úteis)",
        "muito obrigad[oa] pela sua (questão|pergunta), que é bastante pertinente",
        r"(no|num|em um) mundo ([\w-]+ ){0,4}[\w-]+, …",
        "com certeza",
        "claro",
    ),
    "nl": (
        "(dat is een )?(goede|uitstekende|geweldige|mooie) vraag",
        "ik hoop dat (deze e-?mail|dit bericht|deze brief) (u|je|jou) …",
        "ik hoop dat (dit|deze informatie) (u|je|jou)? ?(helpt|nuttig is|verder helpt)",
        "laat dat even bezinken",
        "(wij vertrouwen|ik vertrouw) erop (u|je) hiermee (voldoende |goed )?te hebben geïnformeerd",
        "ik hoop dat ik (u|je|jullie) hiermee (voldoende |goed )?heb geïnformeerd",
        "(wij|we) hopen dat (wij|we) (u|je|jullie) hiermee (voldoende |goed )?hebben geïnformeerd",
        "(ik hoop|(wij|we) hopen) (u|je|jullie) hiermee (voldoende |goed )?"
        "(te hebben geïnformeerd|geïnformeerd te hebben)",
        "(ik hoop|(wij|we) hopen) (u|je) hiermee van dienst te zijn geweest",
        r"in (de|een) ([\w-]+,? ){1,3}(wereld|tijd)( van vandaag| van nu)? …",
        "absoluut",
        "natuurlijk",
        "zeker",
    ),
}
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")


def is_stock(text: str, language: str) -> bool:
    """Say whether a sentence (ISO 639-1 code of its language) is a stock sentence."""
    bare = _EDGES.sub("", text.replace("’", "'")).casefold()
    return any(shape.fullmatch(bare) for shape in _shapes(language))


@cache
def stock_words(language: str) -> frozenset[str]:
    """Return the words that the shapes themselves spell, which are no names."""
    return frozenset(re.findall(r"[^\W\d_][\w'-]+", " ".join(_SHAPES.get(language, ())).replace("-?", "-")))


@cache
def _shapes(language: str) -> tuple[re.Pattern[str], ...]:
    some_words = r"\w[\w'-]*(?:,? \w[\w'-]*){0,7}"
    return tuple(re.compile(shape.replace("…", some_words)) for shape in _SHAPES.get(language, ()))
