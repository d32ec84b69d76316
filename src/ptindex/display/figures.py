"""How numbers, answers and names are written in a display."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..countries import known_name, title_of
from ..declaration import Answer, Unavailable, questions_of
from ..indicators import definitions
from ..numerals import count, figure, number, percent
from ..profile import edition_of
from ..questionnaire import SECTIONS, questions
from ..strategies.fingerprint import SHORT
from ..strategies.names import method_name
from . import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..countries import Country
    from ..declaration import Language, Question, Text, Value
    from ..indicators import Indicator
    from ..profile import Note, PublishedScore, Source
    from ..scores import Bounds

__all__ = [
    "NOTHING",
    "answer_beside_name",
    "answer_in_words",
    "answered",
    "described",
    "editions_mixed",
    "given_answer",
    "indicator_name",
    "method_line",
    "named",
    "noted",
    "notes_below",
    "place_name",
    "published_total",
    "question_name",
    "said",
    "share_in_percent",
    "short",
    "sourced",
    "titled",
    "within",
]

NOTHING = "—"

_QUESTIONS = {question.key: question for question in questions()}
_HEADINGS = {questions_of(section)[0].section: section.heading for section in SECTIONS}


def said(text: Text, language: Language, *filled: object) -> str:
    """A text in one language, filled in."""
    wording = text.wording(language)
    return wording.format(*filled) if filled else wording


def short(fingerprint: str, language: Language) -> str:
    """The beginning of a fingerprint, as it is printed, or that there is none."""
    return fingerprint[:SHORT] or said(words.NO_FINGERPRINT, language)


def method_line(strategy: str, fingerprint: str, version: str, language: Language) -> str:
    """By which method, with its fingerprint, and by which version of the library numbers were computed.

    >>> method_line("equal weights", "", "1.0", "ru")
    'Метод: равные веса, отпечаток нет, ptindex 1.0.'
    """
    return said(words.METHOD, language, method_name(strategy, language), short(fingerprint, language), version)


def within(bounds: Bounds, language: Language, *, known: bool = True) -> str:
    """The bounds of a value, or that they are not known."""
    if not known:
        return said(words.BOUNDS_UNKNOWN, language)
    return said(words.BOUNDS_FROM_TO, language, number(bounds.low, language), number(bounds.high, language))


def named(country: Country, territory: str, language: Language) -> str:
    """The country, with the territory where one is named.

    A name by which the country is known stands in the language of the display, any other as it was given.
    """
    name = known_name(country, language)
    return f"{name}, {territory}" if territory else name


def titled(country: Country, territory: str, year: int, language: Language) -> str:
    """The country and the year, with the territory where one is named."""
    return title_of(named(country, "", language), territory, year)


def answered(usable: int, asked: int, language: Language) -> str:
    """How many answers are usable, of how many asked, in numbers and in percent."""
    return said(words.SHARE, language, usable, asked, share_in_percent(usable, asked, language))


def share_in_percent(usable: int, asked: int, language: Language) -> str:
    """Usable answers in percent of those asked; a dash where nothing was asked, which is no share of anything."""
    return percent(usable / asked, language) if asked else NOTHING


def editions_mixed(years: Iterable[int], language: Language) -> tuple[str, ...]:
    """That the years answer different editions of the questionnaire, where they do."""
    return (said(words.SEVERAL_EDITIONS, language),) if len(set(map(edition_of, years))) > 1 else ()


def question_name(key: str, language: Language) -> str:
    """A question's label with its key below. Questions that share a label have their unit beside it."""
    question = _QUESTIONS[key]
    label = question.label.wording(language)
    if question.unit and _named_with_unit(question):
        label = f"{label}, {' '.join(question.unit.wording(language).format('').split())}"
    return f"{label}\n{key}"


def _named_with_unit(question: Question) -> bool:
    return sum(each.label == question.label for each in _QUESTIONS.values()) > 1


def indicator_name(key: str, language: Language) -> str:
    """An indicator's label with its key below; the key alone for one that is no indicator of the questionnaire."""
    definition = definitions().get(key)
    return key if definition is None else f"{definition.label.wording(language)}\n{key}"


def place_name(path: str, language: Language) -> str:
    """What a note stands beside: a question, a section, or the published total."""
    if path in _QUESTIONS:
        return question_name(path, language)
    heading = _HEADINGS.get(path)
    return said(words.PUBLISHED, language) if heading is None else heading.wording(language)


def given_answer(question: Question, value: Value, language: Language) -> str:
    """An answer in words, a count or a figure with its unit, or the reason for none."""
    if isinstance(value, Answer | Unavailable):
        return value.wording(language)
    written = count(value) if isinstance(value, int) else figure(value, language)
    return question.unit.wording(language).format(written) if question.unit else written


def answer_beside_name(question: Question, value: Value, language: Language) -> str:
    """An answer as it stands beside `question_name`: without the unit where the name has it."""
    if isinstance(value, int | float) and question.unit and _named_with_unit(question):
        return count(value) if isinstance(value, int) else figure(value, language)
    return given_answer(question, value, language)


def answer_in_words(key: str, value: Value, language: Language) -> str:
    """The answer to the question of a key."""
    return given_answer(_QUESTIONS[key], value, language)


def described(indicator: Indicator, language: Language) -> str:
    """What an indicator rests on: the answer's wording, a rate's two numbers, or the reason for none."""
    if indicator.reason is not None:
        return indicator.reason.wording(language)
    if indicator.numerator is not None and indicator.denominator is not None:
        text = words.CAPPED if indicator.capped else words.OF
        return said(text, language, count(indicator.numerator), count(indicator.denominator))
    question = definitions()[indicator.key].question
    return NOTHING if indicator.answer is None else given_answer(question, indicator.answer, language)


def published_total(published: PublishedScore, language: Language) -> str:
    """A published total with its mark, as printed."""
    return f"{number(published.value, language)} {published.mark}".rstrip()


def sourced(source: Source) -> str:
    """A source in one line: title, address, date."""
    date = "" if source.date is None else source.date.isoformat()
    return ", ".join(part for part in (source.title, source.url, date) if part)


def noted(note: Note, language: Language) -> str:
    """A note in one line: its text, its source, its day, after a semicolon where no sentence has ended."""
    source = "" if note.source is None else f"{said(words.SOURCE, language)}: {sourced(note.source)}"
    day = "" if note.as_of is None else said(words.AS_OF, language, note.as_of.isoformat())
    parts = [part for part in (note.text, source, day) if part]
    return " ".join([*(part if part.endswith(_ENDS) else f"{part};" for part in parts[:-1]), *parts[-1:]])


_ENDS = (".", "!", "?", "…", ";")


def notes_below(notes: Mapping[str, Note], language: Language) -> Iterator[str]:
    """The notes that belong to a cell, a line each; where they stand beside several questions, each with its key."""
    for path, note in notes.items():
        where = f" ({path})" if len(notes) > 1 else ""
        name, text = words.NOTE, noted(note, language)
        if note.source is not None and not note.text:
            # It begins with the word for a source itself.
            name, text = words.SOURCE, noted(note, language).removeprefix(f"{said(words.SOURCE, language)}: ")
        yield f"{said(name, language)}{where}: {text}"
