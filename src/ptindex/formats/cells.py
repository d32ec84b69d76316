"""What a cell of a spreadsheet or of CSV says: an answer to a question, and text that no program takes for a formula."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import attrs

from ..declaration import LANGUAGES, Unavailable
from ..exceptions import Problem, nearest, shown
from .numbers import read_number
from .pages.matching import turns_round
from .pages.wordings import vocabulary

if TYPE_CHECKING:
    from ..declaration import Language, Question, Value

__all__ = ["allowed_in", "defused", "read_cell", "read_day", "read_figure", "two_ways", "undefused"]

_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_EXPONENT = re.compile(r"[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]{1,3}")
# Full-width signs begin a formula where Japanese is set; a space before the sign does not make it harmless everywhere.
_ACTING = r"[=+\-@\uff1d\uff0b\uff0d\uff20]"
_ACTS = rf"(?:[\t\r\n]|\s*{_ACTING})"
_DANGEROUS = re.compile(f"'*{_ACTS}")
_DEFUSED = re.compile(f"'+{_ACTS}")
_SEPARATORS = frozenset(";,\t\r\n")
_BEFORE_A_SIGN = re.compile(rf"""(?<![;,\s"'])[;,\s"']+(?={_ACTING})""")  # from where a run begins, else it takes its square
_TWO_WAYS = (
    "can be read in more than one way; write the number alone, with no sign between its thousands, and add a zero where there "
    "are three decimals"
)
# So a spreadsheet writes a number too wide for its column: the digits that are gone are zeros to whoever reads it. With a
# small letter it is a program that wrote it, every digit of it.
_SHORTENED = re.compile(r"[-+\u2212]?[0-9]+(?:[.,][0-9]+)?E\+?[0-9]{1,3}")
_SHORTENED_SAID = "was shortened by a spreadsheet; format the column as a number and save again"

_SIGN = re.compile(r"([-+\u2212]?) ?(.*)", re.DOTALL)
_PLAIN_NUMBER = re.compile(r"[0-9]{1,400}(?:[.,][0-9]{1,400})?(?:[eE][+-]?[0-9]{1,3})?")
_DOUBTFUL = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_WITH_WORDS = re.compile(r"([0-9][0-9 .,]*)[^\W\d_][^\d]*")
_LONGEST_TO_MEND = 60
_SIGNS_FOR_NOTHING = frozenset({"-", "\u2013", "\u2014", "n/a", "na", "н/д", "нд"})

_YEAR_ALONE = re.compile(r"[0-9]{4}(?: ?г\.?| год[а]?)?")
_NO_HOUR = r"(?:[T ]00:00(?::00(?:\.0+)?)?)?"
_DAYS = (
    re.compile(rf"(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{1,2}})-(?P<day>[0-9]{{1,2}}){_NO_HOUR}"),
    re.compile(rf"(?P<day>[0-9]{{1,2}})\.(?P<month>[0-9]{{1,2}})\.(?P<year>[0-9]{{4}}){_NO_HOUR}(?: ?г\.?| года)?"),
    re.compile(r"(?P<day>[0-9]{1,2}) (?P<month>[^\W\d_]{3,9})\.? (?P<year>[0-9]{4})(?: ?г\.?| года)?"),
    re.compile(r"(?P<month>[^\W\d_]{3,9})\.? (?P<day>[0-9]{1,2}),? (?P<year>[0-9]{4})"),
)
_ENGLISH = "january february march april may june july august september october november december"
_RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_MONTHS = {name: number for names in (_ENGLISH, _RUSSIAN) for number, name in enumerate(names.split(), 1)}


def defused(text: str) -> str:
    r"""The text as CSV holds it: with an apostrophe before it where a spreadsheet would take it for a formula.

    So has what would begin a cell, within the text, in a program that takes another sign for the separator or breaks the lines.
    `undefused` gives back the very text, one that has apostrophes of its own too.

    >>> defused('=HYPERLINK("http://x")'), defused("'=1"), defused("it's"), defused("\t1")
    ('\'=HYPERLINK("http://x")', "''=1", "it's", "'\t1")
    >>> defused("see annex; =1+1, 3-4")
    "see annex; '=1+1, 3-4"
    """
    inside = _BEFORE_A_SIGN.sub(lambda run: f"{run[0]}'" if _begins_a_cell(run[0]) else run[0], text)
    return f"'{inside}" if _DANGEROUS.match(inside) else inside


def undefused(text: str) -> str:
    """The text that `defused` was given; text that was never defused stays as it is.

    >>> undefused("'=1"), undefused("=1"), undefused("'quoted'")
    ('=1', '=1', "'quoted'")
    """
    inside = text[1:] if _DEFUSED.match(text) else text
    return _BEFORE_A_SIGN.sub(lambda run: run[0][:-1] if run[0].endswith("'") and _begins_a_cell(run[0]) else run[0], inside)


def _begins_a_cell(run: str) -> bool:
    """Whether of separators, blanks, quotes and apostrophes a separator stands last but for blanks, quotes and defusing."""
    return not _SEPARATORS.isdisjoint(run.rstrip("'").rpartition("'")[2])


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


def read_day(text: str) -> date | Problem:
    """The day that a text is, or what is wrong with it: YYYY-MM-DD, DD.MM.YYYY, or with the month in English or Russian.

    Days written with strokes are refused, because they are read month first in one country and day first in another.

    >>> read_day("2023-5-1"), read_day("01.05.2023"), read_day("3 февраля 2025 года"), read_day("July 3, 2014")
    (datetime.date(2023, 5, 1), datetime.date(2023, 5, 1), datetime.date(2025, 2, 3), datetime.date(2014, 7, 3))
    >>> print(read_day("2022").message)
    is a year alone, which is no date; write it as YYYY-MM-DD
    """
    written = " ".join(text.split())
    for pattern in _DAYS:
        found = pattern.fullmatch(written)
        month = _month(found["month"]) if found else None
        if found and month:
            try:
                return date(int(found["year"]), month, int(found["day"]))
            except ValueError:
                return Problem(message="is no day of the calendar; look it up and write it as YYYY-MM-DD", given=shown(text))
    if _YEAR_ALONE.fullmatch(written):
        return Problem(message="is a year alone, which is no date; write it as YYYY-MM-DD", given=shown(text))
    return Problem(message="is not a date; write it as YYYY-MM-DD", given=shown(text))


def _month(name: str) -> int | None:
    if name.isdecimal():
        return int(name)
    # An abbreviation has three letters at least, and no two months of a language begin with the same three.
    return next((number for month, number in _MONTHS.items() if month.startswith(name.casefold())), None)


def read_figure(text: str) -> int | float | Problem:
    """The number that a text is, a whole one as `int`, or what is wrong with it.

    Its decimals stand after a point or a comma, its thousands may be set apart, and before it may stand a sign.

    >>> read_figure("2 022"), read_figure("\u2212120,5"), read_figure("12,345").message.partition(";")[0]
    (2022, -120.5, 'can be read in more than one way')
    >>> print(read_figure("2022 г.").suggestion)
    2022
    """
    written = " ".join(text.split())
    if _SHORTENED.fullmatch(written):
        return Problem(message=_SHORTENED_SAID, given=shown(text))
    sign, unsigned = _SIGN.fullmatch(written).groups()  # type: ignore[union-attr]  # it fits any text
    if _DOUBTFUL.fullmatch(unsigned):
        return Problem(message=_TWO_WAYS, given=shown(text))
    read = None if _PLAIN_NUMBER.fullmatch(unsigned) else read_number(unsigned, whole=False)
    if read is not None:
        value = float(read.value)
    elif _PLAIN_NUMBER.fullmatch(unsigned):
        value = float(unsigned.replace(",", "."))
    else:
        return Problem(message="is not a number", given=shown(text), suggestion=_figure_in(written))
    value = -value if sign in ("-", "\u2212") else value
    return int(value) if value.is_integer() else value


def _figure_in(written: str) -> str | None:
    """The number that words follow, where it can be read."""
    found = _WITH_WORDS.fullmatch(written) if len(written) <= _LONGEST_TO_MEND else None
    number = found[1].strip(" .,") if found else ""
    return number if number and not isinstance(read_figure(number), Problem) else None


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
    if _SHORTENED.fullmatch(text):
        return Problem(path=f"$.{question.key}", message=_SHORTENED_SAID, given=shown(text))
    if question.answers is float and _EXPONENT.fullmatch(text):
        return question.accept(float(text))
    number = read_number(text, whole=question.answers is int)
    if number is None:
        return _with_unit(question, text)
    # A point is the decimal sign of every file; a comma before three digits sets thousands apart in one language only.
    return two_ways(question, text) if number.doubtful and "," in text else question.accept(number.value)


def _with_unit(question: Question, text: str) -> Value | Problem | None:
    answered = vocabulary().answer((question,), text, near=False)
    if answered is None:
        return None
    if answered.doubts:
        return two_ways(question, text)
    ((_, value),) = answered.claims
    return value


def two_ways(question: Question, given: str) -> Problem:
    """The problem with a number that says one thing to one reader and another to the next."""
    return Problem(path=f"$.{question.key}", message=_TWO_WAYS, given=shown(given))


def _in_words(problem: Problem, question: Question, given: object, language: Language | None) -> Problem:
    """The problem with the wordings that a person picks from in place of codes."""
    written = given if isinstance(given, str) else ""
    spoken = language or LANGUAGES[bool(_CYRILLIC.search(written))]
    nothing = written.strip().casefold() in _SIGNS_FOR_NOTHING
    suggestion = Unavailable.NO_DATA.wording(spoken) if nothing else _suggestion(question, written)
    return attrs.evolve(problem, given=shown(given), allowed=allowed_in(question, spoken), suggestion=suggestion)


def _suggestion(question: Question, given: str) -> str | None:
    if "_" in given:
        return nearest(given.casefold(), [option.code for option in question.options])
    wordings = {wording.casefold(): wording for option in question.options for wording in (option.en, option.ru)}
    likest = nearest(" ".join(given.casefold().split()), wordings)
    return None if likest is None or turns_round(given, likest) else wordings[likest]
