"""The command `template`: a workbook to fill in. It is loaded when it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from ..countries import Country, find_country, known_countries, name_in
from ..formats.spreadsheet import write_template
from ..profile import CountryProfile
from .inputs import read_inputs
from .options import Iso3, Lang, Strict
from .output import warn
from .strategies import UsageError
from .targets import Overwrite, check_target

if TYPE_CHECKING:
    from ..declaration import Language

__all__ = ["template"]

_CODE = 3


def template(
    target: Annotated[str, Parameter(name="FILE", help="The workbook to write, a name in .xlsx.")],
    /,
    *,
    country: Annotated[str | None, Parameter(help="Code of the country (KAZ), or a name of it that is known.")] = None,
    year: Annotated[int | None, Parameter(help="Data year; the year after the previous one when that is given.")] = None,
    name: Annotated[str | None, Parameter(help="Name of the country, where its code is not a known one.")] = None,
    previous: Annotated[str | None, Parameter(help="A file with last year's answers, to stand beside.")] = None,
    profile: Annotated[str | None, Parameter(help="A file with answers, to be filled in already.")] = None,
    overwrite: Overwrite = False,
    lang: Lang = "en",
    strict: Strict = False,
    iso3: Iso3 = None,
) -> None:
    """Write a workbook with the questionnaire of a country and year, to be filled in and read by every other command."""
    if not target.lower().endswith(".xlsx"):
        raise UsageError(f"template writes a workbook, and {target} does not end in .xlsx")
    check_target(target, (previous, profile), overwrite=overwrite)
    last = None if previous is None else _read(previous, lang, strict=strict, iso3=iso3)
    given = None if profile is None else _read(profile, lang, strict=strict, iso3=iso3)
    if given is None:
        given = _empty(country, year, name, last, lang)
    elif country is not None or year is not None or name is not None:
        raise UsageError("--profile names the country and the year; leave out --country, --year and --name")
    write_template(target, given, lang, previous=last)


def _read(name: str, language: Language, *, strict: bool, iso3: str | None) -> CountryProfile:
    inputs = read_inputs([name], strict=strict, iso3=iso3)
    if len(inputs) != 1:
        raise UsageError(f"template takes one country and year from a file, and {name} has {len(inputs)}")
    warn(inputs[0], language)
    return inputs[0].profile


def _empty(
    country: str | None, year: int | None, name: str | None, last: CountryProfile | None, language: Language
) -> CountryProfile:
    """A profile without answers, of the country and year that are named, or of the year after the last one."""
    if last is not None:
        year = last.year + 1 if year is None else year
    if year is None or (country is None and last is None):
        raise UsageError("template needs --country and --year, or --previous, or --profile")
    territory = "" if last is None else last.territory
    if last is not None and name is None and country in (None, last.country.iso3):
        return CountryProfile(country=last.country, year=year, territory=territory)
    code = country if last is None or country is not None else last.country.iso3
    return CountryProfile(country=_country(str(code), name, language), year=year, territory=territory)


def _country(given: str, name: str | None, language: Language) -> Country:
    known = find_country(given)
    code = known.iso3 if known is not None else given.upper()
    if name is not None:
        return Country(code, name)
    if len(code) == _CODE:
        Country(code, code)  # says what is wrong with a code that is none
    if code not in known_countries():
        raise UsageError(f"the name of {given} is not known: give its code with --country and its name with --name")
    return Country(code, name_in(Country(code, code), language))
