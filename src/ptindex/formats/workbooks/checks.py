"""The lists to choose from in the questionnaire workbook, and what the spreadsheet program itself checks.

A cell for an answer in words takes the answers of its list only. A cell for a number has a list of the reasons for no answer
and takes anything, because no program has a list and a check of numbers in one cell; there a wrong entry is made red at once.
What gets past both is found when the workbook is read.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from attrs import define, field
from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ...declaration import Answer, Language, Unavailable
from ...questionnaire import questions
from . import words
from .styles import GREY, UNANSWERED, WRONG, at, dress, set_up

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

    from ...declaration import Question, Text

__all__ = ["Checks", "date_check"]

_FIRST_SERIAL = "61"  # 1 March 1900, from which day on all programs count alike
_KEY_OF_A_QUESTION = "."


def _reasons(language: Language) -> tuple[str, ...]:
    """The reasons for no answer that a person chooses; that the input does not say is an empty cell."""
    return tuple(reason.wording(language) for reason in Unavailable if reason is not Unavailable.NOT_STATED)


@define
class Checks:
    """The checks of the cells for answers; the lists that they refer to stand on a hidden sheet."""

    lists: Worksheet
    language: Language
    ranges: dict[type[Answer] | None, str] = field(factory=dict)
    validations: dict[object, DataValidation] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        scales = dict.fromkeys(question.scale for question in questions() if question.scale)
        for column, scale in enumerate((None, *scales), 1):
            answers = tuple(answer.wording(self.language) for answer in scale or ())
            entries = (*answers, *_reasons(self.language))
            for row, wording in enumerate(entries, 1):
                at(self.lists, row, column).value = wording
                dress(at(self.lists, row, column), GREY)
            letter = get_column_letter(column)
            self.ranges[scale] = f"{quote_sheetname(self.lists.title)}!${letter}$1:${letter}${len(entries)}"
        set_up(self.lists, self.language, [40] * len(self.ranges))
        self.lists.sheet_state = "hidden"

    def add(self, sheet: Worksheet, cell: Cell, question: Question) -> None:
        """Checks the cell for the answer to a question."""
        same = question.scale or (question.answers, question.number_range)
        if same not in self.validations:
            self.validations[same] = self._choice(question) if question.scale else self._number(question)
            sheet.add_data_validation(self.validations[same])
        self.validations[same].add(cell)
        if not question.scale:
            sheet.conditional_formatting.add(
                cell.coordinate, Rule("expression", dxf=WRONG, formula=[self._wrong(cell, question)])
            )

    def unanswered(self, sheet: Worksheet, answers: str, keys: str, first: int, last: int) -> None:
        """Colours the cells for answers that are still empty."""
        formula = f'AND(LEN(TRIM(${answers}{first}))=0,ISNUMBER(SEARCH("{_KEY_OF_A_QUESTION}",${keys}{first})))'
        sheet.conditional_formatting.add(
            f"{answers}{first}:{answers}{last}", Rule("expression", dxf=UNANSWERED, formula=[formula])
        )

    def _choice(self, question: Question) -> DataValidation:
        return _validation(
            self.language,
            self.ranges[question.scale],
            (words.CHOOSE_TITLE, words.CHOOSE_PROMPT.wording(self.language)),
            words.CHOOSE_ERROR,
        )

    def _number(self, question: Question) -> DataValidation:
        prompt = words.COUNT_PROMPT.wording(self.language)
        if question.answers is float:
            low, high = question.number_range
            kind = words.FIGURE if high == inf else words.FIGURE_BETWEEN
            prompt = words.FIGURE_PROMPT.wording(self.language).format(
                kind.wording(self.language).format(f"{low:g}", f"{high:g}")
            )
        return _validation(self.language, self.ranges[None], (words.NUMBER_TITLE, prompt), None)

    def _wrong(self, cell: Cell, question: Question) -> str:
        """The formula that is true of an entry that will be refused; of numbers written as text the program itself judges."""
        at = f"${cell.column_letter}${cell.row}"
        low, high = question.number_range
        tests = [f"{at}>={low:g}"]
        if question.goalposts is not None:
            tests.append(f"{at}<={high:g}")
        if question.answers is int:
            tests.append(f"{at}=INT({at})")
        words_or_digits = f'OR(ISNUMBER(MATCH(TRIM({at}),{self.ranges[None]},0)),ISNUMBER(VALUE(SUBSTITUTE({at}," ",""))))'
        return f"AND(LEN(TRIM({at}))>0,NOT(IF(ISNUMBER({at}),AND({','.join(tests)}),{words_or_digits})))"


def _validation(language: Language, source: str, prompt: tuple[Text, str], error: Text | None) -> DataValidation:
    title, message = prompt
    validation = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=error is not None)
    validation.promptTitle, validation.prompt, validation.showInputMessage = title.wording(language), message, True
    if error is not None:
        validation.errorTitle, validation.error = title.wording(language), error.wording(language)
    return validation


def date_check(sheet: Worksheet, language: Language) -> DataValidation:
    """The check of the cells for dates: a warning, because a date written as text is read too."""
    check = DataValidation(type="date", operator="greaterThanOrEqual", formula1=_FIRST_SERIAL, allow_blank=True)
    check.errorStyle, check.showErrorMessage, check.showInputMessage = "warning", True, True
    check.promptTitle, check.prompt = words.DATE_TITLE.wording(language), words.DATE_PROMPT.wording(language)
    check.errorTitle, check.error = words.DATE_TITLE.wording(language), words.DATE_ERROR.wording(language)
    sheet.add_data_validation(check)
    return check
