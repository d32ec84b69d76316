"""The line of a page that names the country, the year and the published total: `Kazakhstan 2022 120,44 †`."""

from __future__ import annotations

import re
from itertools import islice
from math import isfinite
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from ...countries import find_country
from ...profile import PublishedScore
from ..numbers import read_number, write_number
from .matching import plain

if TYPE_CHECKING:
    from ...profile import CountryProfile

__all__ = ["Header", "read_header", "write_header"]

_LONGEST = 1_000
_MOST_YEARS = 5
_YEAR = re.compile(r"(?<![\w.,])(?:20|21)[0-9]{2}(?!\w)")
_NUMBER = r"(?:[0-9]{1,3}(?:[\s'’][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*)"
_DASHES = r"\u2010-\u2015\u2212-"
_CODE = re.compile(r"\s*\((?P<iso3>[A-Z]{3})\)\s*")
_BEFORE_YEAR = re.compile(rf"[\s,:{_DASHES}]+$")
# A dash that stands apart from the number sets the total off and is no minus; what holds a digit is no mark.
_TOTAL = re.compile(
    rf"(?:\s+[{_DASHES}])?\s+(?P<value>[+{_DASHES}]?{_NUMBER})(?:\s+(?P<mark>[^\s\d]{{1,3}})|\s?(?P<sign>[^\w\s]{{1,10}}))?"
)


@frozen
class Header:
    """What a header says; `iso3` is empty where it gives the country's name alone."""

    name: str
    iso3: str
    year: int
    published: PublishedScore | None = None
    doubtful: bool = False


def read_header(text: str) -> Header | None:
    """The header that a text is, or None. Nothing in it is ever read approximately.

    >>> read_header("Kazakhstan 2022 120,44 †").published.value
    120.44
    """
    if len(text) > _LONGEST:
        return None
    for year in islice(_YEAR.finditer(text), _MOST_YEARS):
        name, after = text[: year.start()], text[year.end() :].rstrip()
        total = _TOTAL.fullmatch(after)
        if not after:
            return _header(name, int(year[0]))
        if total is not None and (header := _with_total(_header(name, int(year[0])), total)):
            return header
    return None


def _header(before_year: str, year: int) -> Header:
    begin, bracket, _ = before_year.rpartition("(")
    code = _CODE.fullmatch(before_year, len(begin)) if bracket else None
    if code is not None:
        return Header(begin.strip(), code["iso3"], year)
    return Header(_BEFORE_YEAR.sub("", before_year).strip(), "", year)


def _with_total(header: Header, total: re.Match[str]) -> Header | None:
    value = plain(total["value"])
    number = read_number(value.lstrip("+-"), whole=False)
    if number is None or not isfinite(number.value):
        return None
    signed = -number.value if value.startswith("-") else number.value
    published = PublishedScore(value=signed, mark=total["mark"] or total["sign"] or "")
    return evolve(header, published=published, doubtful=number.doubtful)


def write_header(profile: CountryProfile) -> str:
    """The header of a profile; a name that does not lead back to the country's code has the code beside it."""
    country, published = profile.country, profile.published
    named = find_country(country.name)
    name = country.name if named is not None and named.iso3 == country.iso3 else f"{country.name} ({country.iso3})"
    score = "" if published is None else f" {write_number(published.value)} {published.mark}".rstrip()
    return f"{name} {profile.year}{score}"
