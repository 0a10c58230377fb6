"""Whatever lies on anybody's phone is pressed, however old: it does what it may, or says why not."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from domain.actions import Verb, decode
from tests.phones import Phone
from tests.stories.lives.office import Office

TAKES_BACK = (Verb.UNDO, Verb.REPORT_DROP, Verb.PART_DROP, Verb.PART_EDIT)
"""What somebody takes back on purpose is no answer lost."""


class Buttons(Office):
    """Any button on any phone."""

    @rule(whose=st.integers(0, 20), which=st.integers(0, 60))
    def press_anything(self, whose: int, which: int) -> None:
        phones = [one for one in self.chat.phones.all() if not self.chat.phones.world.user(one.id).blocked]
        self._press(phones[whose % len(phones)], which)

    def _press(self, phone: Phone, which: int) -> None:
        found = [
            (post.id, str(button["callback_data"]))
            for post in reversed(phone.screen())
            if post.from_bot
            for line in post.now.keyboard
            for button in line
            if (action := decode(str(button.get("callback_data")))) and action.verb not in TAKES_BACK
        ]
        if found:
            self.chat.clock.forward(seconds=1)
            message_id, data = found[which % len(found)]
            self.chat.phones.world.press(phone.id, phone.id, message_id, data)
            self.run(self.chat.bot.settle())
