"""What holds for every test."""

import signal

# A job in the background of a shell inherits an ignored SIGINT and hands it on; no Ctrl-C would then reach
# the processes that tests start. A handler of our own is reset to the default in them.
signal.signal(signal.SIGINT, signal.default_int_handler)
