"""How the rate falls and comes back, and whom a refusal is taken to mean."""

from __future__ import annotations

import pytest

from bot.limiter.floods import FloodJudge, Verdict
from bot.limiter.rate import Rate


def test_a_refusal_after_a_clean_time_is_nearly_forgiven() -> None:
    rate = Rate(28.0)
    rate.at(100)
    rate.refused(100, 99.9, halt=5)
    assert rate.at(100) == pytest.approx(22.4)
    assert rate.at(105) == pytest.approx(22.4)
    assert rate.at(107) == pytest.approx(24.4)
    assert 27.1 < rate.at(112) < 27.5


def test_a_refusal_soon_after_another_stays_and_is_won_back_by_the_minute() -> None:
    rate = Rate(28.0)
    rate.refused(100, 99.9)
    cut = rate.at(102)
    rate.refused(102, 101.9)
    assert rate.at(102) == pytest.approx(cut * 0.8)
    assert rate.at(162) == pytest.approx(cut * 0.8 + 1)


def test_refusals_of_one_episode_cut_once() -> None:
    rate = Rate(28.0)
    for instant in (100.0, 100.05, 100.1):
        rate.refused(instant, 99.9, halt=2)
    assert rate.at(100.1) == pytest.approx(22.4)


def test_cuts_that_buy_no_longer_clean_spell_are_taken_back() -> None:
    rate = Rate(28.0)
    now = 100.0
    for _ in range(12):
        rate.refused(now, now - 0.1, halt=1)
        now += 4
    assert rate.at(now) > 20


def test_the_rate_has_a_floor_and_a_ceiling() -> None:
    rate = Rate(28.0)
    for instant in range(100):
        rate.refused(instant * 0.1, instant * 0.1 - 0.01)
    assert rate.at(10) >= 2.8
    assert rate.at(10_000) == 28


def test_nudges_go_no_lower_than_their_floor() -> None:
    rate = Rate(28.0)
    for instant in range(1, 20):
        rate.nudged(instant, instant - 0.1)
    assert rate.at(20) == pytest.approx(28 * 0.9, abs=0.5)


def test_a_line_that_is_always_slow_is_not_taken_for_held() -> None:
    rate = Rate(28.0)
    for instant in range(100):
        rate.answered(instant + 1.5, instant)
    assert rate.at(200) == 28


def test_the_paid_rate_recovers_in_proportion() -> None:
    rate = Rate(1000.0)
    rate.refused(100, 99.9)
    assert rate.at(106) > 960


def test_a_single_refusal_means_its_chat() -> None:
    judge = FloodJudge()
    assert judge.judge(1, 0.0, 0.1) is Verdict.CHAT
    assert judge.judge(1, 0.2, 0.3) is Verdict.CHAT
    assert judge.judge(2, 20.0, 20.1) is Verdict.CHAT


def test_two_chats_refused_within_a_second_mean_everybody() -> None:
    judge = FloodJudge()
    judge.judge(1, 0.0, 0.1)
    assert judge.judge(2, 0.05, 0.2) is Verdict.EVERYBODY


def test_a_success_granted_in_between_speaks_against_everybody() -> None:
    judge = FloodJudge()
    judge.judge(1, 0.0, 0.1)
    judge.passed(0.05)
    assert judge.judge(2, 0.1, 0.2) is Verdict.CHAT


def test_a_success_granted_before_the_refusal_proves_nothing() -> None:
    judge = FloodJudge()
    judge.judge(1, 0.05, 0.1)
    judge.passed(0.0)
    assert judge.judge(2, 0.1, 0.2) is Verdict.EVERYBODY


@pytest.mark.parametrize(("every", "verdict"), [(50, Verdict.CHAT), (20, Verdict.MANY), (5, Verdict.TOO_MANY)])
def test_many_single_refusals_mean_our_pace(every: int, verdict: Verdict) -> None:
    judge, got = FloodJudge(), Verdict.CHAT
    for count in range(2000):
        at = count / 28
        if count % every:
            judge.passed(at)
        else:
            got = judge.judge(count, at, at + 0.05)
    assert got is verdict
