"""The engine scores many units exactly as the one-profile path scores one, and says what it cannot score."""

from math import isnan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators import profiles
from ptindex import EQUAL_WEIGHTS, ByLevel, Composite, Minimum, NotEnoughDataError, Power
from ptindex.composite import scores
from ptindex.declaration import Dimension
from ptindex.matrices import from_profiles, model_of

exponents = st.floats(-60, 60) | st.sampled_from([-1.0, 0.0, 1.0, 2.0, 1e-9, -1e-9, 1e-300, 300.0, -300.0])
rules = st.builds(Power, exponents) | st.just(Minimum())
weights = st.dictionaries(
    st.sampled_from([*EQUAL_WEIGHTS.indicators, *(dimension.code for dimension in Dimension)]),
    st.just(0.0) | st.floats(1e-3, 1e3),
    max_size=12,
)
composites = st.builds(
    Composite,
    name=st.just("drawn"),
    indicators=st.just(EQUAL_WEIGHTS.indicators),
    weights=weights,
    levels=st.dictionaries(st.sampled_from(["prevention.video.some", "ratification.uncat.signed"]), st.floats(0, 1)),
    aggregation=rules | st.builds(ByLevel, inside=rules, between=rules),
    missing=st.sampled_from(["spread", "worst"]),
    min_available=st.sampled_from([0.0, 0.5, 0.9]),
    scale=st.sampled_from([1.0, 100.0]),
)
panels = st.lists(profiles(), min_size=1, max_size=4, unique_by=lambda each: (each.country.iso3, each.year, each.territory))


@settings(max_examples=300)
@given(panels, composites)
def test_the_scores_of_a_matrix_are_the_scores_of_each_profile(chosen, strategy):
    found = scores(from_profiles(chosen, strategy), model_of(strategy))
    for at, profile in enumerate(chosen):
        try:
            single = strategy.score(profile)
        except NotEnoughDataError as error:
            assert isnan(found.values[at])
            assert found.matrix.units[at] in found.not_scored
            bounds = error.bounds
        else:
            bounds = single.bounds
            assert found.values[at] == pytest.approx(single.value, rel=1e-12, abs=1e-300)
            by_branch = {each.dimension.code: each.value for each in single.dimensions if each.value is not None}
            for name, value in by_branch.items():
                assert found.branches[name][at] == pytest.approx(value, rel=1e-12, abs=1e-300)
        assert found.low[at] == pytest.approx(bounds.low, rel=1e-12, abs=1e-300)
        assert found.high[at] == pytest.approx(bounds.high, rel=1e-12, abs=1e-300)
