"""The tables of experiments with ranks: one weight from nothing to all, any weights, other methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...experiments import Comparison, RankRange, Sweep, Unit
from ...experiments.standings import shares_of
from ...numerals import number, percent
from ...scores import CAVEAT
from ...strategies.names import method_name
from .. import words
from ..figures import NOTHING, said, within
from ..tables import Align, Row, Table, tables_of
from . import experiment_words as more
from .experiment_parts import (
    DIMENSIONS,
    between,
    in_order,
    named,
    part_name,
    ranking_notes,
    share_in_words,
    unscored_tables,
    with_code,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...declaration import Language
    from ...experiments import Standing
    from ...ranking import Ranking

__all__: list[str] = []

_LEFT: Align = "left"


# Sweep


@tables_of.register(Sweep)
def _sweep(found: Sweep, language: Language) -> tuple[Table, ...]:
    of_total = found.name in DIMENSIONS
    ends = ((share_in_words(0, language), found.nothing), (share_in_words(1, language), found.everything))
    (first, nothing), (last, everything) = ((said(more.ALONE, language, share), variant) for share, variant in ends)
    rows = [
        Row((first, _listed(nothing.standings, language))),
        *(Row((between(each.low, each.high, language), _listed(each.standings, language))) for each in found.intervals),
        Row((last, _listed(everything.standings, language))),
    ]
    stable = found.stable
    now = [share_in_words(share, language) for share in (found.share, stable.low, stable.high)]
    within_intervals = said(words.BOUNDS_FROM_TO, language, share_in_words(0, language), share_in_words(1, language))
    unscored = [
        *(
            (said(more.BOUNDS_AT, language, within_intervals, share_in_words(found.unscored_at, language)), each)
            for each in found.unscored
        ),
        *((first, each) for each in nothing.unscored),
        *((last, each) for each in everything.unscored),
    ]
    ranking = Table(
        title=said(more.SWEEP, language, part_name(found.name, language).replace("\n", ", ")),
        columns=(
            said(more.SHARE_OF_TOTAL if of_total else more.SHARE_OF_DIMENSION, language),
            said(more.RANKING_THERE, language),
        ),
        rows=tuple(rows),
        notes=(said(more.NOW, language, *now), said(more.SWEEP_NOTE, language), *ranking_notes(found.base, language)),
        align=("left", "left"),
    )
    return ranking, _crossings(found, language), *unscored_tables(unscored, language)


def _listed(standings: Iterable[Standing], language: Language) -> str:
    return ", ".join(f"{each.rank} {named(each.unit, language)}" for each in in_order(standings)) or NOTHING


def _crossings(found: Sweep, language: Language) -> Table:
    headings = (words.WEIGHT, more.RISING, more.FALLING)
    return Table(
        title=said(more.CROSSINGS, language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(
            Row((percent(each.share, language, 4), with_code(each.rising, language), with_code(each.falling, language)))
            for each in found.crossings
        ),
        notes=() if found.crossings else (said(more.NO_CROSSINGS, language),),
        align=("right", "left", "left"),
    )


# Rank range


@tables_of.register(RankRange)
def _rank_range(found: RankRange, language: Language) -> tuple[Table, ...]:
    own = next(row for row in found.base.rows if Unit.scored(row.score) == found.unit)
    cases = [(more.BY_METHOD, own.rank, own.score.value, own.score.bounds)]
    for word, variant in ((more.BEST_WEIGHTS, found.best), (more.WORST_WEIGHTS, found.worst)):
        standing = next(each for each in variant.standings if each.unit == found.unit)
        cases.append((word, standing.rank, standing.value, standing.bounds))
    size = len(found.best.standings)
    reach = Table(
        title=said(more.REACH, language, named(found.unit, language)),
        columns=tuple(said(each, language) for each in (more.CASE, words.RANK, words.SCORE, words.BOUNDS)),
        rows=tuple(
            Row(
                (
                    said(word, language),
                    said(more.RANK_OF, language, rank, size),
                    number(value, language),
                    within(bounds, language),
                )
            )
            for word, rank, value, bounds in cases
        ),
        notes=(
            said(more.MARGIN_NOTE, language, number(found.margin, language, decimals=4)),
            *ranking_notes(found.base, language),
        ),
        align=("left", "right", "right", "right"),
    )
    unscored = ((said(more.EVERYWHERE, language), each) for each in found.unscored)
    return reach, _weights_that_reach(found, language), *unscored_tables(unscored, language)


def _weights_that_reach(found: RankRange, language: Language) -> Table:
    headings = (words.DIMENSION, more.ALLOWED, more.BY_METHOD, more.BEST, more.WORST)
    own = shares_of(found.strategy, {})
    return Table(
        title=said(more.REACHED_BY, language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(
            Row(
                (
                    part_name(code, language),
                    between(low, high, language),
                    share_in_words(own[code], language),
                    share_in_words(found.best.shares[code], language),
                    share_in_words(found.worst.shares[code], language),
                )
            )
            for code, (low, high) in found.bounds.items()
        ),
        align=("left", "right", "right", "right", "right"),
    )


# Strategies


@tables_of.register(Comparison)
def _comparison(found: Comparison, language: Language) -> tuple[Table, ...]:
    unscored = ((name, each) for name, left_out in found.unscored.items() for each in left_out)
    return (
        _movers(found, language),
        _agreements(found, language),
        *(_scores(name, ranking, language) for name, ranking in found.rankings.items()),
        *unscored_tables(unscored, language),
    )


def _movers(found: Comparison, language: Language) -> Table:
    names = tuple(found.strategies)
    notes = [CAVEAT.wording(language), said(more.COMMON, language, len(found.movers))]
    if not found.same_scale:
        notes.append(said(more.OTHER_SCALES, language))
    return Table(
        title=said(more.STRATEGIES, language, len(names)),
        columns=(said(words.COUNTRY, language), *(method_name(name, language) for name in names), said(more.MOVES, language)),
        rows=tuple(
            Row((with_code(each.unit, language), *(str(each.ranks[name]) for name in names), str(each.moves)))
            for each in found.movers
        ),
        notes=tuple(notes),
        align=("left", *([_LEFT] * len(names)), "right"),
    )


def _agreements(found: Comparison, language: Language) -> Table:
    pairs = [(each, [each.spearman, each.kendall]) for each in found.agreements]
    headings = (more.METHOD, more.METHOD, more.SPEARMAN, more.KENDALL)
    return Table(
        title=said(more.AGREEMENTS, language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(
            Row(
                (
                    method_name(each.first, language),
                    method_name(each.second, language),
                    *(NOTHING if value is None else number(value, language) for value in values),
                )
            )
            for each, values in pairs
        ),
        notes=(said(more.FEW, language),) if any(None in values for _, values in pairs) else (),
        align=("left", "left", "right", "right"),
    )


def _scores(name: str, ranking: Ranking, language: Language) -> Table:
    headings = (words.RANK, words.COUNTRY, words.SCORE, words.BOUNDS)
    return Table(
        title=said(more.SCORES_UNDER, language, method_name(name, language)),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(
            Row(
                (
                    str(row.rank),
                    with_code(Unit.scored(row.score), language),
                    number(row.score.value, language),
                    within(row.score.bounds, language, known=row.score.bounds_known),
                )
            )
            for row in ranking.rows
        ),
        notes=ranking_notes(ranking, language)[1:],
        align=("right", "left", "right", "right"),
    )
