"""Wrong code: a type checker must refuse every line marked so, and no other. Pyright takes any argument of `attrs.evolve`."""

import attrs

import ptindex as pt


class NoName:
    def score(self, profile: pt.CountryProfile, /) -> pt.Score:
        raise NotImplementedError


class NoScore:
    name = "wrong"

    def score(self, profile: pt.CountryProfile, /) -> float:
        return 1.0


def wrong(kz: pt.CountryProfile) -> None:
    pt.Prevention(video="some")  # wrong
    pt.Prevention(video=pt.Promptness.LATER)  # wrong
    pt.Prevention(vidoe=pt.VideoCoverage.SOME)  # wrong
    pt.CountryProfile(country=pt.Country("XTA", "Testland"))  # wrong
    kz.year = 2023  # wrong
    kz.prevention.video.level  # wrong
    pt.score(kz, NoName())  # wrong
    pt.score(kz, NoScore())  # wrong
    attrs.evolve(pt.EQUAL_WEIGHTS, weights=[1.0, 2.0])  # wrong, says mypy
    attrs.evolve(pt.EQUAL_WEIGHTS, missing="drop")  # wrong, says mypy
    pt.loads("{}", pt.CountryProfile).value  # wrong
    pt.EQUAL_WIEGHTS  # wrong
    pt.Score.of(kz, value=1.0, strategy="mine", bounds=(1, 2))  # wrong
    pt.Score.of(kz, value=1.0, strategy="mine", bouds_known=True)  # wrong
