"""The running process: settings, clock, line to the messenger, and the parts put together."""
