"""How the rate falls and comes back, and whom a refusal is taken to mean."""

from __future__ import annotations

import pytest

from bot.limiter.floods import FloodJudge
from bot.limiter.rate import Rate
from domain.limits import FLOOD_ROW, FLOOD_ROW_MAX


def spell(rate: Rate, start: float, passed: int, seconds: float, halt: float = 1.25) -> float:
    """So many pass, then everybody is refused; when the halt ends."""
    for count in range(passed):
        rate.answered(start + seconds * (count + 1) / passed, start + seconds * count / passed)
    end = start + seconds
    rate.refused(end, end - 0.01, halt)
    return end + halt


def test_a_refusal_at_full_rate_costs_little_and_is_tried_again_later() -> None:
    rate = Rate(28.0)
    end = spell(rate, 0, 280, 10.0)
    assert rate.at(end) == pytest.approx(28 * 0.93)
    assert rate.at(end + 2) == pytest.approx(28 * 0.95)
    assert rate.at(end + 30) == 28


def test_storms_below_the_rate_that_went_well_change_nothing() -> None:
    rate, at = Rate(28.0), 0.0
    for seconds in (9.0, 7.0, 11.0, 6.0, 5.0, 8.0):
        at = spell(rate, at, int(seconds * 26), seconds, halt=6.25)
    assert rate.at(at) == pytest.approx(28 * 0.95, rel=0.03)


def test_spells_that_end_after_the_same_few_messages_tell_the_servers_own_rate() -> None:
    rate, at = Rate(28.0), 0.0
    for _ in range(3):
        at = spell(rate, at, 12, 0.45)
    assert rate.at(at) == pytest.approx(12 * 0.93)


def test_spells_of_any_length_do_not() -> None:
    rate, at = Rate(28.0), 0.0
    for seconds in (0.5, 1.2, 0.8, 1.4, 0.6):
        at = spell(rate, at, int(seconds * 26), seconds)
    assert rate.at(at) > 24


def test_spells_in_which_nothing_gets_through_tell_nothing() -> None:
    rate, at = Rate(28.0), 0.0
    for _ in range(6):
        at = spell(rate, at, 0, 0.2)
    assert rate.at(at) > 24


def test_one_short_spell_with_a_long_penalty_is_enough() -> None:
    rate = Rate(28.0)
    end = spell(rate, 0.0, 15, 0.6, halt=30.25)
    assert rate.at(end) == pytest.approx(15 * 0.93)


def test_a_judgement_that_bought_nothing_is_not_repeated() -> None:
    rate, at = Rate(28.0), 0.0
    for _ in range(3):
        at = spell(rate, at, int(rate.at(at) * 0.8), 0.8)
    slower = rate.at(at)
    assert slower < 24
    for _ in range(3):
        at = spell(rate, at, int(rate.at(at) * 0.8), 0.8)
    assert rate.at(at) > slower * 0.9


def test_what_was_given_up_is_won_back_in_clean_time() -> None:
    rate, at = Rate(28.0), 0.0
    for _ in range(3):
        at = spell(rate, at, 14, 0.5)
    assert rate.at(at + 5) < 14
    assert rate.at(at + 25) == 28


def test_a_trial_ends_when_single_chats_are_refused_in_it() -> None:
    rate, at = Rate(28.0), 0.0
    for _ in range(3):
        at = spell(rate, at, 14, 0.5)
    rate.at(at + 1)
    assert rate.at(at + 13) > 14
    for _ in range(3):
        rate.single(at + 13, often=False)
    assert rate.at(at + 13) == pytest.approx(14 * 0.93)


def test_a_trial_that_went_far_does_not_fall_back_to_its_start() -> None:
    rate, at = Rate(28.0), 0.0
    for _ in range(3):
        at = spell(rate, at, 14, 0.5)
    for second in range(1, 16):
        far = rate.at(at + second)
    for _ in range(3):
        rate.single(at + 15, often=False)
    assert far > 20
    assert rate.at(at + 15) > 0.6 * far


def test_single_refusals_slow_us_down_by_a_tenth_at_the_most() -> None:
    rate = Rate(28.0)
    for second in range(20):
        rate.single(second, often=True)
    assert rate.at(20) == pytest.approx(28 * 0.9, rel=0.03)


def test_refusals_of_one_episode_count_once() -> None:
    rate = Rate(28.0)
    for instant in (100.0, 100.05, 100.1):
        rate.refused(instant, 99.9, halt=2)
    assert rate.at(100.1) == pytest.approx(28 * 0.93)


def test_the_rate_has_a_floor_and_a_ceiling() -> None:
    rate, at = Rate(28.0), 0.0
    for _ in range(60):
        at = spell(rate, at, 1, 0.04)
    assert 2.8 <= rate.at(at) <= 28
    assert rate.at(at + 10_000_000) == 28


def test_a_line_that_is_always_slow_is_not_taken_for_held() -> None:
    rate = Rate(28.0)
    for instant in range(100):
        rate.answered(instant + 1.5, instant)
    assert rate.at(200) == 28


def test_the_paid_rate_recovers_in_proportion() -> None:
    rate = Rate(1000.0)
    end = spell(rate, 0, 5000, 5.0)
    assert rate.at(end + 2) == pytest.approx(950)


def test_a_rate_that_was_learnt_before_a_restart_is_gone_on_with() -> None:
    rate = Rate(28.0)
    rate.start_at(9.3, 100)
    assert rate.at(100) == pytest.approx(9.3)
    assert rate.at(103) == pytest.approx(9.5)


def row(judge: FloodJudge, chats: int, at: float) -> list[bool]:
    """So many chats refused one after the other."""
    return [judge.means_everybody(1000 + n, at + n / 28, at + n / 28 + 0.05) for n in range(chats)]


def test_a_row_of_chats_with_no_success_between_means_everybody() -> None:
    assert row(FloodJudge(), FLOOD_ROW, 0.0) == [False] * (FLOOD_ROW - 1) + [True]


def test_what_was_under_way_meanwhile_belongs_to_the_same_refusal() -> None:
    judge = FloodJudge()
    row(judge, FLOOD_ROW, 0.0)
    assert judge.means_everybody(5, 0.02, 0.3)


def test_one_chat_again_and_again_is_one_chat() -> None:
    judge = FloodJudge()
    assert not any(judge.means_everybody(1, at / 10, at / 10 + 0.05) for at in range(9))


def test_a_success_granted_in_between_speaks_against_everybody() -> None:
    judge = FloodJudge()
    row(judge, FLOOD_ROW - 1, 0.0)
    judge.passed(0.5)
    assert not judge.means_everybody(9, 0.6, 0.7)


def test_a_success_granted_before_the_refusal_proves_nothing() -> None:
    judge = FloodJudge()
    row(judge, FLOOD_ROW - 1, 0.5)
    judge.passed(0.1)
    assert judge.means_everybody(9, 0.6, 0.7)


def test_refusals_far_apart_are_no_row() -> None:
    judge = FloodJudge()
    assert not any(judge.means_everybody(n, n * 10.0, n * 10.0 + 0.1) for n in range(9))


def test_where_single_chats_are_refused_often_a_row_must_be_longer() -> None:
    judge = FloodJudge()
    for count in range(2000):
        at = count / 28
        if count % 5:
            judge.passed(at)
        else:
            assert not judge.means_everybody(count, at, at + 0.05)
    assert judge.share == pytest.approx(0.2, abs=0.05)
    found = row(judge, FLOOD_ROW_MAX, 100.0)
    assert not any(found[: FLOOD_ROW + 1])
    assert any(found)
