"""Literals in prose: code, addresses, paths, versions, identifiers, placeholders, tags, citations.

Every pattern is linear: it begins at a rare mark or at the start of a run, repeats possessively, and never
looks for the same end twice.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from humanize_cli.text.document import Span
from humanize_cli.text.hints import Kind, kinds
from humanize_cli.text.late import Late

_TRAILING = ".,;:!?…'\"’”“»*_~"
_CLOSERS = {")": "(", "]": "[", "}": "{"}

_EXTENSIONS = (
    "bash|bat|bib|cc|cfg|cmd|conf|cpp|cs|css|csv|db|dll|doc|docx|env|epub|exe|gif|go|"
    "gz|hpp|htm|html|ico|ini|ipynb|jar|java|jpeg|jpg|js|json|jsonl|jsx|key|kt|lock|log|"
    "lua|md|mdx|mkv|mov|mp3|mp4|odt|org|pdf|pem|php|pl|png|ppt|pptx|ps1|py|pyc|pyi|"
    "rb|rs|rst|rtf|sh|so|sql|svg|swift|tar|tex|tgz|toml|ts|tsv|tsx|txt|wasm|wav|webp|"
    "whl|xls|xlsx|xml|yaml|yml|zip|zsh"
)
_EXTENSION_SET = frozenset(_EXTENSIONS.split("|"))
_FOLDERS = (
    "app|apps|assets|bin|build|cmd|config|data|dev|dist|doc|docs|etc|examples|home|include|internal|lib|libs|"
    "models|node_modules|opt|packages|pkg|public|scripts|share|site-packages|src|static|target|templates|test|tests|"
    "tmp|tools|usr|utils|var|vendor"
)

# Each match is protected whole. Most places are ruled out by one look at their first character, which
# makes the search three times as fast: every alternative of a group begins as the group's guard says.
_WHOLE = Late(
    r"""
    (?=[&!\[\]$%{:\#@\\-])(?:
      &(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});
    | \[\^[^\[\]\s]++\]                                                     # footnote mark
    | !?\[[^\[\]@]{0,200}@[^\[\]]*+\]                                       # [@smith2020, p. 3]
    | \[[^\[\]]{1,80}\](?![\(\[\w])                                         # [12], [sic], [Your Name]
    | \]\[[^\[\]]{0,200}\]                                                  # the label of [text][label]
    | \]\((?:[^()\s<>]|\([^()\s]{0,200}\))*+(?:\s++(?:"[^"]*+"|'[^']*+'))?\s*+\)
    | \]\(<[^<>]*+>[^()]{0,200}\)
    | \[(?=[\ xX]\])[\ xX]\]
    | \$\{[^{}]*+\} | \$\([^()]*+\) | \$[A-Za-z_]\w*+(?!\w*\$)
    | (?<![\w%])%(?:\(\w++\))?(?:\d{1,3}\$)?[\#0+-]?\d{0,3}(?:\.\d{1,3})?[sdifgxXrcoeEGp@](?!\w)
    | \{[^{}]*+\}
    | (?<![\w:]):(?:[a-z][a-z0-9_+-]{0,50}+|[+-]1):(?!\w)                   # :tada:
    | (?<![\w&\#/])\#\w[\w-]*+
    | (?<![\w@])@[A-Za-z_][\w-]*+(?:[/.][\w-]++)*+
    | \\[A-Za-z]++\*?(?:\[[^\[\]]*+\])?(?:\{[^{}]*+\})*+                    # LaTeX commands
    | (?<![\w:])::[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6}(?![\w:])
    | (?<![\w-])--[A-Za-z][\w-]*+
    | (?<![\w-])-[A-Za-z]{1,4}(?![\w-])
    ) | (?<!\w)(?=[\dA-Za-fsmlv])(?:
      \b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b
    | \b(?=[0-9a-f]*+\b)(?=[a-f]{0,64}[0-9])(?=[0-9]{0,64}[a-f])[0-9a-f]{7,128}\b
    | \b0[xX][0-9a-fA-F]++\b
    | \b(?:sha(?:1|256|384|512)|md5)[:-][0-9a-zA-Z+/=]++
    | \bISBN(?:-1[03])?:?\s?+[\dX][\dX\ -]{8,16}[\dX]\b | \bISSN:?\s?+\d{4}-\d{3}[\dXx]\b
    | \barXiv:\s?(?:\d{4}\.\d{4,5}|[a-z-]++/\d{7})(?:v\d++)?
    | \b(?:RFC|PEP|ISO|IEC|IEEE|DIN|EN|CVE|BCP|GH)(?:/[A-Z]{2,5})?[\ -]\d++(?:[:.-]\d++)*+\b
    | \b[A-Z][A-Z0-9]{1,9}-\d++\b
    | (?<![\w.])(?:v\d++(?:\.\d++)*+|\d++(?:\.\d++){2,}|\d++(?:\.\d++)*+\.[x*])
      (?:[-+.]?(?:rc|alpha|beta|dev|post|pre|a|b|snapshot|SNAPSHOT)[.-]?\d*+)?(?:[-+][\w.]*\w)?(?:[:/]\d++)?(?![\w])
    | (?<![\w:])(?:[0-9A-Fa-f]{1,4}:){2,7}(?::|[0-9A-Fa-f]{1,4})(?:/\d{1,3})?(?![\w:])
    | (?<![\w:])(?:[0-9A-Fa-f]{1,4}:){1,7}:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,6}(?![\w:])
    | \blocalhost(?::\d++)?
    | \b(?:Ctrl|Control|Cmd|Command|Alt|Option|Shift|Strg|Umschalt|Maj|Mayús|Super|Win)(?:\s?[+-]\s?\w++)+
    )
    """,
    re.VERBOSE,
)

# Each match is protected without the punctuation at its end.
_TRIMMED = Late(
    r"""
    (?:(?<![A-Za-z])(?=\w)|(?=[.+%~/\\*-]))(?:
      (?<![A-Za-z])(?:[A-Za-z][A-Za-z0-9+.-]{1,15}://|(?:www\.|mailto:|tel:|urn:|doi:|git@)(?=\w))[^\s<>"“”«»`]++
    | \b10\.\d{4,9}/[^\s<>"“”«»`]++
    | (?<![\w.+%-])[\w.+%-]{1,64}+@[\w-]++(?:\.[\w-]++)++
    | (?<![\w.-])(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?::\d{1,5})?/[^\s<>"“”«»`]*+
    | (?<![\w\\])[A-Za-z]:[\\/](?:[\w.()@~%+-]++(?:\ [\w.()@+-]++){0,3}+\\)*+[^\s<>"|?*`]*+
    | (?<![\w\\])\\\\[\w.$-]++\\[^\s<>"|?*`]*+
    | (?<![\w.\\-])[\w.-]++(?:\\[\w.*-]++)++
    | %[A-Z][A-Z0-9_]++%(?:\\[\w.\\-]*+)?
    | (?<![\w-])--?[A-Za-z][\w-]*+=[^\s"'`]*+
    | (?<![\w./-])[\w.-]++/[\w.-]++\#\d++
    | (?<![\w/.~])(?:~|\.{1,2})?/(?=[\w.@*{$])[^\s<>"“”«»`|,;()\[\]]++
    | (?<![\w*./-])[\w-]*+\*{1,2}+\.[A-Za-z]\w*+(?:\.\w++)*+                 # *.py
    )
    """,
    re.VERBOSE,
)

_RELATIVE_PATH = Late(
    r"(?<![\w./@+*-])[\w.@+*-]++(?:/[\w.@+*{}$-]++)++/?|(?<![\w./@+*-])[\w.@+-]++/(?![\w/.])"
)
_PATH_LIKE = Late(
    rf"^(?:{_FOLDERS}|\.[\w-]+)/|/(?:{_FOLDERS})/|\.(?:{_EXTENSIONS}|[ch])$|[*_]|^@",
    re.IGNORECASE,
)

_DOTTED = Late(r"(?<![\w.-])\.?[^\W\d_-][\w-]*+(?:(?:\.|::)[^\W\d][\w-]*+)*+(?:\([^()\s]*+\))?", re.UNICODE)
_IDENTIFIER = Late(
    r"""
    (?<!\w)(?=\w)(?:
      (?<![\w])(?:[^\W_]++(?:_++[^\W_]++)++|__(?:init|main|name|all|file|doc|call|repr|str|version|new|dict)__)_?
      (?:\([^()\s]*+\))?
    | \b(?:[a-z][a-z0-9]*+|[A-Z][a-z0-9]++)
      (?!(?:L[aeio]|Lei|Vi|In|Innen)\b)[A-Z][A-Za-z0-9]*+(?:\([^()\s]*+\))?
    | \b[A-Z]{2,}[a-z]{2,}[A-Za-z0-9]*+\b
    | \b[A-Za-z]++\d\w*+(?:\([^()\s]*+\))?
    | \b_*+[A-Za-z]\w*+\(\)
    | (?<![\w])(?:[CFJ]\#|C\+\+(?:\d\d)?)(?![\w+\#])
    )
    """,
    re.VERBOSE,
)

_PARENTHESIS = re.compile(r"\(([^()]*+)\)")
_CITED_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d[a-z]?\b|\bn\.\s?d\.")
_CITED_AUTHOR = re.compile(
    r"^(?:(?:see(?: also)?|cf\.|e\.\s?g\.,?|vgl\.|siehe|s\.|voir|véase|cfr\.?|ver|zie|in)\s+)?"
    r"(?:(?:van|von|de|da|di|del|le|la|ten|der|den|dos)\s+)*[A-ZÀ-ÖØ-Þ]"
)
_CITED_JOINT = re.compile(
    r",\s*(?:(?:1[4-9]|20)\d\d[a-z]?|n\.\s?d\.)|et al|u\.\s?a\.|\be cols?\.|&|^\w[\w’'-]*\s\d{4}"
)
_NARRATIVE = Late(
    r"\b[A-ZÀ-ÖØ-Þ][\w’'-]*+(?:\s(?:et\sal\.?|and|und|et|y|e|en|&)(?:\s[A-ZÀ-ÖØ-Þ][\w’'-]*+)?)?"
    r"\s\((?:1[4-9]|20)\d\d[a-z]?(?:[,:]\s?[^()]{1,40})?\)"
    r"|\b[A-ZÀ-ÖØ-Þ][\w’'-]*+\set\sal\.?"
)

_PAIRS = (
    ("$$", "$$"),
    ("\\(", "\\)"),
    ("\\[", "\\]"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("[[", "]]"),
    ("<!--", "-->"),
    ("<?", "?>"),
)
_TAG = re.compile(r"""</?[A-Za-z!](?:"[^"<]*+"|'[^'<]*+'|[^<>"'])*+>|</?[A-Za-z!][^<>]*+>""")
_VERBATIM_TAG = re.compile(r"<(code|kbd|samp|var|pre|tt|q|script|style|math|svg)\b[^<>]*+>", re.IGNORECASE)
_DOLLAR = re.compile(r"(?<![\\$\w])\$(?![\s$])([^$]++)(?<![\s\\])\$(?![\d$])")
_PRICE = re.compile(r"\d[\d.,]*+\s")
_TICKS = re.compile(r"(?<!\\)`++|(?<=\\`)`++")
_OLD_QUOTE = re.compile(r"(?<![\w`])``[^`']{1,300}''(?!\w)|(?<![\w`])`[^`'\s][^`']{0,300}'(?!\w)")


def literals(text: str) -> Iterator[Span]:
    """Yield the literal spans of a block's flat text, in no order; they may overlap."""
    found = kinds(text)
    if Kind.MARK in found:
        yield from _marked(text)
    if Kind.WHOLE in found:
        yield from _matches(_WHOLE.pattern, text)
    if Kind.IDENTIFIER in found:
        yield from _matches(_IDENTIFIER.pattern, text)
    if Kind.NARRATIVE in found:
        yield from _matches(_NARRATIVE.pattern, text)
    if Kind.DOTTED in found:
        yield from _matches(_DOTTED.pattern, text, lambda found: _is_name(found[0]))
    if Kind.CITATION in found:
        yield from _matches(_PARENTHESIS, text, lambda found: _is_citation(found[1]))
    if Kind.TRIMMED in found:
        for match in _TRIMMED.pattern.finditer(text):
            yield Span(match.start(), match.start() + len(_without_punctuation(match[0])))
    for match in _RELATIVE_PATH.pattern.finditer(text) if Kind.PATH in found else ():
        path = _without_punctuation(match[0])
        if path.count("/") and (path.endswith("/") or _PATH_LIKE.pattern.search(path)):
            yield Span(match.start(), match.start() + len(path))


def _marked(text: str) -> Iterator[Span]:
    """Yield what stands between marks: code, formulas, templates, tags."""
    if "`" in text:
        yield from _code(text)
        yield from _matches(_OLD_QUOTE, text)
    for opening, closing in _PAIRS:
        if opening in text:
            yield from _between(text, opening, closing)
    if "<" in text:
        yield from _verbatim_elements(text)
        yield from _matches(_TAG, text)
    if "$" in text:
        yield from _matches(_DOLLAR, text, lambda found: _is_math(found[1]))


def _matches(
    pattern: re.Pattern[str], text: str, wanted: Callable[[re.Match[str]], bool] = lambda _: True
) -> Iterator[Span]:
    return (Span(*found.span()) for found in pattern.finditer(text) if wanted(found))


def _between(text: str, opening: str, closing: str) -> Iterator[Span]:
    start = text.find(opening)
    while start >= 0:
        end = text.find(closing, start + len(opening))
        if end < 0:
            return
        yield Span(start, end + len(closing))
        start = text.find(opening, end + len(closing))


def _verbatim_elements(text: str) -> Iterator[Span]:
    """Yield the elements whose content is no prose; one without an end tag is not among them."""
    lowered, position = text.lower() if "</" in text else "", 0
    if len(lowered) != len(text):
        return
    missing: set[str] = set()
    for found in _VERBATIM_TAG.finditer(text):
        name = found[1].lower()
        if found.start() < position or name in missing:
            continue
        end = lowered.find(f"</{name}>", found.end())
        if end < 0:
            missing.add(name)
            continue
        position = end + len(name) + 3
        yield Span(found.start(), position)


def _code(text: str) -> Iterator[Span]:
    """Yield code between equally long runs of backticks; a lone run protects the word it stands at."""
    runs = [found.span() for found in _TICKS.finditer(text)]
    starts: dict[int, list[int]] = {}
    for start, end in runs:
        starts.setdefault(end - start, []).append(start)
    position = 0
    for start, end in runs:
        if start < position:
            continue
        same = starts[end - start]
        following = bisect_left(same, end)
        if following < len(same):
            position = same[following] + end - start
            yield Span(start, position)
        else:
            position = end
            while position < len(text) and not text[position].isspace() and text[position] != "`":
                position += 1
            yield Span(start, position)


def _is_math(inside: str) -> bool:
    """Say whether what stands between two dollar signs is a formula, not the text between two prices."""
    return not _PRICE.match(inside) or any(mark in inside for mark in "\\^_={}<>+")


def _is_name(text: str) -> bool:
    """Say whether a word with dots inside names code, a file or a host, and is no abbreviation."""
    if text.startswith(".") or "::" in text:
        return len(text) > 2
    name, call, _ = text.partition("(")
    parts = name.split(".")
    if len(parts) == 1:
        return False
    if call or parts[-1].lower() in _EXTENSION_SET:
        return True
    return max(map(len, parts)) > 2 or min(map(len, parts)) > 1


def _is_citation(inside: str) -> bool:
    """Say whether the content of parentheses is a source in author-year style."""
    return bool(
        len(inside) <= 300
        and _CITED_YEAR.search(inside)
        and _CITED_AUTHOR.match(inside)
        and _CITED_JOINT.search(inside)
    )


def _without_punctuation(text: str) -> str:
    """Return an address or path without the punctuation of the sentence around it; balanced brackets stay."""
    end = len(text)
    unmatched = {closer: text.count(closer) - text.count(opener) for closer, opener in _CLOSERS.items()}
    while end:
        last = text[end - 1]
        if unmatched.get(last, 0) > 0:
            unmatched[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return text[:end]
