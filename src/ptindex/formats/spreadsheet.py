"""The questionnaire as a workbook: a template that a person fills in, and the profile that it is read back as.

Needs openpyxl and defusedxml: `pip install 'ptindex[excel]'`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..exceptions import ComparisonError, check_kind, needs
from ..languages import check_language
from ..profile import CountryProfile
from .workbooks.archive import check_package
from .writing import write_whole

if TYPE_CHECKING:
    from datetime import datetime
    from os import PathLike

    from ..declaration import Language

__all__ = ["read_workbook", "template_bytes", "write_template"]


def template_bytes(
    profile: CountryProfile,
    language: Language = "en",
    *,
    previous: CountryProfile | None = None,
    written: datetime | None = None,
) -> bytes:
    """The questionnaire workbook of a country and year as the bytes of an .xlsx file, with the answers that the profile has.

    A profile without answers gives an empty questionnaire. `previous` is an earlier profile of the same country: its answers
    and notes stand beside in grey, and are not read back. `written` becomes the date of the document; the bytes are the same
    for the same arguments.

    Raises `ComparisonError` when `previous` is of another country or not of an earlier year, and `MissingExtraError` without
    openpyxl.
    """
    check_language(language)
    check_kind("profile", profile, CountryProfile, "is no profile; a reading has it as .profile")
    if previous is not None and previous.country.iso3 != profile.country.iso3:
        raise ComparisonError(f"last year's answers are of another country: {previous.title}, not {profile.title}")
    if previous is not None and previous.year >= profile.year:
        raise ComparisonError(
            f"last year's answers are {previous.title}, and the workbook is {profile.title}: "
            "give answers of an earlier year, or the workbook a later year"
        )
    with needs("excel"):
        from .workbooks.package import packed
        from .workbooks.writer import written_workbook
    book = written_workbook(profile, language, previous=previous, written=written)
    return packed(book, dated=written is not None, heights_follow=True)


def write_template(
    path: str | PathLike[str],
    profile: CountryProfile,
    language: Language = "en",
    *,
    previous: CountryProfile | None = None,
    written: datetime | None = None,
) -> None:
    """Write the questionnaire workbook of a country and year to a file, over any that is there.

    The arguments and errors are those of `template_bytes`; when there is an error, nothing is written and a file that was
    there stays.

    >>> import os, tempfile
    >>> from ptindex import Country, CountryProfile
    >>> profile = CountryProfile(country=Country("KAZ", "Kazakhstan"), year=2025)
    >>> with tempfile.TemporaryDirectory() as directory:
    ...     path = os.path.join(directory, "kazakhstan-2025.xlsx")
    ...     write_template(path, profile, "ru")
    ...     read_workbook(path) == (profile,)
    True
    """
    write_whole(path, template_bytes(profile, language, previous=previous, written=written))


def read_workbook(source: str | PathLike[str] | bytes) -> tuple[CountryProfile, ...]:
    """Read a questionnaire workbook that was made by `write_template` and filled in: a tuple with its one profile.

    A table of `dumps_tidy` or `dumps_wide` that a program saved as a workbook is read too, and may have several.

    Sheets are known by their columns and rows by their keys, so that they may be sorted, moved or renamed. Answers may be in
    either language, whatever the workbook's, or codes. Formulas, links and macros are never run.

    Raises `ProfileError` with all that is wrong, each with its sheet, row and column, `OSError` for a file that cannot be read,
    and `MissingExtraError` without openpyxl and defusedxml.
    """
    content = source if isinstance(source, bytes) else Path(source).read_bytes()
    check_package(content)
    with needs("excel"):
        from .workbooks.reader import read_questionnaires
    return read_questionnaires(content)
