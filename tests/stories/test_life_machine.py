"""Whatever happens to directives, units and people in any order: nobody is asked in vain, no answer is lost."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from tests.stories.lives.buttons import Buttons
from tests.stories.lives.directives import Directives
from tests.stories.lives.messages import Messages
from tests.stories.lives.truths import Truths
from tests.stories.lives.units import Units

pytestmark = pytest.mark.long

EXAMPLES = int(os.environ.get("LIVES", "0"))  # a deep run: so many lives, other ones each time


class Lives(Directives, Units, Buttons, Truths, Messages):
    """One office; whatever its people do, in whatever order."""


TestLives = Lives.TestCase
TestLives.settings = settings(
    max_examples=EXAMPLES or 30, stateful_step_count=40 if EXAMPLES else 20, deadline=None,
    derandomize=not EXAMPLES, database=None, print_blob=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip
