"""The tables of small results: how much is known, how a difference splits, and what the index published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...availability import CONTEXT, Availability
from ...change import Decomposition
from ...countries import Country
from ...declaration import Aspect, Dimension
from ...numerals import number
from ...published import PublishedRecord, PublishedRecords
from ...questionnaire import Context
from .. import words
from ..figures import NOTHING, answered, indicator_name, said, titled
from ..tables import Row, Table, tables_of
from .scores import method_notes, score_row, scored_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...availability import Share
    from ...declaration import Language, Text

__all__: list[str] = []

_CODED: dict[str, Dimension | Aspect] = {each.code: each for each in (*Dimension, *Aspect)}


@tables_of.register(Availability)
def _availability(known: Availability, language: Language) -> tuple[Table, ...]:
    whole = Row((said(words.ALL_QUESTIONS, language), answered(known.usable, known.asked, language)))
    return (
        _shares(words.DIMENSION, known.by_dimension, (whole,), language),
        _shares(words.ASPECT, known.by_aspect, (), language),
    )


def _shares(heading: Text, shares: Iterable[Share], first: tuple[Row, ...], language: Language) -> Table:
    given = tuple(shares)
    rows = (Row((_name(each.of, language), answered(each.usable, each.asked, language))) for each in given)
    return Table(
        title=said(words.HOW_MUCH, language),
        columns=(said(heading, language), said(words.ANSWERED, language)),
        rows=(*first, *rows),
        align=("left", "left"),
    )


def _name(of: str, language: Language) -> str:
    return Context.heading.wording(language) if of == CONTEXT else _CODED[of].wording(language)


@tables_of.register(Decomposition)
def _decomposition(found: Decomposition, language: Language) -> tuple[Table, ...]:
    sides = (found.reference, found.profile)
    both = Table(
        title=said(words.CHANGE, language, *(scored_title(score, language) for score in sides)),
        columns=("", *(said(each, language) for each in (words.VALUE, words.BOUNDS, words.REMARK))),
        rows=(
            *(score_row(scored_title(score, language), score, language) for score in sides),
            Row((said(words.DIFFERENCE, language), number(found.difference, language, signed=True), NOTHING, "")),
        ),
        notes=method_notes(found.profile, language),
        align=("left", "right", "right", "left"),
    )
    rows = [Row((indicator_name(key, language), number(points, language, signed=True))) for key, points in found.parts.items()]
    if found.remainder:
        rows.append(Row((said(words.REMAINDER, language), number(found.remainder, language, signed=True))))
    parts = Table(
        title=said(words.WHAT_MOVED, language),
        columns=(said(words.INDICATOR, language), said(words.POINTS, language)),
        rows=tuple(rows),
        notes=() if rows else (said(words.NOTHING_MOVED, language),),
        align=("left", "right"),
    )
    return both, parts


@tables_of.register(PublishedRecords)
def _published(records: PublishedRecords, language: Language) -> tuple[Table, ...]:
    headings = (words.COUNTRY, words.PUBLISHED, words.RELEASE_NUMBER, words.REMARK)
    table = Table(
        title=said(words.PUBLISHED_TOTALS, language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(_total(each, language) for each in records),
        notes=(said(words.PUBLISHED_NOTE, language),),
        align=("left", "right", "right", "left"),
    )
    return (table,)


def _total(each: PublishedRecord, language: Language) -> Row:
    value = said(words.NOT_SEEN, language) if each.value is None else number(each.value, language)
    country = titled(Country(each.iso3, each.country), "", each.year, language)
    return Row((country, value, str(each.release), said(words.CONFLICT, language) if each.conflict else ""))
