"""--interactive: each changed sentence is shown, and a key says what becomes of it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from humanize_cli.cli.terminal import Terminal
from humanize_cli.edits import diff_edits
from humanize_cli.inputs import Source
from humanize_cli.result import Change, Result
from humanize_cli.views import colour
from humanize_cli.views.words import arrow, because, removes

Keep = Callable[[Sequence[Change]], Result]

OWN = "you"
"""The origin of what the user has typed."""
_PROMPT = "[y]es [n]o [e]dit [a]ll [d]one [u]ndo [q]uit [?] "
_HELP = """\
  y  make this change
  n  leave the sentence as it is
  e  write the sentence yourself, on one line
  a  make this change and all that follow in this file
  d  leave this sentence and all that follow in this file
  u  take back the last answer in this file
  q  quit: what was accepted is written, the rest stays as it is (so does Ctrl-C)
  ?  show this
"""
_LINE_END = re.compile(r"\s*[\r\n]+\s*")


@dataclass(frozen=True)
class _Question:
    """The changes of one sentence, which stand or fall together: the gate has judged them so."""

    changes: tuple[Change, ...]

    @property
    def before(self) -> str:
        """The sentence as it is."""
        return self.changes[0].sentence_before

    @property
    def after(self) -> str:
        """The sentence as it would be."""
        return self.changes[0].sentence_after


class Asker:
    """Asks about the changes of one result after another, until the user ends it."""

    def __init__(self, terminal: Terminal) -> None:
        """Take the terminal to ask on."""
        self.ended = False
        self.interrupted = False
        self._terminal = terminal

    def __call__(self, source: Source, result: Result, keep: Keep) -> Result:
        """Return the result with the accepted changes; after the end, with none."""
        questions = _questions(result.changes)
        answers: list[tuple[Change, ...]] = []
        if not self.ended:
            try:
                self._ask(source.name, questions, answers, keep)
            except KeyboardInterrupt:
                self._terminal.write("\n")
                self.ended = self.interrupted = True
            except EOFError:
                self._terminal.write("\n")
                self.ended = True
        return keep([change for answer in answers for change in answer])

    def _ask(
        self, name: str, questions: Sequence[_Question], answers: list[tuple[Change, ...]], keep: Keep
    ) -> None:
        """Put the questions, and fill in the answers: the changes to make of each sentence in turn."""
        shown = -1
        while len(answers) < len(questions):
            number = len(answers)
            question = questions[number]
            if shown != number:
                self._show(name, question, f"{number + 1} of {len(questions)}")
                shown = number
            key = self._terminal.key(_PROMPT)
            self._terminal.write(f"{key if key.isprintable() else ''}\n")
            if key == "y":
                answers.append(question.changes)
            elif key == "n":
                answers.append(())
            elif key == "a":
                answers += (each.changes for each in questions[number:])
            elif key == "d":
                answers += [()] * (len(questions) - number)
            elif key == "q":
                self.ended = True
                return
            elif key == "u" and answers:
                answers.pop()
            elif key == "u":
                self._terminal.write("There is no answer to take back in this file.\n")
            elif key == "e":
                own = self._own(question, [change for each in answers for change in each], keep)
                if own is not None:
                    answers.append(own)
            else:
                self._terminal.write(_HELP)

    def _show(self, name: str, question: _Question, position: str) -> None:
        """Show a sentence before and after, and who wants to change it, why."""
        first = question.changes[0]
        before, after = colour.sentence(
            question.before, [each.edit for each in question.changes], colour=self._terminal.colour
        )
        lines = [
            "",
            f"{name}:{first.line}:{first.column}  ({position})",
            f"  - {before}",
            f"  + {after if question.after.strip() else '(the sentence says nothing and goes)'}",
            *(f"    {arrow(each.edit)} {because(each.edit)}{removes(each)}" for each in question.changes),
            "",
        ]
        self._terminal.write("\n".join(lines))

    def _own(self, question: _Question, accepted: Sequence[Change], keep: Keep) -> tuple[Change, ...] | None:
        """Return the changes to what the user writes; None where they have not, or it cannot be."""
        typed = self._terminal.line("> ", question.after)
        if typed is None or not typed.strip():
            self._terminal.write("Nothing was written; the question stands.\n")
            return None
        text = _LINE_END.sub(" ", typed).strip()
        if not text.isprintable():
            self._terminal.write("That holds a character that is no part of a line; the question stands.\n")
            return None
        if text == question.after:
            return question.changes
        own = _changes(question, text)
        try:
            keep([*accepted, *own])
        except ValueError as problem:
            self._terminal.write(f"That cannot be written: {problem}; the question stands.\n")
            return None
        return own


def _questions(changes: Sequence[Change]) -> list[_Question]:
    """Return the changes by sentence."""
    groups = groupby(changes, key=lambda each: (each.sentence_place, each.sentence_before))
    return [_Question(tuple(group)) for _, group in groups]


def _changes(question: _Question, text: str) -> tuple[Change, ...]:
    """Return the changes that make the sentence a text of the user's own."""
    first = question.changes[0]
    return tuple(
        replace(first, edit=edit, sentence_after=text, tells=())
        for edit in diff_edits(question.before, text, OWN)
    )
