"""A program that is only type-checked: what a user writes has the types that it should have."""

from collections.abc import Iterator, Mapping
from typing import assert_type

import attrs

import ptindex as pt


class Mine:
    """A plain class is a strategy: no base, no registration."""

    name = "mine"

    def score(self, profile: pt.CountryProfile, /) -> pt.Score:
        return pt.Score.of(profile, value=1.0, strategy=self.name)


def use(text: str) -> Iterator[object]:
    reading = pt.read_page(text, iso3="KAZ", aliases={"Cameras": "prevention.video"}, strict=True)
    assert_type(reading, pt.PageReading)
    kz = reading.profile
    assert_type(kz, pt.CountryProfile)
    assert_type(reading.problems, tuple[pt.Problem, ...])
    assert_type(kz.year, int)
    assert_type(kz.country.iso3, str)
    assert_type(kz.context.population, int | pt.Unavailable)
    assert_type(kz.context.budget_per_prisoner_day, float | pt.Unavailable)
    assert_type(kz.procedural_guarantees.medical, pt.Promptness | pt.Unavailable)
    assert_type(kz.procedural_guarantees.medical.code, str)
    if isinstance(kz.prevention.video, pt.VideoCoverage):
        assert_type(kz.prevention.video.level, float)

    found = pt.score(kz)
    assert_type(found, pt.Score)
    assert_type(found.value, float)
    assert_type(found.bounds.low, float)
    assert_type(found.contributions, tuple[pt.Contribution, ...])
    assert_type(found.dimensions[0].dimension, pt.Dimension)
    assert_type(found.availability.share, float)
    assert_type(found.citation("ru"), str)

    mine = attrs.evolve(pt.EQUAL_WEIGHTS, weights={"prevention": 2.0}, aggregation=pt.Power(0))
    assert_type(mine, pt.Composite)
    own: pt.ScoringStrategy = Mine()
    assert_type(pt.score(kz, own), pt.Score)

    assert_type(pt.dumps(kz), str)
    assert_type(pt.loads(text, pt.CountryProfile), pt.CountryProfile)
    assert_type(pt.loads(text, pt.CountryProfile).year, int)
    assert_type(pt.loads(text, pt.Score).value, float)

    assert_type(pt.indicators(kz)[0].level, float | None)
    assert_type(pt.questions()[0].key, str)
    for row in pt.rank([kz], own).rows:
        assert_type(row.rank, int)
        assert_type(row.best_rank, int | None)
    change = pt.explain_change(kz, kz, mine)
    assert_type(change.by_dimension, Mapping[pt.Dimension, float])
    assert_type(pt.decompose(mine, kz, kz).remainder, float)
    assert_type(pt.reforms(kz, steps=2).sets[0].gain, float)
    assert_type(pt.audit(kz)[0].text.en, str)
    assert_type(pt.published_scores()[0].value, float | None)
    assert_type(pt.example_profile(), pt.CountryProfile)
    cameras = {"prevention.video": pt.VideoCoverage.ALL}
    silent = {"judicial_review.convictions": pt.Unavailable.WITHHELD}
    assert_type(kz.with_answers({**cameras, **silent}), pt.CountryProfile)
    any_answers: dict[str, pt.Value] = {"context.population": 19_000_000, "expert_survey.rating": 5.5}
    assert_type(kz.with_answers(any_answers | {**cameras, **silent}), pt.CountryProfile)
    assert_type(kz.answer("prevention.video"), pt.Value)
    yield pt.CountryProfile(
        country=pt.Country("XTA", "Testland"),
        year=2022,
        notes={"prevention.video": pt.Note(text="seen")},
        prevention=pt.Prevention(video=pt.VideoCoverage.SOME),
        published=pt.PublishedScore(value=1.0),
    )
