"""English inflection of a preferred word pair, by spelling rules and a short list of irregular verbs."""

import re

# Only words that are verbs and hardly ever anything else: "-ed" and "-ing" made from a noun can be another
# word ("car", "caring").
_VERB_ENDINGS = ("ize", "ise", "yze", "yse", "ify", "ate")
_VERBS = re.compile(
    r"""
    acquire | allow | assist | attempt | begin | buy | choose | commence | demand | demonstrate | employ
    | enable | encounter | endeavou?r | enhance | ensure | foster | furnish | get | give | help |
    implement | inform | inquire | leverage | obtain | perform | possess | prohibit | provide | purchase
    | receive | remain | request | require | retain | select | showcase | show | start | streamline |
    strengthen | try | underscore | undertake | use
    """,
    re.VERBOSE,
)
_NOT_VERBS = re.compile(
    r"""
    accurate | adequate | advise | alternate | appropriate | approximate | certificate | climate |
    corporate | date | debate | delegate | deliberate | delicate | desperate | elaborate | enterprise |
    estimate | exercise | expertise | gate | graduate | immediate | intimate | late | merchandise | mate
    | moderate | noise | otherwise | paradise | plate | praise | precise | premise | private | promise |
    prize | raise | rate | rise | senate | separate | size | state | surprise | template | ultimate |
    wise
    """,
    re.VERBOSE,
)
_IRREGULAR = {
    "begin": "began",
    "build": "built",
    "buy": "bought",
    "find": "found",
    "get": "got",
    "have": "had",
    "hold": "held",
    "keep": "kept",
    "lead": "led",
    "make": "made",
    "send": "sent",
    "set": "set",
    "tell": "told",
}
# Their past tense and participle differ, so "-ed" alone does not say which is meant.
_TWO_PASTS = re.compile(r"begin|choose|do|forgive|give|go|know|rise|see|show|speak|take|undertake|write")
_PARTICLES = re.compile(r"about|at|down|for|in|into|of|off|on|out|over|through|to|up|with")
_PLAIN = re.compile(r"[a-z]{3,}")


def spellings(old: str, new: str, language: str) -> list[tuple[str, str]]:
    """Return the pair as written and, in English, its inflected forms.

    To ("utilize", "use") belongs ("utilizes", "uses"). Verbs get -s, -ed and -ing, everything else a plural;
    a form that cannot be told is left out.
    """
    pairs = [(old, new)]
    if language != "en" or not _PLAIN.search(old) or not _PLAIN.search(new) or old != old.lower():
        return pairs
    if _is_verb(old):
        for form in (_third_person, _past, _gerund):
            old_form, new_form = _first(old, form(old.split()[0])), form(new.split()[0])
            if new_form is not None and old_form is not None:
                pairs.append((old_form, _first(new, new_form) or new))
    elif re.fullmatch(r"[a-z]{3,}", old.split()[-1]) and _PLAIN.fullmatch(new.split()[-1]):
        pairs.append((_last(old), _last(new)))
    return [(old_form, new_form) for old_form, new_form in pairs if old_form]


def _is_verb(phrase: str) -> bool:
    """Say whether a phrase is a verb: known, by its ending, or with a particle ("reach out")."""
    words = phrase.split()
    first = words[0]
    if len(words) > 1:
        return _PARTICLES.fullmatch(words[-1]) is not None and not first.endswith(("ed", "ing", "ly"))
    if _VERBS.fullmatch(first):
        return True
    return first.endswith(_VERB_ENDINGS) and not _NOT_VERBS.fullmatch(first)


def _first(phrase: str, word: str | None) -> str | None:
    """Return the phrase with another first word, or None without one."""
    return None if word is None else " ".join([word, *phrase.split()[1:]])


def _last(phrase: str) -> str:
    """Return the phrase with its last word in the plural."""
    *words, last = phrase.split()
    return " ".join([*words, _third_person(last)])


def _third_person(word: str) -> str:
    """Return a verb's -s form, which is spelled like a noun's plural."""
    if word == "have":
        return "has"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"


def _past(word: str) -> str | None:
    """Return a verb's past tense where its participle is the same."""
    if _TWO_PASTS.fullmatch(word):
        return None
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    return re.sub(r"[^aeiou]y$", lambda y: y[0][0] + "i", _doubled(word).removesuffix("e")) + "ed"


def _gerund(word: str) -> str:
    """Return a verb's -ing form."""
    return re.sub(r"(?<![eoy])e$", "", _doubled(word)) + "ing"


def _doubled(word: str) -> str:
    """Return a verb with its last consonant doubled where an ending asks for it ("get", "begin")."""
    short = re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", word)
    return word + word[-1] if short or word in ("begin", "commit", "prefer", "refer", "submit") else word
