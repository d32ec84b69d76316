"""Answers and scores beside the pages, as JSON and CSV: each profile is written out once, put together as often as needed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from ...declaration import Language
from ...formats.csv import dumps_tidy
from ...formats.json import dumps
from ...formats.tables.cells import cell
from ...formats.tables.sheet import for_excel, separator_for, write_sheet
from ...frozenmap import FrozenMap
from ...scores import CAVEAT
from ...version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ...profile import CountryProfile

__all__ = ["Answers", "Record", "answers_of", "csv_of", "json_of", "scores_csv", "scores_json"]

Record: TypeAlias = "Mapping[str, str | float | int | None]"
"""A row for a data frame."""


@frozen(kw_only=True)
class Answers:
    """A profile written out: as a JSON document on one line, and as a sheet of CSV in each language."""

    year: int
    document: str
    sheets: FrozenMap[Language, str]


def answers_of(profile: CountryProfile, languages: Iterable[Language]) -> Answers:
    """Write a profile out."""
    sheets = FrozenMap({language: _sheet((profile,), language) for language in languages})
    return Answers(year=profile.year, document=dumps(profile), sheets=sheets)


def _sheet(profiles: Sequence[CountryProfile], language: Language) -> str:
    """CSV that Excel opens in a language: set to Russian it takes semicolons and decimal commas."""
    return dumps_tidy(profiles, language, separator=separator_for(language))


def json_of(answers: Sequence[Answers]) -> str:
    """The document of the only profile, or a list of several, one a line."""
    lines = ",\n".join(each.document for each in answers)
    return f"{lines}\n" if len(answers) == 1 else f"[\n{lines}\n]\n"


def csv_of(answers: Iterable[Answers], language: Language) -> str:
    """What all profiles together give as tidy CSV, without writing each of them out again."""
    head = _sheet((), language)
    return for_excel(head + "".join(each.sheets[language].removeprefix(head) for each in answers))


def scores_json(records: Sequence[Record], method: Record) -> str:
    """Rows of scores as JSON, a line each, beside what made them and what they are not."""
    head = {"caveat": CAVEAT.en, **method, "version": __version__}
    lines = ",\n".join(json.dumps({**each}, ensure_ascii=False, allow_nan=False) for each in records)
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "scores": [\n{lines}\n]}}\n'


def scores_csv(records: Sequence[Record], method: Record, language: Language) -> str:
    """The same rows as CSV, each with what made it; numbers as a sheet in the language has them."""
    separator = separator_for(language)
    made = {**method, "version": __version__}
    rows = [{**each, **made} for each in records]
    columns = tuple(rows[0] if rows else made)
    cells = ([cell(each[name], separator) for name in columns] for each in rows)
    return for_excel(write_sheet(columns, cells, separator))
