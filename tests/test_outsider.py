"""What somebody else writes: a strategy checked by one call, and each way to break the contract found by it."""

import random

import pytest

import ptindex as pt
from ptindex.display import plot
from ptindex.display.results.scores import score_tables
from ptindex.display.text import text_of
from ptindex.testing import check_strategy


class LawOnly:
    """The share of legal guarantees in place, written against the public names alone."""

    name = "law only"

    def score(self, profile: pt.CountryProfile, /) -> pt.Score:
        law = [each for each in pt.indicators(profile) if each.dimension is pt.Dimension.DOMESTIC_LAW]
        known = [each for each in law if each.level is not None]
        parts = tuple(
            pt.Contribution(
                indicator=each.key, dimension=each.dimension, level=each.level, weight=1 / len(law), value=10 * each.level
            )
            for each in known
        )
        low = sum(part.value for part in parts)
        return pt.Score.of(
            profile,
            value=low,
            strategy=self.name,
            contributions=parts,
            missing=tuple(
                pt.MissingIndicator(indicator=each.key, dimension=each.dimension, reason=each.reason)
                for each in law
                if each.reason is not None
            ),
            bounds=pt.Bounds(low, low + 10 * (len(law) - len(known))),
            bounds_known=True,
        )


class Broken(LawOnly):
    """A strategy that is right but for what its score is changed into."""

    def __init__(self, change):
        self.change = change

    def score(self, profile, /):
        return self.change(profile, super().score(profile))


def remade(profile, found, **fields):
    kept = {"value": found.value, "strategy": found.strategy, "contributions": found.contributions}
    return pt.Score.of(profile, **(kept | fields))


def test_an_outsiders_strategy_keeps_the_contract_and_ranks_and_explains():
    check_strategy(LawOnly())
    assert isinstance(LawOnly(), pt.ScoringStrategy)
    kz = pt.example_profile()
    assert pt.rank([kz], LawOnly()).rows[0].score.value == 30
    after = kz.with_answers({"domestic_law.definition": pt.Definition.CONSISTENT})
    change = pt.explain_change(kz, after, LawOnly())
    assert [(line.indicator, line.points) for line in change.lines] == [("domestic_law.definition", 5)]
    assert change.remainder == 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda profile, found: 3, "score() gives no Score; given: 3"),
        (lambda profile, found: remade(profile, found, value=float("inf"), baseline=0.0), "$.value: is not a finite number"),
        (lambda profile, found: remade(profile, found, baseline=1.0), "baseline and contributions do not sum to the value"),
        (
            lambda profile, found: pt.Score.of(
                pt.CountryProfile(country=pt.Country("XTA", "T"), year=2022), value=1.0, strategy="mine"
            ),
            "the score is of another country or year",
        ),
        (
            lambda profile, found: remade(profile, found, value=random.random(), contributions=()),
            "the same profile gives another score the second time",
        ),
        (
            lambda profile, found: (
                remade(profile, found, bounds=pt.Bounds(found.value, found.value), bounds_known=True)
                if profile == pt.example_profile()
                else remade(profile, found, value=99.0, contributions=(), bounds=pt.Bounds(99.0, 99.0), bounds_known=True)
            ),
            "withdrawing an answer raises the low bound",
        ),
        (
            lambda profile, found: remade(profile, found, value=-found.value, contributions=()),
            "a better answer lowers the value",
        ),
        (
            lambda profile, found: remade(profile, found, bounds=found.bounds, bounds_known=True),
            "domestic_law.prohibition not_stated): withdrawing an answer widens the bounds, and missing does not name what is",
        ),
    ],
)
def test_each_way_to_break_the_contract_is_named(change, message):
    with pytest.raises(pt.StrategyError) as caught:
        check_strategy(Broken(change))
    assert message in str(caught.value)


def test_bounds_that_are_known_of_some_profiles_only_are_fine():
    real = pt.example_profile()
    check_strategy(Broken(lambda profile, found: found if profile == real else remade(profile, found)))


def test_a_refusal_without_bounds_and_availability_is_found():
    for wrong in (((0, 10), pt.score(pt.example_profile()).availability), (pt.Bounds(0, 10), None)):

        def refuse(profile, found, wrong=wrong):
            raise pt.NotEnoughDataError("not for me", *wrong)

        with pytest.raises(pt.StrategyError, match="NotEnoughDataError is raised without a Bounds or an Availability"):
            check_strategy(Broken(refuse))


def test_pages_of_a_method_that_does_not_say_what_is_missing_never_say_that_nothing_is():
    silent = pt.example_profile().with_answers({"domestic_law.definition": pt.Unavailable.WITHHELD})
    open_bounds = Broken(lambda profile, found: remade(profile, found, bounds=found.bounds, bounds_known=True))
    no_bounds = Broken(lambda profile, found: remade(profile, found))
    told = "This method does not say which of its indicators are missing."
    for strategy in (open_bounds, no_bounds):
        found = pt.score(silent, strategy)
        assert not found.missing_known
        text = " ".join(text_of(score_tables(found, "en", silent)).split())
        assert told in text
        assert "No indicator" not in text
        assert "Data is withheld not said by this method" in text
        assert told in plot.contributions(found).description
    named = pt.score(silent, LawOnly())
    assert named.missing_known
    with_all = silent.with_answers(
        {each.key: next(iter(each.scale)) for each in pt.questions() if each.section == "domestic_law" and each.scale}
    )
    assert pt.score(with_all, open_bounds).missing_known
    assert told not in text_of(score_tables(named, "en", silent))
    description = plot.contributions(named).description
    assert "Data is withheld" in description
    assert told not in description
    assert "counts for missing" not in description  # the baseline is 0: nothing stands in it


def test_a_method_that_means_otherwise_can_switch_monotonicity_off():
    falling = Broken(lambda profile, found: remade(profile, found, value=-found.value, contributions=()))
    check_strategy(falling, monotone=False)


def test_a_bound_that_rises_for_any_reason_of_silence_is_found():
    def change(profile, found):
        withheld = any(answer is pt.Unavailable.WITHHELD for _, answer in profile.answers())
        low = 90.0 if withheld else 10.0
        return remade(profile, found, value=95.0, contributions=(), bounds=pt.Bounds(low, 100.0), bounds_known=True)

    with pytest.raises(pt.StrategyError, match="withdrawing an answer raises the low bound"):
        check_strategy(Broken(change))


def test_what_a_strategy_raises_goes_on_with_the_case_named():
    def change(profile, found):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError) as caught:
        check_strategy(Broken(change))
    assert caught.value.__notes__ == ["raised while scoring the real page"]


def test_what_is_no_profile_or_no_strategy_is_told_apart():
    reading = pt.read_page("Kazakhstan 2022\n")
    with pytest.raises(TypeError, match=r"is no profile; a reading has it as \.profile"):
        pt.score(reading)
    with pytest.raises(TypeError, match=r"is no profile; .*; given: 3$"):
        pt.score(3)
    for wrong in ("equal weights", LawOnly):
        with pytest.raises(TypeError, match="is no strategy: it needs a name and a method"):
            pt.score(pt.example_profile(), wrong)


def test_a_strategy_without_a_name_is_told():
    nameless = LawOnly()
    nameless.name = ""
    with pytest.raises(pt.StrategyError, match="the name is not text"):
        check_strategy(nameless)


def test_a_strategy_that_refuses_some_profiles_is_fine():
    def change(profile, found):
        if profile.prevention.video is pt.VideoCoverage.NONE:
            raise pt.NotEnoughDataError("not for me", found.bounds, found.availability)
        return found

    check_strategy(Broken(change))
