"""The sheets of the questionnaire workbook that are only read: how to fill it in, and every question with every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.styles import Alignment, Font

from ...declaration import LANGUAGES, Unavailable
from ...questionnaire import TITLE, questions
from ...scores import CAVEAT
from ...version import __version__
from ..codebook import records
from . import words
from .styles import BOLD, GREY, HEADER, LABEL, Look, at, dress, height_of, set_up
from .styles import TITLE as TITLE_LOOK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from ...declaration import Language
    from ...profile import CountryProfile

__all__ = ["write_codebook", "write_guide"]

_GUIDE_WIDTH = 74  # one column wider than the paper would be cut and not made smaller
_GUIDE_LOOK = Look(font=Font(name="Calibri", size=11), border=None, alignment=Alignment(vertical="top", wrap_text=True))
_LEVEL = "0.00"
_WIDTHS = (36, 46, 46, 46, 18, 12, 16, 12, 28)


def write_guide(sheet: Worksheet, language: Language, profile: CountryProfile, previous: CountryProfile | None) -> None:
    """How the workbook is filled in, what it is, and which version wrote it."""
    at(sheet, 1, 1).value = f"{words.GUIDE.wording(language)}: {TITLE.wording(language)}"
    dress(at(sheet, 1, 1), TITLE_LOOK)
    sheet.row_dimensions[1].height = 28
    for row, line in enumerate(_guide(language, profile, previous), 2):
        at(sheet, row, 1).value = line
        dress(at(sheet, row, 1), _GUIDE_LOOK)
        sheet.row_dimensions[row].height = height_of([(line, _GUIDE_WIDTH)]) * 1.15 + 4
    set_up(sheet, language, (_GUIDE_WIDTH,))
    sheet.page_setup.orientation = "portrait"


def _guide(language: Language, profile: CountryProfile, previous: CountryProfile | None) -> Iterator[str]:
    named = [each.wording(language) for each in (words.IDENTITY, words.QUESTIONNAIRE, words.AS_OF, words.CODEBOOK)]
    for number, line in enumerate(words.GUIDE_LINES, 1):
        yield f"{number}. {line.wording(language).format(*named)}"
    if previous is not None:
        yield words.GUIDE_LAST_YEAR.wording(language).format(previous.year)
        if previous.edition != profile.edition:
            yield words.GUIDE_BREAK.wording(language)
    yield words.GUIDE_ORIGIN.wording(language)
    yield CAVEAT.wording(language)
    yield words.GUIDE_VERSION.wording(language).format(__version__)


def write_codebook(sheet: Worksheet, language: Language, year: int) -> None:
    """Every question with what its cell takes: code, wording in both languages, level, and what of it the index prints."""
    other = next(each for each in LANGUAGES if each != language)
    headings = [
        words.CODEBOOK_KEY, words.QUESTION, words.OPTION, words.OTHER_WORDING, words.OPTION_CODE, words.LEVEL,
        words.PRINTED, words.FIRST_ASKED, words.REFERENCE_IN_LAW,
    ]  # fmt: skip
    for column, heading in enumerate(headings, 1):
        at(sheet, 1, column).value = heading.wording(language)
        dress(at(sheet, 1, column), HEADER)
    rows = [*_options(language, other, year), *_reasons(language, other)]
    for row, (cells, first) in enumerate(rows, 2):
        for column, cell in enumerate(cells, 1):
            at(sheet, row, column).value = cell
            dress(at(sheet, row, column), _look(column, first=first), _LEVEL if isinstance(cell, float) else "General")
        texts = [(str(cell or ""), width) for cell, width in zip(cells, _WIDTHS, strict=True)]
        sheet.row_dimensions[row].height = height_of(texts)
    set_up(sheet, language, _WIDTHS, repeat="1:1", freeze="A2")
    sheet.row_dimensions[1].height = 44
    sheet.auto_filter.ref = f"A1:I{len(rows) + 1}"


def _look(column: int, *, first: bool) -> Look:
    if column == 1:
        return GREY
    return BOLD if first and column == 2 else LABEL


def _options(language: Language, other: Language, year: int) -> Iterator[tuple[tuple[Any, ...], bool]]:
    seen = None
    labels = {question.key: question for question in questions()}
    for record in records():
        if record["kind"] == "reason":
            continue
        question = labels[str(record["key"])]
        since = str(question.since)
        if question.since > year:
            since = f"{since}\n{words.NOT_ASKED.wording(language).format(year)}"
        yield (
            (
                question.key,
                question.label.wording(language),
                record[f"wording_{language}"] or _number(question.answers, question.number_range, language),
                record[f"wording_{other}"] or _number(question.answers, question.number_range, other),
                record["code"],
                record["level"],
                _printed(record, language),
                since,
                question.reference.wording(language) if question.reference else "",
            ),
            question.key != seen,
        )
        seen = question.key


def _number(kind: type, ends: tuple[float, float], language: Language) -> str:
    if kind is int:
        return words.COUNT.wording(language)
    low, high = ends
    return (words.FIGURE if high == float("inf") else words.FIGURE_BETWEEN).wording(language).format(f"{low:g}", f"{high:g}")


def _printed(record: Mapping[str, Any], language: Language) -> str:
    attested = record[f"attested_{language}"]
    return "" if attested is None else (words.YES if attested else words.NO).wording(language)


def _reasons(language: Language, other: Language) -> Iterator[tuple[tuple[Any, ...], bool]]:
    for number, reason in enumerate(Unavailable):
        printed = (words.YES if language in reason.attested else words.NO).wording(language)
        every = words.ANY_QUESTION.wording(language)
        yield ("", every, reason.wording(language), reason.wording(other), reason.code, None, printed, "", ""), not number
