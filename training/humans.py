"""Prose that people wrote, in seven languages and several registers, from unpacked Debian packages.

The texts are not the project's and stay out of it. To have them, in an empty FOLDER:

    apt-get download PACKAGE…        (python -m training.humans names them)
    for file in *.deb; do dpkg-deb -x "$file" "${file%%_*}"; done

All are from 2022 or before but for single sentences, by their date of release; the translations are from then
too. `HELD_OUT` packages are never trained on or tuned on: they say what happens on sources of another kind.
"""

import argparse
import gzip
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
_MIN_WORDS = 60


class Human(NamedTuple):
    """A document: its package and path, its language, its register, and its text as Markdown."""

    name: str
    language: str
    register: str
    text: str

    @property
    def package(self) -> str:
        """The package that it is from."""
        return self.name.partition("/")[0]

    @property
    def unseen(self) -> bool:
        """Whether it is set aside for the last figure: one document in five, and the held-out packages."""
        return self.package in HELD_OUT or hashlib.sha256(self.name.encode()).digest()[0] < 256 // 5


class _Source(NamedTuple):
    """Files of a package; `{language}` in a path stands for the package's own code of it."""

    package: str
    glob: str
    language: str
    register: str


def _manual(language: str, code: str, suffix: str) -> _Source:
    return _Source(f"manpages{suffix}", f"usr/share/man/{code}man[157]/*.gz", language, "reference")


SOURCES = (
    _manual("en", "", ""),
    *(_manual(code, f"{code}/", f"-{code}") for code in ("de", "fr", "es", "it", "nl")),
    _manual("pt", "pt_BR/", "-pt-br"),
    _Source("git-doc", "usr/share/doc/git/html/git*.html", "en", "reference"),
    _Source("git-doc", "usr/share/doc/git/html/howto/*.html", "en", "mail"),
    *(
        _Source(f"gimp-help-{code}", "usr/share/gimp/2.0/help/*/*.html", code, "how-to")
        for code in _LANGUAGES
    ),
    *(
        _Source("installation-guide-amd64", f"usr/share/doc/*/{code}/*.html", code, "how-to")
        for code in _LANGUAGES
    ),
    *(
        _Source("debian-handbook", f"usr/share/doc/debian-handbook/html/{code}/*.html", code[:2], "book")
        for code in ("en-US", "de-DE", "fr-FR", "es-ES", "it-IT", "pt-BR", "nl-NL")
    ),
    *(
        _Source(f"aptitude-doc-{code}", "usr/share/doc/aptitude/html/*/*.html", code, "how-to")
        for code in ("en", "es", "fr", "it", "nl")
    ),
    *(
        _Source(f"debian-reference-{code}", f"usr/share/debian-reference/*.{code}.html", code, "non-native")
        for code in ("en", "de", "es", "fr", "it", "pt")
    ),
    *(
        _Source(f"debian-faq{suffix}", "usr/share/doc/debian/FAQ/*.html", suffix[1:] or "en", "faq")
        for suffix in ("", "-de", "-fr", "-it", "-nl", "-pt")
    ),
    _Source("harden-doc", "usr/share/doc/harden-doc/html/en-US/*.html", "en", "how-to"),
    _Source("anarchism", "usr/share/doc/anarchism/html/*.html", "en", "essay"),
    _Source("debian-history", "usr/share/doc/debian-history/**/*.en.html", "en", "essay"),
    _Source("jargon-text", "usr/share/doc/jargon-text/jargon.txt.gz", "en", "essay"),
    *(
        _Source(f"fortunes{suffix}", f"usr/share/games/fortunes/{glob}", code, "quotations")
        for suffix, glob, code in (
            ("", "[a-z]*[a-z]", "en"),
            ("-de", "de/*", "de"),
            ("-es", "es/*.fortunes", "es"),
            ("-it", "it/*", "it"),
            ("-br", "*", "pt"),
        )
    ),
    _Source("developers-reference", "usr/share/developers-reference/*.html", "en", "how-to"),
    _Source("developers-reference-de", "usr/share/developers-reference/de/*.html", "de", "how-to"),
    _Source("developers-reference-fr", "usr/share/developers-reference/fr/*.html", "fr", "how-to"),
    _Source("r-cran-tm", "usr/lib/R/site-library/tm/texts/*/*.xml", "en", "news"),
)
"""Where the prose is; what a source's register is called is ours."""
HELD_OUT = frozenset(("r-cran-tm", "jargon-text", "developers-reference", "harden-doc", "aptitude-doc-en"))
"""Packages that nothing is fitted to: news, essays and how-tos of other authors."""


def humans(folder: Path) -> Iterator[Human]:
    """Yield the documents in a folder of unpacked packages, in a fixed order; absent packages have none."""
    for source in SOURCES:
        for path in sorted((folder / source.package).glob(source.glob)):
            if path.is_symlink() or not path.is_file():
                continue
            text = _markdown(path)
            if len(text.split()) >= _MIN_WORDS:
                name = f"{source.package}/{path.relative_to(folder / source.package)}"
                yield Human(name, source.language, source.register, text)


