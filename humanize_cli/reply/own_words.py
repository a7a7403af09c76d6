"""What the sender of a message wrote: without headers, quotations of others and signature."""

import re
from functools import cache

from humanize_cli.reply.letters import letters
from humanize_cli.text.plainlines import mail_parts

_SUBJECT = re.compile(
    r"(?i)(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp):[ \t]*"
    r"(?:(?:re|aw|fwd?|wg|tr|rv|sv|res|enc|antw|r)[ \t]*:[ \t]*)*(?P<text>.*)"
)
_FROM = re.compile(
    r"(?i)\W{0,3}(?:from|von|de|da|van|expéditeur|remitente|mittente|afzender)\W{0,3}:\W{0,3}\S"
)
_HEADER = re.compile(
    r"(?i)\W{0,3}(?:sent|date|to|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado(?: el| em)?|para|"
    r"asunto|fecha|inviato|data|a|oggetto|assunto|verzonden|aan|onderwerp)\W{0,3}:\W{0,3}\S"
)
_NEAR = 4
_SHORT = 60
_LAST = 8
_FIRST = 2


def own_words(text: str) -> str:
    """Return a message with the lines that its sender did not write, or only signed with, left empty.

    Line numbers and columns stay as they were. Of the headers the subject stays, since people write in it.
    What is left of a message may be empty.
    """
    lines = text.splitlines(keepends=True)
    bare = [line.strip() for line in lines]
    alone = {*mail_parts(bare), *range(_quoted_from(bare), len(lines))}
    body = next((number for number, line in enumerate(bare) if line and number not in alone), len(lines))
    kept = (
        _left(line, subject=number < body) if number in alone else line for number, line in enumerate(lines)
    )
    return "".join(kept)


def feeling_words(own: str) -> list[str]:
    """Return the paragraphs of a sender's words that may say how they feel: no greeting, no closing formula.

    A line of thanks that ends a letter is a habit, not gratitude.
    """
    lines = own.splitlines()
    said = [number for number, line in enumerate(lines) if line.strip()]
    for place, number in enumerate(said[1:], 1):
        rest = [lines[each].strip() for each in said[place:]]
        if len(rest) <= _LAST and max(map(len, rest)) <= _SHORT and _closing().match(rest[0]):
            lines = lines[:number]
            break
    if len(said) > 1:
        # A subject may stand before the greeting.
        for number in said[:_FIRST]:
            if number < len(lines) and _greeting().match(lines[number].strip()):
                lines[number] = ""
    paragraphs = re.split(r"\n[ \t]*\n", "\n".join(lines))
    return [" ".join(each.split()) for each in paragraphs if each.strip()]


def _quoted_from(lines: list[str]) -> int:
    """Return the line from which on an earlier mail is quoted under its headers, as Outlook does it."""
    begun = False
    for number, line in enumerate(lines):
        if begun and _FROM.match(line):
            headers = sum(bool(_HEADER.match(each)) for each in lines[number + 1 : number + 1 + _NEAR])
            if headers > 1:
                return number
        begun = begun or bool(line)
    return len(lines)


def _left(line: str, *, subject: bool) -> str:
    """Return what is left of a line that does not count: its end, and before that the words of a subject."""
    found = _SUBJECT.match(line.lstrip()) if subject else None
    if not found or not found["text"].strip():
        return line[len(line.rstrip("\r\n")) :]
    start = line.index(found["text"])
    return " " * start + line[start:]


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(f"(?i)(?:{letters().closing})")


@cache
def _greeting() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{letters().greeting})\b[^.!?]{{0,60}}[,!:.]?\Z")
