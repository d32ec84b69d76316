"""The command `convert`, and the workbook of `score --out`: files in any form that holds profiles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from ..exceptions import ProfileError, PTIndexError
from ..formats import csv as csv_format
from ..formats import json as json_format
from ..formats import page
from ..formats.tables.sheet import for_excel, separator_for
from ..formats.tables.wide import unheld
from ..formats.writing import write_whole
from ..panel import Panel
from .inputs import STREAM, InputError, read_inputs
from .options import Iso3, Strict
from .output import warn, write, write_csv
from .progress import Progress
from .strategies import UsageError
from .targets import Overwrite, check_target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..declaration import Language
    from ..profile import CountryProfile
    from ..strategy import ScoringStrategy
    from .inputs import Input

__all__ = ["check_results_target", "convert", "write_results_of"]

_ENDINGS = (".json", ".txt", ".csv", ".xlsx")


def convert(
    source: Annotated[str, Parameter(name="IN", help="A country page, JSON, CSV or a workbook; - reads standard input.")],
    target: Annotated[
        str,
        Parameter(
            name="OUT",
            help="A name in .json, .txt for a page, .csv, or .xlsx for a filled questionnaire; - writes JSON, of JSON a page.",
        ),
    ],
    /,
    *,
    tidy: Annotated[
        bool, Parameter(negative=(), help="CSV with a row for each answer, which holds everything, notes and sources too.")
    ] = False,
    drop: Annotated[bool, Parameter(negative=(), help="Leave out what a page or wide CSV cannot hold, such as notes.")] = False,
    lang: Annotated[
        Literal["en", "ru"],
        Parameter(help="Language of what is written; CSV in Russian has semicolons and decimal commas, as Excel set to it."),
    ] = "en",
    strict: Strict = False,
    iso3: Iso3 = None,
    overwrite: Overwrite = False,
) -> None:
    """Turn a file with profiles into a page, JSON, CSV or a workbook, as the name that is written says."""
    ending = _ending(target, tidy=tidy)
    check_target(target, (source,), overwrite=overwrite)
    given = read_inputs([source], strict=strict, iso3=iso3)
    for each in given[:1]:
        warn(each, lang)
    profiles = [each.profile for each in given]
    if ending == ".xlsx":
        from ..formats.spreadsheet import write_template

        write_template(target, _only(profiles, source, "a workbook"), lang)
        return
    if ending == ".csv":
        separator = separator_for(lang)
        if not (tidy or drop):
            _refuse_without_room(profiles, source)
        text = (
            csv_format.dumps_tidy(profiles, lang, separator=separator)
            if tidy
            else csv_format.dumps_wide(profiles, separator=separator, drop=drop)
        )
    elif ending == ".json" or (ending == "" and given[0].content != "json"):
        text = _json(profiles)
    else:
        text = _page(_only(profiles, source, "a page"), source, lang, drop=drop)
    _put(text, target, ending)


def _ending(target: str, *, tidy: bool) -> str:
    """What the name that is written says; nothing for standard output, which says nothing."""
    if target == STREAM:
        return ".csv" if tidy else ""
    ending = Path(target).suffix.lower()
    if ending not in _ENDINGS:
        raise UsageError(f"convert writes {', '.join(_ENDINGS)}, and {target} ends in none of these")
    if tidy and ending != ".csv":
        raise UsageError("--tidy is for a name in .csv")
    return ending


def _only(profiles: Sequence[CountryProfile], source: str, form: str) -> CountryProfile:
    if len(profiles) == 1:
        return profiles[0]
    raise InputError(source, _SeveralProfilesError(f"has {len(profiles)} profiles, and {form} holds one"))


class _SeveralProfilesError(PTIndexError):
    """What is to be written has room for one profile, and there are several."""


def _refuse_without_room(profiles: Sequence[CountryProfile], source: str) -> None:
    """Refuse wide CSV of what it does not hold, in one line: a person has one thing to decide, not one for each note."""
    lost = [path for profile in profiles for path in unheld(profile)]
    if lost:
        message = (
            f"wide CSV has no room for notes and remarks, of which there are {len(lost)}, the first {lost[0]}: "
            "add --tidy to keep them, or --drop to leave them out"
        )
        raise InputError(source, _NoRoomError(message))


def _page(profile: CountryProfile, source: str, language: Language, *, drop: bool) -> str:
    try:
        return page.dumps(profile, language, drop=drop)
    except ProfileError as error:
        paths = [*(problem.path for problem in error.problems[:_NAMED]), *("…" for _ in error.problems[_NAMED : _NAMED + 1])]
        message = f"cannot be written on a page: {', '.join(paths)}; add --drop to leave it out"
        raise InputError(source, _NoRoomError(message)) from error


_NAMED = 5


class _NoRoomError(PTIndexError):
    """What is to be written has no room for all that stands in a profile."""


def _json(profiles: Sequence[CountryProfile]) -> str:
    document = json_format.dumps(profiles[0] if len(profiles) == 1 else Panel(tuple(profiles)), indent=2)
    return f"{document}\n"


def _put(text: str, target: str, ending: str) -> None:
    if target == STREAM:
        (write_csv if ending == ".csv" else write)(text)
    else:
        write_whole(target, (for_excel(text) if ending == ".csv" else text).encode())


def check_results_target(target: str, sources: Sequence[str], *, overwrite: bool) -> None:
    """Refuse a name to which the workbook of results is not written, before anything is read or computed.

    Raises `UsageError` for a name that is not in .xlsx, for one that is read, and for a file that is there.
    """
    if not target.lower().endswith(".xlsx"):
        raise UsageError(f"--out writes a workbook, and {target} does not end in .xlsx")
    check_target(target, sources, overwrite=overwrite)


def write_results_of(given: Sequence[Input], target: str, strategy: ScoringStrategy, language: Language) -> None:
    """Write the workbook of the results of what was read."""
    from ..formats.results_workbook import SHEETS, write_results

    for each in given:
        warn(each, language)
    with Progress(SHEETS) as progress:
        write_results(target, [each.profile for each in given], strategy, language, progress=progress)
