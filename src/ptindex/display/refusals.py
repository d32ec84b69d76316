"""Problems and errors in words, in the language of a reader: the place, what is wrong, what was given, what is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..exceptions import ProblemsError
from ..questionnaire import questions
from . import words
from .figures import said
from .places import name_in_workbook
from .sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..declaration import Language
    from ..exceptions import Problem

__all__ = ["allowed_answers", "error_text", "problem_line", "problem_place", "problem_text"]

_QUESTIONS = {f"$.{question.key}": question for question in questions()}


def problem_place(problem: Problem, language: Language) -> str:
    """Where to look: the cell or line first, with its names in a workbook, then the place in the profile below.

    To whoever fills in a table, the row and the column of a cell say it all.
    """
    named = (
        (words.IN_SHEET, problem.sheet),
        (words.IN_ROW, problem.row),
        (words.IN_COLUMN, problem.column),
        (words.IN_LINE, problem.line),
    )
    parts = [said(word, language, where) for word, where in named if where is not None]
    name = None if problem.sheet is None else name_in_workbook(problem.path, language)
    place = ", ".join(parts if name is None else [*parts, name])
    if place and (problem.path == "$" or None not in (problem.row, problem.column)):
        return place
    return f"{place}\n{problem.path}" if place else problem.path


def allowed_answers(problem: Problem, language: Language) -> tuple[str, ...]:
    """What is allowed, as a reader would say it: an answer by its wording, with the code where the input is made of codes.

    >>> from ptindex.questionnaire import questions
    >>> video = next(question for question in questions() if question.name == "video")
    >>> allowed_answers(video.problem("sum"), "en")[:2]
    ('All facilities are equipped (all)', 'Some but not all facilities are equipped (some)')
    """
    question = _QUESTIONS.get(problem.path)
    known: dict[str, str] = {}
    for option in question.options if question else ():
        wording = option.wording(language)
        known |= {option.code: f"{wording} ({option.code})", option.en: wording, option.ru: wording}
    return tuple(known.get(each) or sentence(each, language) for each in problem.allowed)


def problem_text(problem: Problem, language: Language) -> str:
    """What is wrong, then what was given, what is allowed and what may have been meant, each below the other."""
    return "\n".join((sentence(problem.message, language), *_details(problem, language)))


def problem_line(problem: Problem, language: Language) -> str:
    """The problem in one line with its place, as the command line says it."""
    place = problem_place(problem, language).replace("\n", ", ")
    return f"{place}: {'; '.join((sentence(problem.message, language), *_details(problem, language)))}"


def _details(problem: Problem, language: Language) -> Iterator[str]:
    if problem.given:
        # A text that was given stands in quotes; what begins so is our own word for a number too long to show.
        ours = problem.given.startswith("a number of about ")
        yield said(words.GIVEN, language, sentence(problem.given, language) if ours else problem.given)
    if problem.allowed:
        yield said(words.ALLOWED, language, ", ".join(allowed_answers(problem, language)))
    if problem.suggestion is not None:
        yield said(words.SUGGESTION, language, repr(problem.suggestion))


def error_text(error: Exception, language: Language) -> str:
    """An error of the library for a reader: its problems, numbered when there are several, or its one sentence.

    >>> from ptindex import ComparisonError
    >>> error_text(ComparisonError("no profile is given; an experiment needs one at least"), "ru")
    'не указан ни один профиль; для эксперимента нужен хотя бы один'
    """
    if not isinstance(error, ProblemsError):
        return sentence(str(error), language)
    lines = [problem_line(problem, language) for problem in error.problems]
    if len(lines) == 1:
        return lines[0]
    numbered = (f"  {number}. {line}" for number, line in enumerate(lines, 1))
    return "\n".join((said(words.SEVERAL_PROBLEMS, language, len(lines)), *numbered))
