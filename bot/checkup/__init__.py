"""``directive-bot check``: what is wrong, and how to mend it, one line each."""
