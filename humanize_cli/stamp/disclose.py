"""Discloser: puts on an edited text what was done to it, in place of what an earlier run said.

A text that was not changed is not touched. An earlier disclosure's input hash is kept and the shares add up,
since what was done before stays done, also where people have edited in between.
"""

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from humanize_cli import __version__, disk
from humanize_cli.edits import NOT_RULES
from humanize_cli.errors import InputError, UsageError
from humanize_cli.inputs import FORMATS
from humanize_cli.result import Result
from humanize_cli.stamp import sidecar
from humanize_cli.stamp.blocks import lines_of, read_lines
from humanize_cli.stamp.front_matter import front_matter_form
from humanize_cli.stamp.place import put, take_out, without_any
from humanize_cli.stamp.record import BY_MODEL, BY_RULES, Stamp, TamperedError, share, text_hash
from humanize_cli.stamp.wording import needs_date, sentence
from humanize_cli.text.document import Format
from humanize_cli.text.form import Form, wording_problem
from humanize_cli.text.parse import parse
from humanize_cli.text.stamps import find

_PLAIN_FORMS = (Form.FOOTER, Form.TRAILER, Form.SIDECAR)
_NO_MDX = (Form.COMMENT, Form.FOOTER)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Disclosed:
    """A result with its disclosure: what that says, and the sidecar's bytes where it is one."""

    result: Result
    fields: Mapping[str, str] | None = None
    sidecar: bytes | None = None


@dataclass(frozen=True)
class _Earlier:
    """A text without any disclosure, the stamp of the one that counted, and whether one was damaged."""

    text: str
    stamp: Stamp | None
    damaged: bool = False


class Discloser:
    """Discloses what was done to texts, in one form."""

    def __init__(self, form: Form, *, wording: str | None = None, date: str = "") -> None:
        """Take the form, the sentence for people (None for the usual one) and the date (empty for none).

        Raises UsageError for a wording with an unknown placeholder and for a date that is none.
        """
        self.form = form
        self._wording = wording
        self._date = read_date(date)
        if wording is not None:
            if problem := wording_problem(wording):
                raise UsageError(f"the disclosure's text: {problem}")
            if needs_date(wording) and not date:
                raise UsageError("the disclosure's text names {date}; give one with --disclose-date")

    def refuse(self, name: str, format: Format) -> None:
        """Raise InputError, `name` first, where a text of this kind cannot carry the form."""
        if format is Format.PLAIN and self.form not in _PLAIN_FORMS:
            valid = ", ".join(_PLAIN_FORMS)
            raise InputError(f"{name}: plain text has no {self.form}; choose --disclose {valid}")
        if name.lower().endswith(".mdx") and self.form in _NO_MDX:
            raise InputError(f"{name}: MDX has no HTML comments; choose --disclose front-matter or sidecar")

    def disclose(
        self,
        name: str,
        format: Format,
        result: Result,
        *,
        source: Path | None = None,
        can_encode: Callable[[str], bool] | None = None,
    ) -> Disclosed:
        """Return a result whose text carries the disclosure; one that was not changed comes back as it is.

        `source` is the file that the text came from, which may have a sidecar. Raises InputError, `name`
        first, where the text cannot carry the disclosure.
        """
        before = _earlier(result.before, format, None if source is None else sidecar.load(source))
        if not result.changed:
            if before.damaged or (before.stamp and before.stamp.output != text_hash(before.text)):
                return Disclosed(
                    warned(result, "carries a disclosure that does not fit it (humanize verify)")
                )
            return Disclosed(result)
        text = _earlier(result.after, format, None).text
        form = front_matter_form(text, name) if self.form is Form.FRONT_MATTER else self.form
        stamp = self._stamp(result, before, text, format)
        fields = stamp.fields(form)
        if before.damaged:
            result = warned(result, "the disclosure that it carried was damaged and is replaced")
        if form is Form.SIDECAR:
            return Disclosed(replace(result, after=text), fields, sidecar.write(stamp, text))
        lines = lines_of(stamp, form, plain=format is Format.PLAIN)
        if can_encode is not None and not can_encode("".join(lines)):
            raise InputError(f"{name}: its encoding cannot hold the disclosure's text; use --disclose-text")
        after = put(text, lines, form)
        found = find(after, format)
        if found is None or found.form is not form or take_out(after, found) != text:
            raise InputError(
                f"{name}: ends in code or HTML that is not closed, where no disclosure would be seen; "
                "close it, or use --disclose sidecar"
            )
        return Disclosed(replace(result, after=after), fields)

    def _stamp(self, result: Result, before: _Earlier, text: str, format: Format) -> Stamp:
        """Return what is to be said of a changed text."""
        model, adapter = _model()
        changed = sum(
            max(len(each.edit.old.split()), len(each.edit.new.split()), 1) for each in result.changes
        )
        old = before.stamp
        # A run over chosen lines counts the words of those alone.
        prose = sum(len(block.text.split()) for block in parse(result.before, format).blocks)
        words = share(changed, max(prose, result.words), old.words_changed if old else "0")
        # The model has its say about the phrasebook's edits, too.
        by_model = any(NOT_RULES.intersection(each.edit.makers) for each in result.changes)
        tool = f"humanize {__version__}"
        stamp = Stamp(
            tool=tool,
            model=model,
            adapter=adapter,
            profile=result.profile,
            words_changed=words,
            source_type=BY_MODEL if by_model or (old and old.source_type == BY_MODEL) else BY_RULES,
            input=old.input if old else text_hash(before.text),
            output=text_hash(text),
            date=self._date,
        )
        language = max(result.languages, key=lambda each: result.languages[each], default="en")
        values = {
            "tool": tool,
            "version": __version__,
            "model": model,
            "profile": result.profile,
            "share": words,
            "date": self._date,
        }
        if self.form is Form.TRAILER and self._wording is None:
            return stamp
        note = sentence(self._wording, language, values)
        emphasized = self.form is Form.FOOTER and self._wording is None and format is Format.MARKDOWN
        return replace(stamp, note=f"*{note}*" if emphasized else note)


