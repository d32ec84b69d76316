"""What is known of a panel by year, and which figures were known once and are missing now: a finding of its own."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from ..availability import Availability, availability, share_of
from ..countries import Country, place_record
from ..declaration import Unavailable, Value
from ..indicators import Reason
from ..numerals import counted
from ..panel import panel_of
from ..presentation import Presented
from ..questionnaire import questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..panel import Panel
    from ..profile import CountryProfile

__all__ = [
    "AvailabilityByYear",
    "CountryAvailability",
    "LostAnswer",
    "QuestionAvailability",
    "YearAvailability",
    "availability_by_year",
]


@frozen(kw_only=True)
class CountryAvailability:
    """How much of the questionnaire of one year is answered for one country."""

    country: Country
    territory: str
    year: int
    known: Availability


@frozen(kw_only=True)
class YearAvailability:
    """How many answers are usable over all profiles of a year: of `all` questions, a dimension's, or `context`."""

    year: int
    of: str
    usable: int
    asked: int

    @property
    def share(self) -> float:
        """Usable over asked, from 0 to 1; 1 where nothing was asked."""
        return share_of(self.usable, self.asked)


@frozen(kw_only=True)
class QuestionAvailability:
    """In how many profiles of a year a question has a usable answer, of those in which it was asked and applies."""

    question: str
    year: int
    usable: int
    asked: int

    @property
    def share(self) -> float:
        """Usable over asked, from 0 to 1; 1 where nothing was asked."""
        return share_of(self.usable, self.asked)


@frozen(kw_only=True)
class LostAnswer:
    """An answer that was known for one year of a country and is missing, with a reason, for its next.

    `answer` is the last one known. `regained` is the first later year in which there is one again, None when there is none
    yet. `new_edition` marks a loss between data years 2019 and 2020, whose questionnaires differ.
    """

    country: Country
    territory: str
    question: str
    known_in: int
    answer: Value
    missing_in: int
    reason: Reason
    regained: int | None
    new_edition: bool


@frozen(kw_only=True, repr=False)
class AvailabilityByYear(Presented):
    """What is known of a panel: over all profiles of a year, by country, by question, and what was lost over the years."""

    totals: tuple[YearAvailability, ...]
    countries: tuple[CountryAvailability, ...]
    questions: tuple[QuestionAvailability, ...]
    lost: tuple[LostAnswer, ...]

    def __repr__(self) -> str:
        return f"<AvailabilityByYear of {counted(len(self.countries), 'profile')}, {counted(len(self.lost), 'answer')} lost>"

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each profile, over all and for each dimension (and `context`), for a data frame."""
        for each in self.countries:
            for of, usable, asked in _shares(each.known):
                yield {
                    **place_record(each.country, each.territory),
                    "year": each.year,
                    "of": of,
                    "usable": usable,
                    "asked": asked,
                    "share": share_of(usable, asked),
                }

    def question_records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each question and year, for a data frame."""
        for each in self.questions:
            yield {
                "question": each.question,
                "year": each.year,
                "usable": each.usable,
                "asked": each.asked,
                "share": each.share,
            }

    def lost_records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each answer that was lost, for a data frame: its `number`, or its `code` where it was no number."""
        for each in self.lost:
            yield {
                **place_record(each.country, each.territory),
                "question": each.question,
                "known_in": each.known_in,
                "code": None if isinstance(each.answer, int | float) else each.answer.code,
                "number": each.answer if isinstance(each.answer, int | float) else None,
                "missing_in": each.missing_in,
                "reason": each.reason.code,
                "regained": each.regained,
                "new_edition": each.new_edition,
            }


def _shares(known: Availability) -> Iterator[tuple[str, int, int]]:
    yield "all", known.usable, known.asked
    for share in known.by_dimension:
        yield share.of, share.usable, share.asked


def availability_by_year(panel: Panel | Iterable[CountryProfile]) -> AvailabilityByYear:
    """Count what a panel says, by country, dimension, question and year, and list the answers that it lost.

    An answer is lost when it was known for one year of a country and is missing for the country's next: `not_stated`,
    `no_data`, `hard_to_access`, `not_collected` or `withheld`. What does not apply any more is not lost.

    >>> from attrs import evolve
    >>> from ptindex import Panel, Unavailable, example_profile
    >>> page = example_profile()
    >>> later = evolve(page, year=2023).with_answers({"judicial_review.convictions": Unavailable.WITHHELD})
    >>> [(each.question, each.answer, each.missing_in) for each in availability_by_year(Panel([page, later])).lost]
    [('judicial_review.convictions', 3, 2023)]
    """
    panel = panel_of(panel)
    countries = tuple(
        CountryAvailability(country=each.country, territory=each.territory, year=each.year, known=availability(each))
        for each in panel.profiles
    )
    return AvailabilityByYear(
        totals=tuple(_totals(countries)),
        countries=countries,
        questions=tuple(_by_question(panel)),
        lost=tuple(lost for series in panel.series() for lost in _lost(series)),
    )


def _totals(countries: Sequence[CountryAvailability]) -> Iterator[YearAvailability]:
    summed: dict[tuple[str, int], tuple[int, int]] = {}
    for each in sorted(countries, key=lambda each: each.year):
        for of, usable, asked in _shares(each.known):
            before = summed.get((of, each.year), (0, 0))
            summed[of, each.year] = (before[0] + usable, before[1] + asked)
    order = tuple(dict.fromkeys(of for of, _ in summed))
    for of, year in sorted(summed, key=lambda key: (order.index(key[0]), key[1])):
        usable, asked = summed[of, year]
        yield YearAvailability(year=year, of=of, usable=usable, asked=asked)


def _by_question(panel: Panel) -> Iterator[QuestionAvailability]:
    usable: Counter[tuple[str, int]] = Counter()
    asked: Counter[tuple[str, int]] = Counter()
    for profile in panel.profiles:
        for question, value in profile.answers():
            if question.since <= profile.year and value is not Unavailable.NOT_APPLICABLE:
                asked[question.key, profile.year] += 1
                usable[question.key, profile.year] += not isinstance(value, Unavailable)
    order = {question.key: at for at, question in enumerate(questions())}
    for key, year in sorted(asked, key=lambda counted: (order[counted[0]], counted[1])):
        yield QuestionAvailability(question=key, year=year, usable=usable[key, year], asked=asked[key, year])


def _lost(series: Sequence[CountryProfile]) -> Iterator[LostAnswer]:
    answers = [[value for _, value in profile.answers()] for profile in series]
    for at, (before, after) in enumerate(pairwise(series)):
        for number, (old, new) in enumerate(zip(answers[at], answers[at + 1], strict=True)):
            if isinstance(new, Unavailable) and new.widens and not isinstance(old, Unavailable):
                later = zip(series[at + 2 :], answers[at + 2 :], strict=True)
                yield LostAnswer(
                    country=after.country,
                    territory=after.territory,
                    question=questions()[number].key,
                    known_in=before.year,
                    answer=old,
                    missing_in=after.year,
                    reason=new,
                    regained=next((each.year for each, said in later if not isinstance(said[number], Unavailable)), None),
                    new_edition=before.edition != after.edition,
                )
