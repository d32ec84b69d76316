"""What a cell of a spreadsheet or of CSV says: an answer to a question, and text that no program takes for a formula."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from ..declaration import LANGUAGES, Unavailable
from ..exceptions import Problem, nearest, shown
from .numbers import read_number
from .pages.matching import turns_round
from .pages.wordings import vocabulary

if TYPE_CHECKING:
    from ..declaration import Language, Question, Value

__all__ = ["allowed_in", "defused", "read_cell", "undefused"]

_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_EXPONENT = re.compile(r"[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]{1,3}")
# Full-width signs begin a formula where Japanese is set; a space before the sign does not make it harmless everywhere.
_ACTS = r"(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])"
_DANGEROUS = re.compile(f"'*{_ACTS}")
_DEFUSED = re.compile(f"'+{_ACTS}")


def defused(text: str) -> str:
    r"""The text as CSV holds it: with an apostrophe before it where a spreadsheet would take it for a formula.

    `undefused` gives back the very text, one that begins with an apostrophe of its own too.

    >>> defused('=HYPERLINK("http://x")'), defused("'=1"), defused("it's"), defused("\t1")
    ('\'=HYPERLINK("http://x")', "''=1", "it's", "'\t1")
    """
    return f"'{text}" if _DANGEROUS.match(text) else text


def undefused(text: str) -> str:
    """The text that `defused` was given; text that was never defused stays as it is.

    >>> undefused("'=1"), undefused("=1"), undefused("'quoted'")
    ('=1', '=1', "'quoted'")
    """
    return text[1:] if _DEFUSED.match(text) else text


def allowed_in(question: Question, language: Language) -> tuple[str, ...]:
    """What may stand in a cell for a question, in words: the kind of number where one is asked for, then every wording.

    >>> from ptindex.questionnaire import questions
    >>> allowed_in(questions()[0], "en")[:2]
    ('a whole number from 0 to 2**53-1', 'This input does not say')
    """
    numbers = () if question.scale else question.allowed[:1]
    return (*numbers, *(option.wording(language) for option in question.options))


def read_cell(question: Question, given: object, language: Language | None = None) -> Value | Problem:
    r"""The value that a cell gives to a question, or what is wrong with it; an empty cell says `Unavailable.NOT_STATED`.

    Text may be the code of an option, its English or Russian wording or a variant of it, however it is set, or a number with
    the decimal sign, the thousands and the unit of either language. Nothing is taken approximately: what is near is a
    suggestion, and a number that can be read in two ways is refused. `language` is that of the wordings in the problem; without
    it they are in that of the text.

    >>> from ptindex.questionnaire import questions
    >>> population, video = (next(q for q in questions() if q.name == name) for name in ("population", "video"))
    >>> read_cell(population, "19 854 000"), read_cell(population, " Нет\u00a0данных ").code, read_cell(video, "some").code
    (19854000, 'no_data', 'some')
    >>> print(read_cell(population, "no dta").suggestion)
    No data
    """
    if given is None:
        return Unavailable.NOT_STATED
    if not isinstance(given, str):
        return _said(question.accept(given), question, given, language)
    text = " ".join(given.split())
    if not text:
        return Unavailable.NOT_STATED
    found: Value | Problem | None = _option(question, text)
    if found is None and not question.scale:
        found = _number(question, text)
    return _said(question.problem(given) if found is None else found, question, given, language)


def _said(value: Value | Problem, question: Question, given: object, language: Language | None) -> Value | Problem:
    return _in_words(value, question, given, language) if isinstance(value, Problem) else value


def _option(question: Question, text: str) -> Value | None:
    code = text.casefold()
    for option in question.options:
        if option.code == code:
            return option
    found = vocabulary().options[question.key].exact(text)
    return found.target if found else None


def _number(question: Question, text: str) -> Value | Problem | None:
    if question.answers is float and _EXPONENT.fullmatch(text):
        return question.accept(float(text))
    number = read_number(text, whole=question.answers is int)
    if number is None:
        return _with_unit(question, text)
    # A point is the decimal sign of every file; a comma before three digits sets thousands apart in one language only.
    return _two_ways(question, text) if number.doubtful and "," in text else question.accept(number.value)


def _with_unit(question: Question, text: str) -> Value | Problem | None:
    answered = vocabulary().answer((question,), text, near=False)
    if answered is None:
        return None
    if answered.doubts:
        return _two_ways(question, text)
    ((_, value),) = answered.claims
    return value


def _two_ways(question: Question, given: str) -> Problem:
    message = "can be read in more than one way; write the number alone, with a point before its decimals and no sign else"
    return Problem(path=f"$.{question.key}", message=message, given=shown(given))


def _in_words(problem: Problem, question: Question, given: object, language: Language | None) -> Problem:
    """The problem with the wordings that a person picks from in place of codes."""
    written = given if isinstance(given, str) else ""
    allowed = allowed_in(question, language or LANGUAGES[bool(_CYRILLIC.search(written))])
    return attrs.evolve(problem, given=shown(given), allowed=allowed, suggestion=_suggestion(question, written))


def _suggestion(question: Question, given: str) -> str | None:
    if "_" in given:
        return nearest(given.casefold(), [option.code for option in question.options])
    wordings = {wording.casefold(): wording for option in question.options for wording in (option.en, option.ru)}
    likest = nearest(" ".join(given.casefold().split()), wordings)
    return None if likest is None or turns_round(given, likest) else wordings[likest]
