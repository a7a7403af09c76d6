"""What the tests of `humanize check` share: texts, and the command where no model can be loaded."""

import json

TELLS = (
    "# The library\n\n"
    "As an AI language model, I cannot say when it opens. Ask the desk, and it will tell you.\n\n"
    "```\nAs an AI language model\n```\n\n"
    "The reading room is a testament to the town. I hope this helps!\n"
)
WORDY = "In order to reach the mill, follow the river until the second bridge, and then turn left.\n"
PLAIN = WORDY.replace("In order to", "To")


def never(cli, *words, **more):
    """Run `humanize check` where the model cannot be loaded."""
    return cli("check", *words, script="never", **more)


def findings(ran):
    return [each for line in ran.out.splitlines() for each in json.loads(line)["findings"]]
