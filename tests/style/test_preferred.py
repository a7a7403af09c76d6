"""What the fields' profiles prefer is really put in: the rule finds it, and the gate lets it pass."""

import pytest

from humanize_cli.edits import apply_edits
from humanize_cli.gate import judge
from humanize_cli.propose.rules import RulesProposer
from humanize_cli.style.load import load_profile
from humanize_cli.text.document import Sentence

EDITED = {
    "customer-service": """
        en Call us in the event that the lamp breaks. → Call us if the lamp breaks.
        en You can reach out to Priya on Monday. → You can contact Priya on Monday.
        en You can inquire about the price by phone. → You can ask about the price by phone.
        de Die Lampe ist zum jetzigen Zeitpunkt nicht lieferbar. → Die Lampe ist zurzeit nicht lieferbar.
        de Wir liefern zu einem späteren Zeitpunkt. → Wir liefern später.
    """,
    "healthcare": """
        en Eat nothing for 6 hours prior to the test. → Eat nothing for 6 hours before the test.
        en Rest for 2 days subsequent to the test. → Rest for 2 days after the test.
        en Take one tablet twice daily. → Take one tablet twice a day.
        en Take one tablet once daily. → Take one tablet once a day.
        de Wir rufen Sie im Vorfeld der Untersuchung an. → Wir rufen Sie vor der Untersuchung an.
        de Kommen Sie in nüchternem Zustand in die Praxis. → Kommen Sie nüchtern in die Praxis.
    """,
    "education": """
        en Measure it by means of a ruler. → Measure it with a ruler.
        en A large number of plants need light. → Many plants need light.
        de Wir messen den Winkel mithilfe von Papier. → Wir messen den Winkel mit Papier.
        de Sie können das in Erfahrung bringen. → Sie können das herausfinden.
    """,
    "entertainment": """
        en The band is comprised of four sisters. → The band consists of four sisters.
        en The show commences at 8. → The show starts at 8.
        de Sie wollen das Stück zur Aufführung bringen. → Sie wollen das Stück aufführen.
        de Der Film feiert Premiere in Graz. → Der Film hat Premiere in Graz.
    """,
    "finance": """
        en We received a payment in the amount of 50 euros. → We received a payment of 50 euros.
        en Interest is paid on a monthly basis. → Interest is paid monthly.
        en Interest is paid on an annual basis. → Interest is paid annually.
        en Interest is paid on a quarterly basis. → Interest is paid quarterly.
        de Wir werden den Betrag zur Auszahlung bringen. → Wir werden den Betrag auszahlen.
    """,
    "docs": """
        en The server is able to handle 200 requests. → The server can handle 200 requests.
        en The workers are able to run in parallel. → The workers can run in parallel.
        en The server has the ability to cache pages. → The server can cache pages.
        en To change it, navigate to the menu. → To change it, go to the menu.
        de Öffnen Sie es unter Verwendung von Python. → Öffnen Sie es mit Python.
        de Öffnen Sie es mithilfe von Python. → Öffnen Sie es mit Python.
    """,
    "newsletter": """
        en The issue will be out in the near future. → The issue will be out soon.
        en We moved in the course of June. → We moved during June.
        de Das Heft erscheint in Kürze. → Das Heft erscheint bald.
        de Das Heft erscheint in absehbarer Zeit. → Das Heft erscheint bald.
    """,
    "easy-read": """
        en You have a number of choices. → You have some choices.
        en The office is closed at the present time. → The office is closed now.
        en Call us prior to the trip. → Call us before the trip.
        en You can utilize the lift. → You can use the lift.
        en You can utilise the lift. → You can use the lift.
        de Das Amt ist zum jetzigen Zeitpunkt zu. → Das Amt ist jetzt zu.
        de Gehen Sie im Anschluss daran nach Hause. → Gehen Sie danach nach Hause.
    """,
    "read-aloud": """
        en We live in the vicinity of the park. → We live near the park.
        en All rooms are open with the exception of room 9. → All rooms are open except room 9.
        de Wir wohnen in der Nähe von Graz. → Wir wohnen bei Graz.
        de Alle Räume sind offen mit Ausnahme von Raum 9. → Alle Räume sind offen außer Raum 9.
    """,
}


@pytest.mark.parametrize("name", EDITED)
def test_each_preference_is_put_in(name):
    profile = load_profile(name)
    lines = [line.strip() for line in EDITED[name].strip().splitlines()]
    own = set(profile.prefer) - set(load_profile(profile.extends).prefer)
    assert all(any(phrase.lower() in line.lower() for line in lines) for phrase in own), own
    for line in lines:
        language, (before, after) = line[:2], line[3:].split(" → ")
        sentence = Sentence(before, language)
        (proposal,) = RulesProposer().propose([sentence], profile)
        verdict = judge(sentence, proposal, avoid=profile.avoid)
        assert apply_edits(before, verdict.accepted) == after
