"""The answers beside the pages, as JSON and CSV: each profile is written out once and put together as often as needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from ...declaration import Language
from ...formats.csv import dumps_tidy
from ...formats.json import dumps
from ...frozenmap import FrozenMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...profile import CountryProfile

__all__ = ["Answers", "answers_of", "csv_of", "json_of"]

_BYTE_ORDER_MARK = "\ufeff"
"""Excel knows UTF-8 by it."""


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
    return dumps_tidy(profiles, language, separator=";" if language == "ru" else ",")


def json_of(answers: Sequence[Answers]) -> str:
    """The document of the only profile, or a list of several, one a line."""
    lines = ",\n".join(each.document for each in answers)
    return f"{lines}\n" if len(answers) == 1 else f"[\n{lines}\n]\n"


def csv_of(answers: Iterable[Answers], language: Language) -> str:
    """What all profiles together give as tidy CSV, without writing each of them out again."""
    head = _sheet((), language)
    return _BYTE_ORDER_MARK + head + "".join(each.sheets[language].removeprefix(head) for each in answers)
