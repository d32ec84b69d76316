"""The tables of the engine's results. It imports the engine, so that it is imported when a result of the engine is shown."""

from __future__ import annotations

from itertools import islice
from math import isfinite
from typing import TYPE_CHECKING

from ...composite.diagnostics import Availability, Correlations, EffectiveWeights, Eigenvalues, Reliability
from ...composite.matrix import IndicatorMatrix
from ...composite.sampling.indices import Indices
from ...composite.scoring import Scores
from ...composite.sensitivity import Sensitivity
from ...composite.uncertainty import Uncertainty
from ...composite.weighting import BenefitOfTheDoubt, BudgetWeights, ImportanceWeights, PairwiseWeights, Weights
from ...numerals import number, percent
from .. import words
from ..figures import NOTHING, indicator_name, said
from ..sentences import sentence, sentences
from ..tables import Align, Row, Table, tables_of
from . import analysis_words as more
from .robustness import drawn_table, uncertainty_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ...declaration import Language, Text

__all__: list[str] = []

_RIGHT: Align = "right"
_SHOWN = 50


def _table(
    title: str, headings: Sequence[Text | str], rows: Iterable[tuple[str, ...]], notes: Iterable[str], language: Language
) -> Table:
    """A table whose first column has names, and all others numbers."""
    return Table(
        title=title,
        columns=tuple(each if isinstance(each, str) else said(each, language) for each in headings),
        rows=tuple(map(Row, rows)),
        notes=tuple(notes),
        align=("left", *([_RIGHT] * (len(headings) - 1))),
    )


def _number(value: float | None, language: Language) -> str:
    return NOTHING if value is None or not isfinite(value) else number(value, language)


def _not_scored(units: Mapping[str, str], language: Language) -> Iterator[str]:
    """Who has no score, with the reason: of very many the first, and how many more there are."""
    for unit, why in islice(units.items(), _SHOWN):
        yield said(more.NOT_SCORED, language, unit, sentence(why, language))
    if len(units) > _SHOWN:
        yield said(more.AND_MORE, language, len(units) - _SHOWN)


def _share(value: float, language: Language) -> str:
    return percent(value, language, 2)


@tables_of.register(Uncertainty)
def _uncertainty(found: Uncertainty, language: Language) -> tuple[Table, ...]:
    inexact = (said(more.EXACTNESS, language, f"{found.quantile_error:.2g}"),) if found.quantile_error else ()
    return uncertainty_tables(found, language, unit=more.UNIT, notes=(*inexact, *_not_scored(found.not_scored, language)))


@tables_of.register(Sensitivity)
def _sensitivity(found: Sensitivity, language: Language) -> tuple[Table, ...]:
    known = more.OUTPUTS.get(type(found.output).__name__)
    output = found.output.name if known is None else said(known, language, getattr(found.output, "unit", ""))

    def interval(low: float, high: float) -> str:
        return said(words.BOUNDS_FROM_TO, language, number(low, language), number(high, language))

    rows = (
        (
            sentence(each.factor, language),
            number(each.first, language),
            interval(each.first_low, each.first_high),
            number(each.total, language),
            interval(each.total_low, each.total_high),
        )
        for each in found.indices.rows
    )
    joint = said(more.JOINT, language, percent(found.indices.interactions, language))
    indices = _table(
        said(more.DRIVES, language, output),
        (more.FACTOR, more.FIRST, more.INTERVAL, more.TOTAL, more.INTERVAL),
        rows,
        (
            *sentences(found.cautions, language),
            *_not_scored(found.not_scored, language),
            said(more.FIRST_NOTE, language),
            joint,
        ),
        language,
    )
    return indices, drawn_table(found, said(more.RUNS, language, found.indices.runs, found.seed), language)


