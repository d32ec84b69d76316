"""Plots of results for people: each function returns an Altair chart.

    from ptindex.display import plot

    chart = plot.contributions(pt.score(profile), language="ru")
    chart.save("kazakhstan-2022.svg")       # or .png, .pdf, .html

A notebook shows a chart that is the value of a cell. Each has its title, its method with fingerprint and version, and the
caveat within the picture, and in its `description` the text alternative: what the picture shows, in sentences with the
numbers. A value is never without its bounds, and what is missing is never drawn as zero.

They need the extra `plot`: `MissingExtraError` is raised without Altair, `ArgumentError` for a value of another kind or an
unknown language. Only `save` needs vl-convert. `width` is how wide the drawing is, without its labels, in pixels from 100 to
5000; of itself each picture takes what it needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..exceptions import ArgumentError, Problem, check_kind, needs, shown
from ..languages import check_language
from ..scores import Score
from ..strategy import EQUAL_WEIGHTS

if TYPE_CHECKING:
    import altair as alt

    from ..change import Change
    from ..composite.sensitivity import Sensitivity
    from ..composite.uncertainty import Uncertainty
    from ..declaration import Language
    from ..experiments import Sweep
    from ..experiments.robust import Robustness
    from ..panel import Panel
    from ..profile import CountryProfile
    from ..ranking import Ranking
    from ..strategy import ScoringStrategy

__all__ = ["change", "contributions", "dimensions", "rank_acceptability", "ranking", "sensitivity", "trend", "weight_sweep"]

_LEAST, _MOST = 100, 5000  # pixels


def _at_the_door(language: Language, width: float | None) -> None:
    """What each function asks first: whether Altair is there, whether anybody reads the language, whether paper is so wide."""
    with needs("plot"):
        import altair  # noqa: F401 (whether it is there)
    check_language(language)
    if width is not None and (isinstance(width, bool) or not isinstance(width, (int, float)) or not _LEAST <= width <= _MOST):
        message = f"is not a number from {_LEAST} to {_MOST}"
        raise ArgumentError([Problem(path="$.width", message=message, given=shown(width))])


def contributions(score: Score, language: Language = "en", *, width: float | None = None) -> alt.VConcatChart:
    """A waterfall of a score: from the baseline, indicator by indicator in their dimensions, to the score with its bounds.

    In points of the score's scale. An indicator that is missing stands in its place with the reason and no bar.

    >>> from ptindex import example_profile, score
    >>> contributions(score(example_profile())).description[:76]
    'A plot. How the score comes about. Kazakhstan 2022: 63.40 (bounds: 61.64 to '
    """
    _at_the_door(language, width)
    check_kind("score", score, Score, "is no Score; give what score(profile) makes")
    from .plots.waterfalls import score_chart

    return score_chart(score, language, width=width)


def change(explained: Change, language: Language = "en", *, width: float | None = None) -> alt.VConcatChart:
    """A waterfall of a change: from the score before, by each indicator that moved, to the score after, both with bounds."""
    _at_the_door(language, width)
    from ..change import Change

    check_kind("explained", explained, Change, "is no Change; give what explain_change(before, after) makes")
    from .plots.change_bars import change_chart

    return change_chart(explained, language, width=width)


def dimensions(
    score: Score,
    reference: Iterable[Score] = (),
    language: Language = "en",
    *,
    across_editions: bool = False,
    width: float | None = None,
) -> alt.VConcatChart:
    """A dot for each dimension with its bounds, before the median and the range of a reference group.

    In points of the score's scale. Of the reference only what is known counts, and the score itself does not; other years of
    the same country do, and the plot says so. A dimension of which nothing is known shows its bounds without a dot.

    Raises `ComparisonError` for a reference scored by another method, and for years of another edition of the questionnaire
    unless `across_editions` is True: then the plot says that they are not comparable.
    """
    _at_the_door(language, width)
    check_kind("score", score, Score, "is no Score; give what score(profile) makes")
    check_kind("reference", reference, Iterable, "are no scores; one is given in a list too")
    reference = tuple(reference)
    for each in reference:
        check_kind("reference", each, Score, "is no Score; give what score(profile) makes")
    from .plots.dimension_dots import dimensions_chart

    return dimensions_chart(score, reference, language, across_editions=across_editions, width=width)


def ranking(ranked: Ranking, language: Language = "en", *, width: float | None = None) -> alt.VConcatChart:
    """Countries by rank: scores with bounds beside ranks with the places that each could take.

    Who cannot be ranked stands below, with bounds and the reason and without a dot.
    """
    _at_the_door(language, width)
    from ..ranking import Ranking

    check_kind("ranked", ranked, Ranking, "is no Ranking; give what rank(profiles) makes")
    from .plots.rank_dots import ranking_chart

    return ranking_chart(ranked, language, width=width)


def trend(
    panel: Panel | Iterable[CountryProfile],
    language: Language = "en",
    *,
    strategy: ScoringStrategy = EQUAL_WEIGHTS,
    country: str | None = None,
    width: float | None = None,
) -> alt.VConcatChart:
    """The scores of one country by data year with their bounds; the totals that the index published in a panel of their own.

    The totals keep their own axis. Lines join a year to the next of the same edition and nothing else: the break after data
    year 2019 is marked, a year without a profile stays empty, and where releases print different totals each is shown and no
    line leads to it. A year of which too little is known shows its bounds without a dot. In a narrow picture only those numbers
    are written that have room. `country` is the code of one of several, or its name: as in the data, in English or in Russian.
    `XAA, North` names the territory of that name, and `XAA` the whole country where it is there, else its one territory.

    Raises `ComparisonError` when it is not clear which country is meant.
    """
    _at_the_door(language, width)
    from .plots.timelines import trend_chart

    return trend_chart(panel, strategy, country, language, width=width)


def rank_acceptability(
    found: Robustness | Uncertainty, language: Language = "en", *, width: float | None = None
) -> alt.VConcatChart:
    """A heat map of how often each country takes each rank, in per cent of the draws; each row adds up to 100, up to rounding.

    Countries stand in the order of their rank under the method. An `Uncertainty` names its units as its matrix does.
    """
    _at_the_door(language, width)
    from ..composite.uncertainty import Uncertainty
    from ..experiments.robust import Robustness

    message = "is neither a Robustness nor an Uncertainty; give what robustness(profiles) makes"
    check_kind("found", found, (Robustness, Uncertainty), message)
    from .plots.heat_map import acceptability_chart

    return acceptability_chart(found, language, width=width)


def sensitivity(found: Sensitivity, language: Language = "en", *, width: float | None = None) -> alt.VConcatChart:
    """Bars of the first-order and the total Sobol' index of each choice, with their 95 % bootstrap intervals."""
    _at_the_door(language, width)
    from ..composite.sensitivity import Sensitivity

    check_kind("found", found, Sensitivity, "is no Sensitivity; give what composite.sensitivity.sobol(...) makes")
    from .plots.sobol_bars import sensitivity_chart

    return sensitivity_chart(found, language, width=width)


def weight_sweep(sweep: Sweep, language: Language = "en", *, width: float | None = None) -> alt.VConcatChart:
    """Scores with their bounds, and ranks, as one weight goes from nothing to all, with the shares at which the order turns."""
    _at_the_door(language, width)
    from ..experiments import Sweep

    check_kind("sweep", sweep, Sweep, "is no Sweep; give what experiments.sweep(profiles, name) makes")
    from .plots.sweep_lines import sweep_chart

    return sweep_chart(sweep, language, width=width)