def goes_along(path: Path) -> bool:
    """Say whether a file is the sidecar of a text beside it, which `alongside` brings where that goes."""
    name = path.name.removesuffix(sidecar.ENDING)
    return name != path.name and Path(name).suffix.lower() in FORMATS and disk.is_file(path.with_name(name))


def read_date(date: str) -> str:
    """Return a date as ISO 8601, "today" as today's; raises UsageError for what is no date."""
    import datetime

    if date == "today":
        return datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    try:
        if date and (not _DATE.fullmatch(date) or not datetime.date.fromisoformat(date)):
            raise ValueError
    except ValueError:
        raise UsageError(f"--disclose-date {date}: not a date; write YYYY-MM-DD, or today") from None
    return date


def outdated(result: Result, format: Format) -> Result:
    """Return a result that is not disclosed, with a warning where a disclosure in its text fits no more."""
    if not result.changed or find(result.before, format) is None:
        return result
    return warned(result, "carries a disclosure that no longer fits; --disclose FORM replaces it")


def warned(result: Result, warning: str) -> Result:
    """Return a result with one more warning."""
    return replace(result, warnings=(*result.warnings, warning))


@contextlib.contextmanager
def alongside(disclosed: Disclosed, source: Path | None, place: Path) -> Iterator[None]:
    """Bring a text's sidecar in order while the text of a source is written to its place.

    A sidecar that the text had goes with it where nothing new is disclosed, and goes away where the new
    disclosure has another form. Raises InputError where a sidecar cannot be read or written.
    """
    had = None if source is None or source == place else sidecar.load(source)
    if disclosed.fields is None and had is None:
        yield
    else:
        with sidecar.placed(place, had if disclosed.fields is None else disclosed.sidecar):
            yield


def _earlier(text: str, format: Format, beside: bytes | None) -> _Earlier:
    """Take every disclosure off a text; the one that counts is the first found, then the sidecar's."""
    stamp: Stamp | None = None
    damaged = False
    if first := find(text, format):
        try:
            stamp = read_lines(text[first.start : first.end], first.form)
        except TamperedError:
            damaged = True
        text = without_any(text, format)
    if stamp is None and beside is not None and not damaged:
        try:
            stamp = sidecar.read(beside)[0]
        except TamperedError:
            damaged = True
    return _Earlier(text, stamp, damaged)


@lru_cache(maxsize=1)
def _model() -> tuple[str, str]:
    """Return the name of the adapter and the hash of its weights."""
    from humanize_cli.model.chosen import chosen_adapter

    adapter = chosen_adapter()
    return str(adapter.card.get("name", adapter.folder.name)), adapter.weights_sha256