@tables_of.register(Indices)
def _indices(found: Indices, language: Language) -> tuple[Table, ...]:
    rows = (
        (sentence(each.factor, language), number(each.first, language), number(each.total, language)) for each in found.rows
    )
    notes = (*sentences(found.cautions, language), said(more.FIRST_NOTE, language))
    title = said(more.RUNS, language, found.runs, found.seed)
    return (_table(title, (more.FACTOR, more.FIRST, more.TOTAL), rows, notes, language),)


@tables_of.register(Scores)
def _scores(found: Scores, language: Language) -> tuple[Table, ...]:
    rows = (
        (
            str(each["unit"]),
            NOTHING if each["rank"] is None else str(each["rank"]),
            *(_number(each[name], language) for name in ("value", "low", "high")),  # type: ignore[arg-type]
        )
        for each in islice(found.records(), _SHOWN)
    )
    headings = (more.UNIT, words.RANK, words.SCORE, more.LOW, more.HIGH)
    notes = (said(words.BOUNDS_NOTE, language), *_not_scored(found.not_scored, language))
    count = len(found.matrix.units)
    return (_table(said(more.SCORES, language, count), headings, rows, (*notes, *_beyond(count, language)), language),)


@tables_of.register(IndicatorMatrix)
def _matrix(found: IndicatorMatrix, language: Language) -> tuple[Table, ...]:
    rows = (
        (str(each["unit"]), *(_number(each[name], language) for name in found.indicators))  # type: ignore[arg-type]
        for each in islice(found.records(), _SHOWN)
    )
    count = len(found.units)
    title = said(more.VALUES, language, count)
    return (_table(title, (more.UNIT, *found.indicators), rows, _beyond(count, language), language),)


def _beyond(count: int, language: Language) -> tuple[str, ...]:
    """What is said of the rows that a table leaves out: nobody reads a million of them on a page."""
    return (said(more.MORE_ROWS, language, count - _SHOWN),) if count > _SHOWN else ()


@tables_of.register(Weights)
def _weights(found: Weights, language: Language) -> tuple[Table, ...]:
    known = more.METHODS.get(found.method)
    method = found.method if known is None else said(known, language)
    columns: list[tuple[Text, Sequence[float]]] = [(words.WEIGHT, found.weights)]
    notes = [*sentences(found.cautions, language)]
    if isinstance(found, BudgetWeights):
        columns += [(more.LOWEST, found.lowest), (more.HIGHEST, found.highest)]
    if isinstance(found, PairwiseWeights):
        notes.append(said(more.CONSISTENCY, language, _number(found.consistency_ratio, language)))
    if isinstance(found, ImportanceWeights):
        columns += [(more.WANTED, found.target), (more.REACHED, found.effective)]
        told = more.CONVERGED if found.converged else more.NOT_CONVERGED
        notes.insert(0, said(told, language, _share(found.deviation, language)))
    shares = zip(*(values for _, values in columns), strict=True)
    rows = (
        (indicator_name(name, language), *(_share(each, language) for each in row))
        for name, row in zip(found.names, shares, strict=True)
    )
    headings = (words.INDICATOR, *(heading for heading, _ in columns))
    return (_table(said(more.WEIGHTS_BY, language, method), headings, rows, notes, language),)


@tables_of.register(BenefitOfTheDoubt)
def _benefit(found: BenefitOfTheDoubt, language: Language) -> tuple[Table, ...]:
    rows = (
        (said(more.NUMBERED, language, at), number(score, language), *(_share(each, language) for each in weights))
        for at, (score, weights) in enumerate(zip(found.scores, found.weights, strict=True), 1)
    )
    notes = (*sentences(found.cautions, language), said(more.DOUBT_NOTE, language))
    return (_table(said(more.DOUBT, language), (more.UNIT, words.SCORE, *found.names), rows, notes, language),)


