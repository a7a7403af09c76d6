"""Choosing among a result's changes: from changes with their places back to edits of blocks."""

from collections import deque
from collections.abc import Iterable
from dataclasses import replace

from humanize_cli.edits import Edit
from humanize_cli.reading import Reading
from humanize_cli.result import Change
from humanize_cli.settle import placed


def block_edits(reading: Reading, changes: Iterable[Change]) -> tuple[dict[int, list[Edit]], list[Change]]:
    """Return changes, in the order of the document, as edits of the flat texts of the blocks they lie in.

    The changes come back with the places of their edits, which those that somebody else has made need not
    have. Raises ValueError where one does not fit the document that was read.
    """
    waiting = deque(changes)
    edits: dict[int, list[Edit]] = {}
    made: list[Change] = []
    document = reading.document
    for index, (block, group) in enumerate(zip(document.blocks, reading.sentences, strict=True)):
        for sentence in group:
            if not waiting or waiting[0].sentence_before != sentence.text:
                continue
            place = document.place(block, sentence.start)
            while waiting and waiting[0].sentence_place == place:
                change = waiting.popleft()
                line, column = document.place(block, sentence.start + change.edit.start)
                made.append(replace(change, line=line, column=column))
                edits.setdefault(index, []).append(placed(change.edit, sentence, block.text))
    if waiting:
        raise ValueError(f"the document has no such sentence: {waiting[0].sentence_before!r}")
    return edits, made
