"""The tables of a calibration: the range of every answer's points, or the statements that clash."""

from __future__ import annotations

from itertools import groupby
from math import isfinite
from typing import TYPE_CHECKING

from ...calibration import Calibration
from ...indicators import definitions
from ...numerals import number
from ..figures import indicator_name, said
from ..sentences import sentence
from ..tables import Row, Table, tables_of
from . import analysis_words as more

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...declaration import Language

__all__: list[str] = []


@tables_of.register(Calibration)
def _calibration(found: Calibration, language: Language) -> tuple[Table, ...]:
    supposed = (said(more.SUPPOSED, language, sentence(each, language)) for each in found.hypothesis.statement())
    notes = (*supposed, said(more.UNOFFICIAL, language))
    if not found.consistent:
        rows = tuple(Row((sentence(statement, language),)) for statement in found.clash)
        columns = (said(more.STATEMENT, language),)
        return (Table(title=said(more.CLASH, language), columns=columns, rows=rows, notes=notes, align=("left",)),)
    counts = found.counts
    title = said(more.CALIBRATION, language, counts.identified, counts.sought, counts.bounded, counts.unbounded)
    headings = (more.ANSWER, more.LEAST, more.MOST, more.FINDING)
    return (
        Table(
            title=title,
            columns=tuple(said(each, language) for each in headings),
            rows=tuple(_rows(found, language)),
            notes=notes,
            align=("left", "right", "right", "left"),
        ),
    )


def _rows(found: Calibration, language: Language) -> Iterator[Row]:
    for key, members in groupby(found.records(), key=lambda record: str(record["indicator"])):
        yield Row((indicator_name(key, language), "", "", ""), heading=True)
        yield from (_row(key, record, language) for record in members)


def _row(key: str, record: Mapping[str, str | float | bool], language: Language) -> Row:
    options = {each.code: each.wording(language) for each in definitions()[key].question.scale or ()}
    code = str(record["name"]).removeprefix(f"{key}.")
    finding = said(more.STATUSES[str(record["status"])], language)
    if record["narrowed"]:
        finding = f"{finding}\n{said(more.NARROWED, language)}"
    ends = (_end(float(record[name]), language) for name in ("low", "high"))
    return Row((options.get(code, said(more.COEFFICIENT, language)), *ends, finding))


def _end(points: float, language: Language) -> str:
    return number(points, language) if isfinite(points) else said(more.NO_LIMIT, language)
