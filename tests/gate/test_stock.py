"""Stock sentences: the only ones that may be deleted whole."""

import pytest

from humanize_cli.edits import Edit
from humanize_cli.gate import Reason, judge
from humanize_cli.text.document import Sentence

STOCK = [
    ("en", "I hope this email finds you well."),
    ("en", "Great question!"),
    ("en", "Let’s dive in! 🎉"),
    ("en", "In today's fast-paced digital landscape, security is more important than ever."),
    ("de", "Ich hoffe, diese E-Mail erreicht Sie bei bester Gesundheit."),
    ("fr", "Excellente question !"),
    ("es", "¡Gracias por tu excelente pregunta!"),
    ("it", "Spero che questo messaggio ti trovi bene!"),
    ("pt", "Ótima pergunta!"),
    ("nl", "Laat dat even bezinken."),
]
FACTS = [
    ("en", "We utilize the old pump in the yard every day."),
    ("en", "The pump is out of order."),
    ("en", "We apologize for the delay."),
    ("en", "Please call us before you come."),
    ("en", "In today's meeting, the board rejected the plan."),
    ("de", "Die Pumpe ist außer Betrieb."),
    ("fr", "Le musée reste fermé."),
    ("es", "Las obras siguen en marcha."),
    ("it", "La piscina resta chiusa."),
    ("pt", "A biblioteca continua fechada."),
    ("nl", "De brug blijft dicht."),
]


def deleted(language: str, text: str, *, alone: bool = False):
    return judge(Sentence(text, language, alone=alone), [Edit(0, len(text), text, "", "test")])


@pytest.mark.parametrize(("language", "text"), STOCK)
def test_a_stock_sentence_may_go(language, text):
    assert deleted(language, text).refused == ()


@pytest.mark.parametrize(("language", "text"), FACTS)
def test_a_sentence_that_says_something_stays(language, text):
    assert [refusal.reason for refusal in deleted(language, text).refused] == [Reason.DELETION]


def test_a_stock_sentence_stays_where_it_is_all_there_is():
    assert deleted("en", "Great question!", alone=True).accepted == ()
