"""Telegram's own part: it turns updates into calls of the use-cases and their results into replies."""
