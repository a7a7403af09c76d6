"""Parts of speech told from the words beside: enough to keep "financial leverage" apart from "leverage it".

A closed list of function words a language decides; where they do not, a word is no part of speech at all,
so that a rule that asks for one stays silent.
"""

from functools import cache

from humanize_cli.rules.rule import Part

_DETERMINERS = {
    "en": "a an the this that these those my your his her its our their some any no each every another which",
    "de": "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines "
    "dieser diese dieses diesen diesem mein meine meinen dein deine sein seine seinen seiner ihr ihre ihren "
    "ihrer unser unsere unseren unserer euer eure jede jeder jedes jeden jedem",
    "fr": "le la les l un une des du de d ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre "
    "vos leur leurs chaque quelque quelques aucun aucune au aux",
    "es": "el la los las un una unos unas este esta estos estas ese esa esos esas mi mis tu tus su sus "
    "nuestro nuestra nuestros nuestras cada algún alguna ningún ninguna del al",
    "it": "il lo la i gli le l un uno una questo questa questi queste quel quella quei quelle mio mia tuo "
    "tua suo sua nostro nostra vostro vostra loro ogni qualche alcun nessun del dello della dei degli delle "
    "al allo alla ai agli alle dal dallo dalla nel nello nella nei negli nelle sul sullo sulla dell all nell",
    "pt": "o a os as um uma uns umas este esta estes estas esse essa esses essas meu minha teu tua seu sua "
    "seus suas nosso nossa nossos nossas cada algum alguma nenhum nenhuma do da dos das ao à aos às no na "
    "nos nas num numa pelo pela",
    "nl": "de het een deze dit die dat mijn jouw zijn haar ons onze jullie hun elk elke ieder iedere geen",
}
_BEFORE_VERBS = {
    "en": "to will would can could may might must shall should let lets not i we you they he she it who "
    "helps help",
    "de": "zu ich du er sie es wir ihr man nicht",
    "fr": "je tu il elle on nous vous ils elles pour qui ne se s n y",
    "es": "yo tú él ella usted nosotros ellos ellas ustedes para que no se puede pueden debe deben",
    "it": "io tu lui lei noi voi loro per che non si può possono deve devono",
    "pt": "eu tu ele ela você nós eles elas vocês para que não se pode podem deve devem",
    "nl": "te ik jij je u hij zij ze wij we jullie men niet",
}
_DEGREES = {
    "en": "very more most so too quite rather truly really highly is are was were be been",
    "de": "sehr so zu ganz recht überaus äußerst ist sind war waren wird werden",
    "fr": "très plus si trop assez bien est sont était étaient",
    "es": "muy más tan demasiado bastante es son era eran resulta resultan",
    "it": "molto più così troppo assai è sono era erano risulta risultano",
    "pt": "muito mais tão demasiado bastante é são era eram",
    "nl": "zeer heel erg te zo meer is zijn was waren wordt worden",
}
_ADJECTIVE_ENDS = ("al", "ic", "ive", "ous", "ful", "ary", "able", "ible", "ent", "ant")
_VERB_ENDS = ("ed", "ing")


def is_part(part: Part, word: str, before: str, after: str, language: str) -> bool:
    """Say whether a word between two others, "" at an end, all in lower case, is this part of speech."""
    determiners, verbal, degrees = _words(language)
    if part is Part.ADJECTIVE:
        return before in degrees or (before in determiners and after.isalpha() and after not in determiners)
    if part is Part.NOUN:
        adjective = language == "en" and before.endswith(_ADJECTIVE_ENDS)
        return before in determiners or (adjective and after not in determiners)
    if before in determiners:
        return False
    if before in verbal or after in determiners:
        return True
    return language == "en" and word.endswith(_VERB_ENDS) and not before.endswith(_ADJECTIVE_ENDS)


@cache
def _words(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return a language's determiners, the words that a verb follows, and those that an adjective follows."""
    lists = (_DETERMINERS, _BEFORE_VERBS, _DEGREES)
    determiners, verbal, degrees = (frozenset(each.get(language, "").split()) for each in lists)
    return determiners, verbal, degrees
