from humanize_cli.style.profile import Example, Profile
from humanize_cli.style.proof import faults


def told(before: str, after: str, **fields) -> list[str]:
    profile = Profile("mine", examples=(Example(before, after),), **fields)
    return [message for _, message in faults(profile)]


def test_a_good_example_has_no_fault():
    assert told("In order to enter, use code 4417.", "To enter, use code 4417.") == []


def test_a_lost_figure_is_a_fault():
    (message,) = told("To enter, use code 4417.", "To enter, use the code.")
    assert message.startswith("the edit would be held back: number")


def test_a_word_that_the_profile_avoids_is_one():
    assert 'the after brings in "start", which avoid forbids' in told(
        "We begin at 9.", "We start at 9.", avoid=("start",)
    )


def test_a_word_that_the_profile_replaces_is_one():
    assert told("We utilize it.", "We utilize it.", prefer={"utilize": "use"}) == [
        'the after has "utilize", and prefer has "use" for it'
    ]


def test_what_is_kept_cannot_be_edited_in_an_example():
    assert told("Utilize Acme Cloud now.", "Utilize Acme now.", keep=("Acme Cloud",))