@tables_of.register(EffectiveWeights)
def _effective(found: EffectiveWeights, language: Language) -> tuple[Table, ...]:
    nominal = (None,) * len(found.names) if found.nominal is None else found.nominal
    columns = zip(found.names, nominal, found.main_effect_weights, found.linear_weights, found.correlations, strict=True)
    rows = (
        (
            indicator_name(name, language),
            NOTHING if given is None else _share(given, language),
            _share(effect, language),
            _share(linear, language),
            _number(correlation, language),
        )
        for name, given, effect, linear, correlation in columns
    )
    headings = (words.INDICATOR, more.NOMINAL, more.EFFECTIVE, more.EFFECTIVE_LINEAR, more.CORRELATION)
    return (_table(said(more.EFFECTIVE, language), headings, rows, sentences(found.cautions, language), language),)


@tables_of.register(Correlations)
def _correlations(found: Correlations, language: Language) -> tuple[Table, ...]:
    rows = (
        (indicator_name(name, language), *(_number(each, language) for each in row))
        for name, row in zip(found.names, found.matrix, strict=True)
    )
    matrix = _table(said(more.CORRELATIONS, language), ("", *found.names), rows, sentences(found.cautions, language), language)
    pairs = tuple(map(Row, _pairs(found, language)))
    headings = (words.INDICATOR, more.SECOND, words.REMARK, more.CORRELATION, more.UNITS)
    columns = tuple(said(each, language) for each in headings)
    sides: tuple[Align, ...] = ("left", "left", "left", _RIGHT, _RIGHT)
    return matrix, Table(title=said(more.PAIRS, language), columns=columns, rows=pairs, align=sides)


def _pairs(found: Correlations, language: Language) -> Iterator[tuple[str, ...]]:
    for remark, pairs in ((more.REDUNDANT, found.redundant), (more.NEGATIVE, found.negative)):
        for pair in pairs:
            names = (indicator_name(name, language) for name in (pair.first, pair.second))
            yield *names, said(remark, language), number(pair.correlation, language), str(pair.units)
    for undefined in found.undefined:
        yield *(indicator_name(name, language) for name in undefined), said(more.UNDEFINED, language), NOTHING, NOTHING


@tables_of.register(Reliability)
def _reliability(found: Reliability, language: Language) -> tuple[Table, ...]:
    rows = (
        (indicator_name(name, language), _number(without, language), _number(rest, language))
        for name, without, rest in zip(found.names, found.without, found.with_rest, strict=True)
    )
    headings = (words.INDICATOR, more.ALPHA_WITHOUT, more.WITH_REST)
    return (
        _table(
            said(more.ALPHA, language, _number(found.alpha, language)),
            headings,
            rows,
            sentences(found.cautions, language),
            language,
        ),
    )


@tables_of.register(Eigenvalues)
def _eigenvalues(found: Eigenvalues, language: Language) -> tuple[Table, ...]:
    parts = zip(found.values, found.shares, found.cumulative, strict=True)
    rows = (
        (str(at), number(value, language), _share(share, language), _share(together, language))
        for at, (value, share, together) in enumerate(parts, 1)
    )
    headings = (more.COMPONENT, more.EIGENVALUE, more.VARIANCE, more.CUMULATIVE)
    loadings = (
        (indicator_name(name, language), *(_number(each, language) for each in row))
        for name, row in zip(found.names, found.loadings, strict=True)
    )
    numbered = [str(at) for at in range(1, len(found.values) + 1)]
    return (
        _table(said(more.EIGENVALUES, language), headings, rows, sentences(found.cautions, language), language),
        _table(said(more.LOADINGS, language), (words.INDICATOR, *numbered), loadings, (), language),
    )


@tables_of.register(Availability)
def _availability(found: Availability, language: Language) -> tuple[Table, ...]:
    title = said(more.KNOWN, language, _share(found.share, language))
    units = zip(found.units, found.by_unit, strict=True)
    names = ((indicator_name(name, language), share) for name, share in zip(found.names, found.by_indicator, strict=True))
    return tuple(
        _table(title, (heading, more.KNOWN_SHARE), ((name, _share(share, language)) for name, share in rows), (), language)
        for heading, rows in ((more.UNIT, units), (words.INDICATOR, names))
    )
