"""The prompt format, and sentences as tokens: what goes to the model and what comes back.

<bos> (0 to 7 newline tokens) Edit (TONE):
SENTENCE
=>
ANSWER <eos>

An adapter that gives a second opinion also answers, of a sentence and what was made of it:

<bos> (0 to 7 newline tokens) Check:
SENTENCE
=>
EDITED
=>
VERDICT <eos>
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROMPT_FORMAT = 1
"""Changes whenever the prompt's wording or padding does; an adapter is trained on one of them."""

COPY, DELETE = "=", "DELETE"
GOOD, SIDEWAYS, FAULTY = "yes", "same", "no"
"""Verdicts: it says the same and better; the same, no better; something else, or is not well formed."""
MULTIPLE = 8
"""Prompts are padded to a multiple of this many tokens, so that enough of them can share a batch."""

LONGEST_SENTENCE = 200
"""In tokens; the adapter saw no longer ones."""

_SPACE_MARK = "\u2581"
_BYTE = re.compile(r"<0x[0-9A-F]{2}>")


def edit_prompt(tone: str, sentence: str) -> str:
    """Return the question what a good editor of that tone would make of a sentence."""
    return f"Edit ({tone}):\n{sentence}\n=>\n"


def check_prompt(sentence: str, edited: str) -> str:
    """Return the question whether an edited sentence is as good and says the same."""
    return f"Check:\n{sentence}\n=>\n{edited}\n=>\n"


@dataclass(frozen=True, slots=True)
class TokenizedPrompt:
    """A prompt in tokens, `<bos>` and padding included."""

    tokens: list[str]

    @property
    def max_length(self) -> int:
        """How many tokens the answer may have: the same for all prompts of one padded length."""
        return len(self.tokens) * 13 // 10 + 12


class Tokenizer:
    """Turns prompts into tokens and answers into text; no sentence can break out of the format."""

    def __init__(self, model: Path) -> None:
        from sentencepiece import SentencePieceProcessor

        self._processor: Any = SentencePieceProcessor(model_file=str(model))
        self._pieces = self._processor.id_to_piece(list(range(self._processor.get_piece_size())))
        self.copy_id: int = self._processor.piece_to_id(COPY)
        self.verdict_ids: list[int] = [self._processor.piece_to_id(each) for each in (GOOD, SIDEWAYS, FAULTY)]

    def prompt(self, tone: str, sentence: str) -> TokenizedPrompt | None:
        """Return the padded prompt; None where the sentence is empty, too long, or not representable."""
        text = self._askable(sentence)
        return None if text is None else self._padded(edit_prompt(tone, text))

    def check(self, sentence: str, edited: str) -> TokenizedPrompt | None:
        """Return the padded question for a verdict; None where one of the texts cannot be asked about."""
        before, after = self._askable(sentence), self._askable(edited)
        return None if before is None or after is None else self._padded(check_prompt(before, after))

    def _askable(self, sentence: str) -> str | None:
        """Return a sentence as prompts hold it; None where it is empty, too long, or not representable."""
        text = " ".join(sentence.split())
        if not text or _SPACE_MARK in text or not _encodable(text):
            return None
        # No run of tokens is so long, and it spares the tokenizer a book in one line.
        if len(text) > LONGEST_SENTENCE * 40 or len(self.encode(text)) > LONGEST_SENTENCE:
            return None
        return text

    def _padded(self, question: str) -> TokenizedPrompt:
        body = self.encode(question)
        padding = -(len(body) + 1) % MULTIPLE
        return TokenizedPrompt(["<bos>", *["\n"] * padding, *body])

    def encode(self, text: str) -> list[str]:
        """Return the text's tokens, plain pieces and bytes only."""
        return [self._pieces[piece_id] for piece_id in self._processor.encode(text)]

    def answer(self, text: str) -> list[str] | None:
        """Return the tokens of an answer with its end; None where it is not exactly representable."""
        text = " ".join(text.split())
        if _SPACE_MARK in text or not _encodable(text):
            return None
        return [*self.encode(text), "<eos>"]

    def starts(self, text: str, tokens: Sequence[str]) -> tuple[int, ...]:
        """Return where each of an answer's tokens begins in its text, in characters, the end included.

        Nothing where the tokens, the last one aside, do not spell the text.
        """
        first = len(text) - len(text.lstrip())
        places = [
            place
            for place in range(first, len(text))
            if not text[place].isspace() or not text[place - 1].isspace()
        ]
        spoken = "".join(" " if text[place].isspace() else text[place] for place in places).encode()
        # A character of several bytes may be several tokens: all begin where it does.
        characters = [index for index, letter in enumerate(spoken.decode()) for _ in letter.encode()]
        starts, byte = [], 0
        for token in tokens:
            starts.append(places[characters[byte]] if byte < len(characters) else len(text))
            if _BYTE.fullmatch(token):
                byte += 1
                continue
            written = token.replace(_SPACE_MARK, " ").encode()
            if len(starts) < len(tokens) and not spoken.startswith(written, byte):
                return ()
            byte += len(written)
        return tuple(starts) if starts and starts[-1] == len(text) else ()

    def decode(self, piece_ids: Sequence[int]) -> str:
        """Return the text of an answer's ids; control tokens vanish."""
        text: str = self._processor.decode(list(piece_ids))
        return text


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
