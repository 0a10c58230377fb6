"""The running process: settings, clock, line to the messenger, and the parts put together."""

import os

# The Telegram library otherwise warns at every flood wait that its numbers will become timedeltas.
os.environ.setdefault("PTB_TIMEDELTA", "1")
