"""A Bot API world in memory, as strict as Telegram, with two doors and a page that shows its phones.

``World`` is the messenger itself; ``door`` lets a bot in over HTTP exactly as Telegram does, ``request``
lets it in without a socket; the page at ``/`` shows the phones of the cast.
"""
