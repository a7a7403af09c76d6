"""A message that is to be answered: its own words, language, emotion, and whether it speaks of harm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from humanize_cli.harm import ANY, Harm, harm
from humanize_cli.reply.feeling import NEUTRAL, feeling
from humanize_cli.reply.own_words import feeling_words, own_words

MOST_SENTENCES, MOST_CHARACTERS = 400, 2000
"""Sentences further on in a message, and what is further on in a sentence, are not read for emotion; all of
it is read for harm.
"""
_WORDS_ENOUGH = 3
_DIALECTS = {
    **dict.fromkeys(("als", "gsw", "bar", "nds", "pfl", "ksh"), "de"),
    **dict.fromkeys(("li", "vls", "zea", "fy"), "nl"),
    **dict.fromkeys(("nap", "scn", "vec", "lmo", "pms", "sc", "eml"), "it"),
    **{"sco": "en", "an": "es", "ast": "es", "ext": "es", "wa": "fr", "frp": "fr"},
}


@dataclass(frozen=True)
class Message:
    """What was found in a message.

    `language` is an ISO 639-1 code, None where it is not one of the seven or cannot be told; `guess` is then
    what it may be. `emotion` is one of the classifier's labels and `probability` how sure that is, 0 to 1;
    `evidence` is the sentence that says it most clearly. `emotions` are the probabilities by label, each from
    the sentence where it is highest. `empty` says that nothing in it is the sender's own.
    """

    name: str
    language: str | None
    guess: str = ""
    emotion: str = NEUTRAL
    probability: float = 0.0
    evidence: str = ""
    emotions: Mapping[str, float] | None = None
    harm: Harm | None = None
    empty: bool = False


def read_message(text: str, name: str) -> Message:
    """Return what is found in a message; any text can be read. `name` is what it is called when spoken of."""
    from humanize_cli.text.language import SUPPORTED, detect

    own = own_words(text)
    paragraphs = feeling_words(own)
    found = harm(own, ANY)
    if not any(map(str.isalnum, own)):
        return Message(name, None, empty=True, harm=found)
    guess = detect(_without_names(" ".join(paragraphs) or own)).language
    guess = _DIALECTS.get(guess, guess)
    if guess not in SUPPORTED:
        return Message(name, None, guess, harm=found)
    felt = feeling(_sentences(paragraphs, guess), guess)
    return Message(
        name, guess, guess, felt.emotion, felt.probability, felt.evidence, felt.emotions, harm=found
    )


def _without_names(text: str) -> str:
    """Return a text without the words that have a capital, where enough is left to tell its language.

    "Ik ben bang dat Gülsüm alles verliest" is Dutch, whatever the name is.
    """
    small = [word for word in text.split() if not word[0].isupper()]
    return " ".join(small) if len(small) >= _WORDS_ENOUGH else text


def _sentences(paragraphs: Sequence[str], language: str) -> list[str]:
    """Return the sentences of paragraphs, those without a letter left out."""
    from humanize_cli.text.document import Block, BlockKind, Span
    from humanize_cli.text.sentences import sentences

    found: list[str] = []
    for paragraph in paragraphs:
        block = Block(BlockKind.PARAGRAPH, (Span(0, len(paragraph)),), paragraph)
        found += (
            each.text[:MOST_CHARACTERS]
            for each in sentences(block, language)
            if any(map(str.isalpha, each.text))
        )
        if len(found) >= MOST_SENTENCES:
            break
    return found[:MOST_SENTENCES]
