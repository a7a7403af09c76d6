"""Two writers in distinct voices, made of parts by a seeded generator: as much text as a test asks for."""

from random import Random

_THINGS = (
    "harbour",
    "ledger",
    "orchard",
    "engine",
    "letter",
    "kettle",
    "garden",
    "bridge",
    "lantern",
    "barrel",
)
_PEOPLE = ("the clerk", "the miller", "my aunt", "the captain", "our neighbour", "the doctor")
_PLACES = ("by the river", "in the yard", "behind the church", "near the station", "on the hill")

_SOLEMN = (
    "It was, however, upon the {a} that {p} bestowed the whole of his attention; for he had learned, in the "
    "course of many years {q}, that the {b} was seldom to be trusted, and that the {c} never was.",
    "Nor was it without some reluctance that {p}, who had been accustomed to the {a}, consented to examine "
    "the {b} which had been left {q}; and yet, when he had done so, he was not displeased with it.",
    "Of the {a} which stood {q} nothing had been said by {p}, nor, indeed, would anything have been said, "
    "had not the {b} been discovered, to the astonishment of all, beneath the {c}.",
    "The {a}, moreover, had been purchased by {p} at a time when the {b} was esteemed above the {c}; and it "
    "was thought that he had obtained it for less than half of that which had been asked.",
)
_BRISK = (
    "You don't need the {a}. Get the {b} and start {q}.",
    "I'd ask {p}. They're good with a {a}, and they don't charge!",
    "So what's wrong with the {a}? It's wet. That's all.",
    "Look at the {b} first. Then use the {a}, if you've got one. You'll be fine.",
    "But don't buy a {c}! I did, and I couldn't get it to start. I use the {a} now.",
)


def solemn(number: int, sentences: int = 9) -> str:
    """Long sentences, semicolons, passives, no "you"; "purchased" and "obtained" out of habit."""
    return _text(_SOLEMN, number, sentences)


def brisk(number: int, sentences: int = 40) -> str:
    """Short sentences, contractions, questions to a reader who is "you"; "get", "start" and "use"."""
    return _text(_BRISK, number, sentences)


def german(number: int, sentences: int = 25) -> str:
    """German to a reader who is "Sie"."""
    parts = (
        "Bitte stellen Sie den Kessel {q} auf den Tisch, damit Sie ihn von dort aus gut sehen können.",
        "Wir haben den Garten im Herbst neu angelegt, und seitdem wachsen dort auch die alten Rosen wieder.",
        "Wenn Sie das Boot am Abend zurückbringen, geben wir Ihnen gern auch noch den Schlüssel dazu.",
    )
    random = Random(number)
    return " ".join(random.choice(parts).format(q="am Fenster") for _ in range(sentences)) + "\n"


def _text(parts: tuple[str, ...], number: int, sentences: int) -> str:
    random = Random(number)
    paragraphs: list[str] = []
    for index in range(sentences):
        a, b, c = random.sample(_THINGS, 3)
        part = parts[index % len(parts)] if index < len(parts) else random.choice(parts)
        text = part.format(a=a, b=b, c=c, p=random.choice(_PEOPLE), q=random.choice(_PLACES))
        if index % 4:
            paragraphs[-1] += f" {text}"
        else:
            paragraphs.append(text)
    return "\n\n".join(paragraphs) + "\n"
