"""What lines of plain text are when they are no prose: parts of a mail, code, tables, drawings, verse."""

import re
from collections.abc import Sequence

_HEADER = re.compile(r"(?:[A-Z][A-Za-z]*(?:-[A-Za-z]+)*):[ \t]|(?:[A-Z][A-Za-z]*(?:-[A-Za-z]+)*):\Z")
_KNOWN_HEADER = re.compile(
    r"(?:from|to|cc|bcc|subject|date|sent|reply-to|message-id|von|an|betreff|datum|gesendet|de|à|objet|para|"
    r"asunto|fecha|oggetto|data|assunto|van|aan|onderwerp|verzonden):",
    re.IGNORECASE,
)
_SENT_FROM = re.compile(
    r"(?:Sent from my|Get Outlook for|Von meinem .{1,40} gesendet|Gesendet von|Envoyé de mon|Envoyé depuis|"
    r"Enviado desde mi|"
    r"Enviado do meu|Inviato da|Verzonden vanaf|Verstuurd vanaf|Verzonden met)\b",
)
_ORIGINAL = re.compile(
    r"-{2,}[ \t]*(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d'origine|"
    r"Mensaje original|"
    r"Messaggio originale|Mensagem original|Oorspronkelijk bericht)[ \t]*-{2,}|Begin forwarded message:",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"\b(?:wrote|writes|schrieb|schreibt|a écrit|escribió|ha scritto|scrisse|escreveu|schreef)\b.{0,200}:\Z"
)
_SIGNATURE_LINES = 12

_CODE = re.compile(
    r"""(?:\$[ ]|>>>|\#!|//|/\*|\*/|<\?|<!|</?\w[^>]*>?\Z|C:\\|PS[ ])
    | (?:def|class|function|const|let|var|public|private|protected|static|
       void|elif|except|endif|endfor)\b.*[;:{}()=]\Z
    | (?:import|from)[ ][\w.]+(?:[ ]import[ ].+|[ ]as[ ]\w+)?\Z
    | \#(?:include|define|ifdef|endif|pragma)\b
    | (?:sudo|git|npm|pip|apt|apt-get|docker|curl|brew|cargo)[ ][\w./@-]+(?:[ ][\w./@:=-]+){0,6}\Z
    | [\w.\[\]"'-]+[ ]*(?::=|\+=|-=|==|=)[ ]*\S
    | "[\w-]+"[ ]*:
    | [\w.]+\(.*\)[;,]?\Z
    | .*[={}<>\[\]()].*;\Z | .*[{}]\Z
    | .*(?:=>|&&|\|\||::|->)[ ]
    | [{}()\[\]]+[;,]?\Z""",
    re.VERBOSE,
)
ITEM = re.compile(r"(?:[-*+•‣◦▪–—·]|\d{1,3}[.)]|\(?[a-zA-Z\d]\)|\[[ xX]\])[ \t]+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_COLUMNS = re.compile(r"\S(?: {3,}|\t+ *)\S")
_WORD_CHARACTER = re.compile(r"[^\W_]")


def mail_parts(lines: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines that are a mail's frame.

    Headers at the top, quotations and the lines that introduce them, the signature, a message forwarded
    below.
    """
    alone: set[int] = _headers(lines)
    for number, line in enumerate(lines):
        if line.startswith(">"):
            alone.add(number)
            alone |= _attribution(lines, number)
        elif _SENT_FROM.match(line):
            alone.add(number)
        elif _ORIGINAL.match(line) or _is_signature(lines, number):
            return frozenset(alone | set(range(number, len(lines))))
    return frozenset(alone)


def _headers(lines: Sequence[str]) -> set[int]:
    """Return the header lines at the top, two at least or a well-known one, up to the first empty line."""
    first = next((number for number, line in enumerate(lines) if line), len(lines))
    end = first
    known = 0
    while end < len(lines) and lines[end]:
        if _HEADER.match(lines[end]) or _KNOWN_HEADER.match(lines[end]):
            known += bool(_KNOWN_HEADER.match(lines[end]))
        elif end == first or not known:
            return set()
        end += 1
    return set(range(first, end)) if known else set()


def _attribution(lines: Sequence[str], quote: int) -> set[int]:
    """Return the one or two lines above a quotation's first line that say who wrote it."""
    above = quote - 1
    while above >= 0 and not lines[above] and above > quote - 3:
        above -= 1
    if above < 0 or not lines[above].endswith(":"):
        return set()
    if _WROTE.search(lines[above]) and (above == 0 or not lines[above - 1]):
        return {above}
    if above and _WROTE.search(f"{lines[above - 1]} {lines[above]}"):
        return {above - 1, above}
    return {above} if _WROTE.search(lines[above]) else set()


def _is_signature(lines: Sequence[str], number: int) -> bool:
    """Say whether a line is the mark before a signature, which is short and ends the text."""
    return lines[number] == "--" and len(lines) - number <= _SIGNATURE_LINES + 1


def is_code(lines: Sequence[str]) -> bool:
    """Say whether any line looks like code, a command or a setting, or like a drawing without words.

    One is enough, so that an edit of words elsewhere cannot turn the balance and a later run sees the same.
    """
    return any(_CODE.match(line) or _is_drawing(line) for line in lines)


def _is_drawing(line: str) -> bool:
    """Say whether less than half of a line's characters are letters or digits."""
    dense = "".join(line.split())
    return len(dense) > 3 and 2 * len(_WORD_CHARACTER.findall(dense)) < len(dense)


def is_table(lines: Sequence[str]) -> bool:
    """Say whether any line is set in columns by bars, tabs or runs of spaces."""
    return any(
        line.count("|") >= 2 or any(each in line for each in "│┃║") or _COLUMNS.search(line) for line in lines
    )


def is_verse(lines: Sequence[tuple[int, str]]) -> bool:
    """Say whether lines, given with their indents, are short, ragged, and not broken after sentences."""
    if len(lines) < 2:
        return False
    ends = [indent + len(text) for indent, text in lines]
    if max(ends) > 60:
        return False
    closed = sum(bool(_ENDS_SENTENCE.search(text)) for _, text in lines)
    if len(lines) == 2:
        return max(ends) <= 40 and not closed
    if 5 * closed >= 4 * len(lines):
        return False
    words = [(text.split(maxsplit=1) or [text])[0] for _, text in lines[1:]]
    filled = all(end + 1 + len(word) > max(ends) for end, word in zip(ends, words, strict=False))
    return not (filled and max(ends) > 40)
