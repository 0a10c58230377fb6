"""States are told apart without colour, and by those who see no red or green."""

from __future__ import annotations

from itertools import combinations

import pytest

from bot.pictures.palette import APART, FATES, INK, MIDDLING, PACES, PAPER, POORLY, SOFT, STATES, WELL, Look

Rgb = tuple[float, float, float]
# Viénot, Brettel and Mollon 1999, on linear light.
DEUTERANOPIA = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))
SEEN_PLAINLY = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def linear(colour: str) -> Rgb:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _straight(red), _straight(green), _straight(blue)


def _straight(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def luminance(colour: str, eye: tuple[Rgb, ...] = SEEN_PLAINLY) -> float:
    light = linear(colour)
    red, green, blue = (sum(a * b for a, b in zip(row, light, strict=True)) for row in eye)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(colour: str, eye: tuple[Rgb, ...] = SEEN_PLAINLY) -> float:
    """CIE L*: 0 black, 100 white."""
    return 116 * luminance(colour, eye) ** (1 / 3) - 16


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("eye", [SEEN_PLAINLY, DEUTERANOPIA], ids=["in grey", "to a deuteranope"])
@pytest.mark.parametrize(
    "looks", [list(STATES.values()), list(FATES.values()), list(PACES.values()), [WELL, MIDDLING, POORLY]]
)
def test_any_two_fills_differ_in_lightness(looks: list[Look], eye: tuple[Rgb, ...]) -> None:
    steps = [abs(lightness(a.fill, eye) - lightness(b.fill, eye)) for a, b in combinations(looks, 2)]
    assert min(steps) >= APART


@pytest.mark.parametrize("look", [*STATES.values(), *FATES.values(), *PACES.values(), MIDDLING])
def test_every_sign_is_read_easily_upon_its_fill(look: Look) -> None:
    assert contrast(look.ink, look.fill) >= 4.5


def test_words_are_read_easily_upon_the_paper() -> None:
    assert min(contrast(INK, PAPER), contrast(SOFT, PAPER)) >= 4.5


@pytest.mark.parametrize("looks", [STATES.values(), FATES.values(), PACES.values()])
def test_every_state_has_a_sign_of_its_own(looks: list[Look]) -> None:
    assert len({look.sign for look in looks}) == len(looks)
