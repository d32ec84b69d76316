"""Results that the tests of the display show, made once from the real page."""

import attrs

import ptindex as pt
from ptindex.declaration import Unavailable
from ptindex.formats import page

KAZAKHSTAN = pt.example_profile()
LATER = attrs.evolve(
    KAZAKHSTAN.with_answers(
        {
            "prevention.video": pt.VideoCoverage.ALL,
            "judicial_review.convictions": 30,
            "context.population": 20_000_000,
            "investigating_body.status": Unavailable.NO_DATA,
        }
    ),
    year=2023,
    published=pt.PublishedScore(value=122.51, release=6, source=pt.Source(title="Sixth release")),
)
UNKNOWN = pt.CountryProfile(country=pt.Country("XAB", "Silentia"), year=2022)


class Flat:
    """A strategy that knows neither bounds nor contributions, as an outsider might write it."""

    name = "flat"

    def score(self, profile, /):
        return pt.Score.of(profile, value=50.0 + len(profile.remarks), strategy=self.name)


def release(score):
    """The score as a fixed version would have made it, so that a release changes no snapshot."""
    return attrs.evolve(score, version="1.0")


RESULTS = {
    "score": release(pt.score(KAZAKHSTAN)),
    "profile": KAZAKHSTAN,
    "ranking": pt.rank([KAZAKHSTAN, attrs.evolve(KAZAKHSTAN, country=pt.Country("XAA", "Atlantis")), UNKNOWN]),
    "change": pt.explain_change(KAZAKHSTAN, LATER),
    "reforms": pt.reforms(KAZAKHSTAN, steps=2, top=3),
    "audit": pt.audit(KAZAKHSTAN),
    "completeness": pt.completeness(
        attrs.evolve(
            KAZAKHSTAN.with_answers({"prevention.archive_access": Unavailable.WITHHELD}),
            notes={"prevention.video": pt.Note(text="видели")},
        )
    ),
    "reading": page.loads("Kazakhstan 2022\nVideo surveillance\tSome or other\n"),
    "problems": (pt.Problem(message="is wrong", path="$.year", sheet="Data", row=2, column="B", allowed=("2022",)),),
}
