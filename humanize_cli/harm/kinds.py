"""The kinds of harm that a text may speak of, and how each is said in one sentence."""

from enum import StrEnum


class Kind(StrEnum):
    """Who is in danger, by what the writer says; the order is that in which kinds are named."""

    SELF = "self"
    OTHERS = "others"
    SUFFERED = "suffered"
    CONCERN = "concern"


REASONS = {
    Kind.SELF: "The writer speaks of killing or hurting themselves.",
    Kind.OTHERS: "The writer speaks of hurting or killing somebody.",
    Kind.SUFFERED: "The writer says that somebody is being hurt or threatened.",
    Kind.CONCERN: "The writer speaks of somebody who may hurt themselves, or has.",
}
