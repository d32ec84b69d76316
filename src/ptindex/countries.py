"""Countries: their codes, their names in two languages, and the facts on which the reach of a treaty depends."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from .data import read_json
from .exceptions import Problem, ProfileError, shown
from .languages import check_language
from .texts import text_problems

if TYPE_CHECKING:
    from .declaration import Language

__all__ = [
    "Country",
    "find_country",
    "known_countries",
    "known_name",
    "member_of_council_of_europe",
    "name_in",
    "place_record",
    "title_of",
]

_ISO3 = re.compile(r"[A-Z]{3}")


@frozen
class Country:
    """A country by its ISO 3166-1 alpha-3 code; the name is data and may be in any language.

    Any code of three capital letters is taken: XAA to XZZ are the ones that ISO leaves free for the user.

    Raises `ProfileError` for a malformed code or an empty name.

    >>> Country("KAZ", "Kazakhstan").iso3
    'KAZ'
    """

    iso3: str
    name: str

    def __attrs_post_init__(self) -> None:
        problems = []
        if not (isinstance(self.iso3, str) and _ISO3.fullmatch(self.iso3)):
            problems.append(_no_code(self.iso3))
        problems += text_problems("$.name", self.name, required=True, one_line=True)
        if problems:
            raise ProfileError(problems)


def _no_code(given: object) -> Problem:
    message = "is not a code of three capital letters (ISO 3166-1 alpha-3)"
    if not isinstance(given, str):
        return Problem(path="$.iso3", message=message, given=shown(given))
    # A letter of another script may look like a Latin one, so that nobody sees what is wrong.
    foreign = next(((at, each) for at, each in enumerate(given, 1) if each.isalpha() and not each.isascii()), None)
    if foreign is not None:
        at, letter = foreign
        message = f"is not a code of three capital letters (ISO 3166-1 alpha-3): letter {at}, {letter!r}, is not Latin"
    code = given.upper() if _ISO3.fullmatch(given.upper()) else None
    return Problem(path="$.iso3", message=message, given=shown(given), suggestion=code)


@frozen(kw_only=True)
class _Record:
    """A line of `data/countries.json`."""

    iso3: str
    en: str
    ru: str
    en_official: str
    ru_official: str
    also: tuple[str, ...]
    council_of_europe: tuple[tuple[str, str | None], ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (self.en, self.ru, self.en_official, self.ru_official, *self.also)


@cache
def known_countries() -> dict[str, _Record]:
    """The 57 participating States of the OSCE by code; sources stand in `data/countries.json`. Read when first needed."""
    document = read_json("countries.json")
    return {record["iso3"]: _Record(**record) for record in document["countries"]}


@cache
def _codes_by_name() -> dict[str, str]:
    return {_folded(name): record.iso3 for record in known_countries().values() for name in record.names}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def find_country(name: str) -> Country | None:
    """The country of a short or official, English or Russian name, whatever its case; None for any other. Never a near match.

    >>> find_country("Республика Казахстан")
    Country(iso3='KAZ', name='Республика Казахстан')
    """
    iso3 = _codes_by_name().get(_folded(name))
    return None if iso3 is None else Country(iso3, name)


def name_in(country: Country, language: Language) -> str:
    """The country's short name in a language where it is known, else the name that it came with."""
    record = known_countries().get(country.iso3)
    if record is None:
        return country.name
    if language == "en":
        return record.en
    if language != "ru":
        check_language(language)
    return record.ru


def known_name(country: Country, language: Language) -> str:
    """The country's name for a reader of a language: a name by which it is known in that language, any other as it was given.

    >>> known_name(Country("KAZ", "Kazakhstan"), "ru"), known_name(Country("KAZ", "Qazaqstan"), "ru")
    ('Казахстан', 'Qazaqstan')
    """
    known = find_country(country.name)
    return name_in(country, language) if known is not None and known.iso3 == country.iso3 else country.name


def place_record(country: Country, territory: str) -> dict[str, str]:
    """The columns by which the rows of every result say whose they are; the year follows them.

    >>> place_record(Country("KAZ", "Kazakhstan"), "")
    {'iso3': 'KAZ', 'country': 'Kazakhstan', 'territory': ''}
    """
    return {"iso3": country.iso3, "country": country.name, "territory": territory}


def title_of(name: str, territory: str, year: int) -> str:
    """A country by its name and a data year, with the territory where one is named.

    >>> title_of("Kazakhstan", "", 2022), title_of("Moldova", "right bank", 2022)
    ('Kazakhstan 2022', 'Moldova, right bank, 2022')
    """
    return f"{name}, {territory}, {year}" if territory else f"{name} {year}"


@cache
def member_of_council_of_europe(iso3: str, year: int) -> bool:
    """Whether the country was a member on 31 December of a year. Every member so far is an OSCE participating State."""
    record = known_countries().get(iso3)
    day = date(year, 12, 31).isoformat()
    return record is not None and any(
        since <= day and (until is None or day < until) for since, until in record.council_of_europe
    )
