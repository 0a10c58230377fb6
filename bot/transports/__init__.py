"""The line to the messenger: HTTP below, values above."""
