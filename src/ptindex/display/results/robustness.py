"""The tables of an analysis of robustness: scores and ranks over the draws, and what was drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...experiments.robust import Robustness
from ...numerals import number, typeset
from ...scores import CAVEAT
from .. import words
from ..figures import NOTHING, method_line, said
from ..sentences import sentence, sentences
from ..tables import Align, Row, Table, tables_of
from . import experiment_words as more
from .experiment_parts import share_in_words, unscored_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ...composite.sensitivity import Sensitivity
    from ...composite.uncertainty import Spread, Uncertainty
    from ...declaration import Language, Text

__all__ = ["drawn_table", "uncertainty_tables"]

_RIGHT: Align = "right"


@tables_of.register(Robustness)
def _robustness(found: Robustness, language: Language) -> tuple[Table, ...]:
    method = method_line(found.strategy, found.fingerprint, found.version, language)
    unscored = unscored_tables(((said(more.EVERYWHERE, language), each) for each in found.unscored), language)
    notes = (CAVEAT.wording(language), method)
    return uncertainty_tables(found.uncertainty, language, unit=words.COUNTRY, notes=notes, unscored=unscored)


def uncertainty_tables(
    analysis: Uncertainty, language: Language, *, unit: Text, notes: Iterable[str], unscored: Iterable[Table] = ()
) -> tuple[Table, ...]:
    """The tables of an analysis of uncertainty whose units are called so, with notes below the first."""
    return (
        _spreads(analysis, language, unit, notes),
        _acceptability(analysis, language, unit),
        *unscored,
        drawn_table(analysis, said(more.DRAWS, language, analysis.draws, analysis.seed), language),
    )


def _spreads(analysis: Uncertainty, language: Language, unit: Text, notes: Iterable[str]) -> Table:
    headings = (unit, words.RANK, more.MEDIAN, more.MIDDLE, words.SCORE, more.MEDIAN, more.MIDDLE)
    return Table(
        title=said(more.ROBUSTNESS, language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(
            Row(
                (
                    each.unit,
                    *_cells(each.rank, lambda rank: typeset(f"{rank:g}", language), language),
                    *_cells(each.score, lambda score: number(score, language), language),
                )
            )
            for each in analysis.units
        ),
        notes=(said(more.MIDDLE_NOTE, language), *sentences(analysis.cautions, language), *notes),
        align=("left", *([_RIGHT] * 6)),
    )


def _cells(spread: Spread, written: Callable[[float], str], language: Language) -> Iterator[str]:
    yield written(spread.nominal)
    yield NOTHING if spread.median is None else written(spread.median)
    if spread.low is None or spread.high is None:
        yield NOTHING
    else:
        yield said(words.BOUNDS_FROM_TO, language, written(spread.low), written(spread.high))


def _acceptability(analysis: Uncertainty, language: Language, unit: Text) -> Table:
    places = analysis.acceptability.shape[1]
    return Table(
        title=said(more.ACCEPTABILITY, language),
        columns=(said(unit, language), *(str(place) for place in range(1, places + 1))),
        rows=tuple(
            Row((each.unit, *(share_in_words(share, language) for share in row)))
            for each, row in zip(analysis.units, analysis.acceptability.tolist(), strict=True)
        ),
        align=("left", *([_RIGHT] * places)),
    )


def drawn_table(analysis: Uncertainty | Sensitivity, title: str, language: Language) -> Table:
    """What an analysis varied, what it left as it was, and what had no effect."""
    rows = [
        *((more.VARIED, each) for each in analysis.varied),
        *((more.NOT_VARIED, each) for each in analysis.not_varied),
        *((more.NOT_USED, each) for each in analysis.skipped),
    ]
    return Table(
        title=title,
        columns=("", ""),
        rows=tuple(Row((said(word, language), sentence(each, language))) for word, each in rows),
        align=("left", "left"),
    )
