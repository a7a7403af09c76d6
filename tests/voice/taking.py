"""Samples of texts, as the command takes them."""

from collections.abc import Callable, Iterable

from humanize_cli.reading import read
from humanize_cli.voice.habits import phrases_of
from humanize_cli.voice.sample import Sample, take


def sample(text: str, name: str = "text", language: str | None = "en", *, sentences: bool = False) -> Sample:
    """Return what is counted in a text that has prose."""
    found = take(name, read(text, language=language), phrases_of, sentences=sentences)
    assert found is not None
    return found


def samples(writer: Callable[[int], str], numbers: Iterable[int], language: str = "en") -> list[Sample]:
    """Return a writer's samples by their numbers."""
    return [sample(writer(number), f"{number}.md", language) for number in numbers]
