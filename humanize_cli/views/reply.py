"""What a message says of its writer, and which profile answers it: as lines and as a value for JSON."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from humanize_cli.reply.feeling import NEUTRAL
from humanize_cli.views.words import one_line

if TYPE_CHECKING:
    from humanize_cli.harm import Harm
    from humanize_cli.reply.choose import Reply

_QUOTED = 80
_MOST = 3


def line(reply: "Reply") -> str:
    """Return the choice in one line."""
    message = reply.message
    if message.language is None:
        return f"{message.name}: {reply.why}; the draft is edited in {reply.profile.name}"
    if not message.evidence:
        return f"{message.name}: {message.emotion}; the draft is edited in {reply.profile.name}"
    found = f"{message.emotion} ({_quoted(message.evidence)})"
    how = (
        f"in {reply.profile.name} instead of {reply.asked}" if reply.switched else f"in {reply.profile.name}"
    )
    return f"{message.name}: {found}; the draft is edited {how}"


def needs_person(name: str, harm: "Harm") -> str:
    """Return the line that says that a person must read a message."""
    reason = harm.reason.removesuffix(".")
    return (
        f"needs a person: {name}:{harm.line}:{harm.column}: {reason} ({_quoted(harm.quote)}). "
        "The draft was not edited"
    )


def explained(reply: "Reply") -> str:
    """Return the choice as lines, each ended by a newline."""
    return "".join(f"{each}\n" for each in _lines(reply))


def lacking(name: str, reply: "Reply") -> str:
    """Return the warning that a draft does not speak of what its reader feels."""
    return (
        f"{name}: the message speaks of {reply.message.emotion}, and nothing in the draft answers that; "
        "a sentence of your own would"
    )


def value(reply: "Reply", *, acknowledged: bool | None) -> dict[str, Any]:
    """Return the choice as a value that JSON can hold; `acknowledged` None where nothing is to be."""
    message = reply.message
    return {
        "message": message.name,
        "message_language": message.language,
        "emotion": message.emotion,
        "emotion_probability": round(message.probability, 3),
        "evidence": message.evidence,
        "emotions": {label: round(chance, 3) for label, chance in (message.emotions or {}).items()},
        "asked_profile": reply.asked,
        "why_profile": reply.why,
        "acknowledged": acknowledged,
    }


def person(harm: "Harm | None") -> dict[str, Any] | None:
    """Return what needs a person as a value that JSON can hold, None where nothing does."""
    if harm is None:
        return None
    return {
        "harm": str(harm.kind),
        "harm_reason": harm.reason,
        "message_line": harm.line,
        "message_column": harm.column,
        "quote": harm.quote,
    }


def _lines(reply: "Reply") -> Iterator[str]:
    yield line(reply)
    message = reply.message
    if message.emotions:
        felt = {label: chance for label, chance in message.emotions.items() if label != NEUTRAL}
        ranked = sorted(felt.items(), key=lambda pair: (-pair[1], pair[0]))
        yield "  found: " + ", ".join(f"{label} {chance:.0%}" for label, chance in ranked[:_MOST])
    yield f"  why: {reply.why}"
    if reply.acknowledge:
        yield f"  the answer should speak of the {message.emotion}; words that do are kept"


def _quoted(text: str) -> str:
    shown = one_line(text)
    return f'"{shown if len(shown) <= _QUOTED else shown[: _QUOTED - 1] + "…"}"'