def _markdown(path: Path) -> str:
    """Return a file's prose: headings, paragraphs and list items, with literals in backquotes."""
    data = path.read_bytes()
    if path.name.endswith(".txt.gz"):
        return _paragraphs(re.sub(r"\n *\n", "\n\n", gzip.decompress(data).decode("utf-8", "replace")))
    if "fortunes" in path.parts:
        return "" if b"\0" in data else _paragraphs(re.sub(r"(?m)^%$", "\n", data.decode("utf-8", "replace")))
    if path.suffix == ".gz":
        return _from_manual(gzip.decompress(data).decode("utf-8", "replace"))
    if path.suffix == ".xml":
        body = ElementTree.fromstring(data).find("./TEXT/BODY")
        return _paragraphs((body.text or "").replace("\n    ", "\n\n") if body is not None else "")
    reader = _Page()
    reader.feed(data.decode("utf-8", "replace"))
    reader.close()
    return "\n\n".join(reader.blocks) + "\n"


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(each.split()) for each in text.split("\n\n") if each.strip()) + "\n"


def _from_manual(text: str) -> str:
    """Return a manual page's prose; its macros give the paragraphs, bold and italic words are literals."""
    lines: list[str] = []
    literal = False
    for line in text.splitlines():
        macro, _, rest = line.partition(" ")
        if macro in (".nf", ".EX", ".TS"):
            literal = True
        elif macro in (".fi", ".EE", ".TE"):
            literal = False
        elif literal or macro.startswith(('.\\"', "'\\\"")):
            continue
        elif macro in (".B", ".I", ".BR", ".IR", ".RB", ".RI", ".BI", ".IB"):
            lines.append(f"`{rest.replace('`', '')}`")
        elif line.startswith((".", "'")):
            lines.append("")
        else:
            lines.append(line)
    plain = re.sub(r"\\f[BI](.*?)\\f[RP]", r"`\1`", "\n".join(lines))
    plain = re.sub(r"\\f.|\\&|\\[/,^|%]", "", plain)
    for mark, stands_for in (("\\-", "-"), ("\\(aq", "'"), ("\\(lq", '"'), ("\\(rq", '"'), ("\\ ", " ")):
        plain = plain.replace(mark, stands_for)
    return _paragraphs(plain)


class _Page(HTMLParser):
    """Gathers a page's headings, paragraphs and list items as Markdown blocks."""

    _SKIPPED = frozenset(("pre", "script", "style", "table", "nav", "head", "title"))
    _LITERAL = frozenset(("code", "tt", "kbd", "samp", "var"))

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._parts: list[str] = []
        self._skipped = 0
        self._literal = 0
        self._mark = ""
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a literal, or a stretch to skip."""
        if tag in self._SKIPPED:
            self._skipped += 1
        elif tag in self._LITERAL:
            if not self._literal:
                self._parts.append("`")
            self._literal += 1
        elif tag in ("p", "dd", "div", "li", "h1", "h2", "h3", "h4"):
            self._end()
            self._open = tag != "div" or ("class", "para") in attrs
            self._mark = "## " if tag[0] == "h" else "- " if tag == "li" else ""

    def handle_endtag(self, tag: str) -> None:
        """End what the tag began."""
        if tag in self._SKIPPED:
            self._skipped = max(0, self._skipped - 1)
        elif tag in self._LITERAL and self._literal:
            self._literal -= 1
            if not self._literal:
                self._parts.append("`")
        elif tag in ("p", "dd", "div", "li", "h1", "h2", "h3", "h4"):
            self._end()
            self._open = False

    def handle_data(self, data: str) -> None:
        """Take a text that stands in a block."""
        if self._open and not self._skipped:
            self._parts.append(data.replace("`", "'") if self._literal else data)

    def _end(self) -> None:
        text = " ".join("".join(self._parts).split())
        if text.strip("` "):
            self.blocks.append(self._mark + text)
        self._parts, self._literal = [], 0
        self._mark = ""


def main() -> None:
    """Print the packages, and for a folder of them the documents and words by language and register."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?")
    options = parser.parse_args()
    print("packages:", *dict.fromkeys(source.package for source in SOURCES))
    documents: Counter[tuple[str, str]] = Counter()
    words: Counter[tuple[str, str]] = Counter()
    for each in humans(options.folder) if options.folder else ():
        documents[each.language, each.register] += 1
        words[each.language, each.register] += len(each.text.split())
    for language, register in sorted(documents):
        count, size = documents[language, register], words[language, register]
        print(f"{language} {register:<11} {count:>5} documents {size:>8} words")


if __name__ == "__main__":
    main()
