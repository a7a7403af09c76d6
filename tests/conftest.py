"""What holds for every test."""

import signal

import hypothesis

# A job in the background of a shell inherits an ignored SIGINT and hands it on; no Ctrl-C would then reach
# the processes that tests start. A handler of our own is reset to the default in them.
signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples in every run, so that a failure says something about the change at hand. To look for new
# ones: pytest --hypothesis-profile=search
hypothesis.settings.register_profile("search", max_examples=2000, deadline=None)
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.load_profile("same")
