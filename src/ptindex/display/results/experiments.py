"""The tables of experiments with weights: ranks beside what moved them, every score beside its bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...experiments import LeaveOneOut, Unit, WeightsExperiment
from ...experiments.standings import unscored_in
from ...numerals import number
from .. import words
from ..figures import NOTHING, said, within
from ..tables import Align, Row, Table, tables_of
from . import experiment_words as more
from .experiment_parts import (
    DIMENSIONS,
    in_order,
    part_name,
    ranking_notes,
    ranks_by_unit,
    share_in_words,
    unscored_tables,
    with_code,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ...declaration import Language, Text
    from ...experiments import Standing, Unscored, Variant
    from ...ranking import Ranking

__all__: list[str] = []

_RIGHT: Align = "right"
_SETS_SHOWN = 12
_SCORES_ABREAST = 4
"""So many scores with their bounds fit beside a name on a line."""


# Weight sets


@tables_of.register(WeightsExperiment)
def _weights(found: WeightsExperiment, language: Language) -> tuple[Table, ...]:
    shown = found.sets[:_SETS_SHOWN]
    unscored = [*_unranked(found, language), *((each.name, unscored) for each in found.sets for unscored in each.unscored)]
    return (
        _spans(found, language),
        *(_weight_set(each, found.base, language) for each in shown),
        *unscored_tables(unscored, language),
    )


def _unranked(found: WeightsExperiment | LeaveOneOut, language: Language) -> Iterator[tuple[str, Unscored]]:
    for each in unscored_in(found.base):
        yield said(more.EVERYWHERE, language), each


def _spans(found: WeightsExperiment, language: Language) -> Table:
    places = ranks_by_unit(found.base)
    figures = {Unit.scored(row.score): row.score for row in found.base.rows}
    notes = list(ranking_notes(found.base, language))
    if len(found.sets) > _SETS_SHOWN:
        notes.append(said(more.MORE_SETS, language, _SETS_SHOWN, len(found.sets)))
    headings = (words.COUNTRY, words.SCORE, words.BOUNDS, more.METHOD_RANK, more.BEST, more.WORST)
    return Table(
        title=said(more.WEIGHTS, language, len(found.sets)),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(
            Row(
                (
                    with_code(each.unit, language),
                    number(figures[each.unit].value, language) if each.unit in figures else NOTHING,
                    within(figures[each.unit].bounds, language) if each.unit in figures else NOTHING,
                    str(places.get(each.unit, NOTHING)),
                    said(more.IN_SET, language, each.best_rank, each.best_in),
                    said(more.IN_SET, language, each.worst_rank, each.worst_in),
                )
            )
            for each in found.spans
        ),
        notes=tuple(notes),
        align=("left", "right", "right", "right", "left", "left"),
    )


def _weight_set(variant: Variant, base: Ranking, language: Language) -> Table:
    places = ranks_by_unit(base)
    headings = (words.RANK, more.RANK_MOVE, words.COUNTRY, words.SCORE, words.BOUNDS)
    return Table(
        title=said(more.WEIGHT_SET, language, variant.name),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(
            Row(
                (
                    str(each.rank),
                    _move(places.get(each.unit), each.rank, language),
                    with_code(each.unit, language),
                    number(each.value, language),
                    within(each.bounds, language),
                )
            )
            for each in in_order(variant.standings)
        ),
        notes=(_shares(variant.shares, language), *(remark.wording(language) for remark in variant.remarks)),
        align=("right", "left", "left", "right", "right"),
    )


def _shares(shares: Mapping[str, float], language: Language) -> str:
    return said(more.SHARES, language, ", ".join(f"{code} {share_in_words(share, language)}" for code, share in shares.items()))


def _move(before: int | None, after: int, language: Language) -> str:
    if before is None:
        return NOTHING
    if before == after:
        return said(more.SAME, language)
    return said(more.UP if after < before else more.DOWN, language, abs(before - after))


# Leaving out


@tables_of.register(LeaveOneOut)
def _leave_one_out(found: LeaveOneOut, language: Language) -> tuple[Table, ...]:
    units = [Unit.of(profile) for profile in found.profiles]
    unscored = [*_unranked(found, language), *((each.name, unscored) for each in found.without for unscored in each.unscored)]
    base = {Unit.scored(row.score): row for row in found.base.rows}
    ranks = {unit: str(row.rank) for unit, row in base.items()}
    scores = {unit: f"{number(row.score.value, language)}\n{within(row.score.bounds, language)}" for unit, row in base.items()}
    skipped = tuple(said(more.SKIPPED, language, name, why.wording(language)) for name, why in found.skipped.items())
    tables = [
        _matrix(more.WITHOUT_RANKS, found, units, ranks, language, notes=(*ranking_notes(found.base, language), *skipped))
    ]
    for start in range(0, len(units), _SCORES_ABREAST):
        abreast = units[start : start + _SCORES_ABREAST]
        tables.append(_matrix(more.WITHOUT_SCORES, found, abreast, scores, language, notes=()))
    return (*tables, *unscored_tables(unscored, language))


def _matrix(
    title: Text,
    found: LeaveOneOut,
    units: Sequence[Unit],
    base: Mapping[Unit, str],
    language: Language,
    *,
    notes: tuple[str, ...],
) -> Table:
    ranks = title is more.WITHOUT_RANKS
    blank = ("",) * len(units)
    rows = [Row((said(more.NOTHING_LEFT_OUT, language), *(base.get(unit, NOTHING) for unit in units)))]
    for heading, dimensions in ((more.DIMENSIONS, True), (more.INDICATORS, False)):
        variants = [each for each in found.without if (each.name in DIMENSIONS) is dimensions]
        if variants:
            rows.append(Row((said(heading, language), *blank), heading=True))
        for variant in variants:
            cells = {each.unit: _cell(each, language, ranks=ranks) for each in variant.standings}
            rows.append(Row((part_name(variant.name, language), *(cells.get(unit, NOTHING) for unit in units))))
    mixed = len({unit.year for unit in units}) > 1
    names = [f"{unit.country.iso3}\n{unit.year}" if mixed else unit.country.iso3 for unit in units]
    return Table(
        title=said(title, language),
        columns=(said(more.WITHOUT, language), *names),
        rows=tuple(rows),
        notes=notes,
        align=("left", *([_RIGHT] * len(units))),
    )


def _cell(standing: Standing, language: Language, *, ranks: bool) -> str:
    if ranks:
        return str(standing.rank)
    return f"{number(standing.value, language)}\n{within(standing.bounds, language)}"
