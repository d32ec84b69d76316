"""The document of a profile: its answers by code, and nothing that the input does not say.

Everything about questions comes from the questionnaire; the tables are made once.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from ...countries import Country
from ...declaration import Section, Unavailable, Value, questions_of
from ...exceptions import Problem, ProfileError
from ...profile import CountryProfile, Note, PublishedScore, Source
from ...questionnaire import SECTIONS
from .plain import plain
from .reading import (
    FAILED,
    PROFILE,
    Reader,
    at,
    document_reader,
    moved,
    not_an_object,
    read_date,
    read_whole,
    reader_of,
    unknown_key,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = [
    "FRONT_READERS",
    "PROFILE_READERS",
    "SECTION_READERS",
    "plain_profile",
    "plain_section",
    "profile_document",
    "read_profile",
    "section_reader",
    "values_getter",
]


def section_reader(section: type[Section]) -> Reader:
    """A reader for the answers to a section, by code."""
    asked = questions_of(section)
    options = {question.name: {option.code: option for option in question.options} for question in asked}
    prefix = f"$.{asked[0].section}"

    def read(given: object, place: str, problems: list[Problem]) -> object:
        if not isinstance(given, dict):
            problems.append(not_an_object(place, given))
            return FAILED
        problems += [unknown_key(place, key, options) for key in given if key not in options]
        answers: dict[str, Any] = {
            key: options[key].get(answer, answer) if isinstance(answer, str) else answer
            for key, answer in given.items()
            if key in options
        }
        try:
            return section(**answers)
        except ProfileError as error:
            problems += [moved(found, prefix, place) for found in error.problems]
            return FAILED

    return read


read_country = reader_of(Country)
read_source = reader_of(Source, date=read_date)
read_note = reader_of(Note, source=read_source, as_of=read_date)
read_published = reader_of(PublishedScore, release=read_whole, source=read_source)


def read_notes(given: object, place: str, problems: list[Problem]) -> object:
    """Notes by the path of what they stand beside; the profile checks the paths, of failed notes too."""
    if not isinstance(given, dict):
        return given
    notes = {}
    for key, value in given.items():
        note = read_note(value, at(place, key), problems)
        notes[key] = Note() if note is FAILED else note
    return notes


SECTION_READERS = {questions_of(section)[0].section: section_reader(section) for section in SECTIONS}
FRONT_READERS: dict[str, Reader] = {"published": read_published, "source": read_source, "notes": read_notes}

read_profile = document_reader(
    PROFILE, reader_of(CountryProfile, country=read_country, year=read_whole, **FRONT_READERS, **SECTION_READERS)
)

PROFILE_READERS: dict[type, Reader] = {
    CountryProfile: read_profile,
    Country: read_country,
    Source: read_source,
    Note: read_note,
    PublishedScore: read_published,
    **dict(zip(SECTIONS, SECTION_READERS.values(), strict=True)),
}


Writer: TypeAlias = "Callable[[Section], Any]"
"""Gives the answers of a section that a document names; something empty where there are none."""


def values_getter(names: Sequence[str]) -> Callable[[object], tuple[Any, ...]]:
    """A quick function that gives the values of attributes as a tuple, of a single one too."""
    read = attrgetter(*names)
    return read if len(names) > 1 else lambda value: (read(value),)


def _section_writer(section: type[Section]) -> Callable[[Section], dict[str, Value]]:
    names = tuple(question.name for question in questions_of(section))
    read = values_getter(names)
    not_stated = Unavailable.NOT_STATED

    def write(answers: Section) -> dict[str, Value]:
        values = read(answers)
        if not_stated in values:
            return {name: value for name, value in zip(names, values, strict=True) if value is not not_stated}
        return dict(zip(names, values, strict=True))

    return write


_SECTION_WRITERS = {section: _section_writer(section) for section in SECTIONS}
_WRITERS = tuple(zip(SECTION_READERS, _SECTION_WRITERS.values(), strict=True))

_FRONT = tuple(field.name for field in attrs.fields(CountryProfile) if field.name not in {"country", "year", *SECTION_READERS})
_front = values_getter(_FRONT)
_sections = values_getter(tuple(SECTION_READERS))


def profile_document(profile: CountryProfile, writers: Iterable[tuple[str, Writer]] = _WRITERS) -> dict[str, Any]:
    """The document of a profile in the order of the page, its answers still members of their scales."""
    country = profile.country
    document: dict[str, Any] = {
        "schema": PROFILE,
        "country": {"iso3": country.iso3, "name": country.name},
        "year": profile.year,
    }
    for name, value in zip(_FRONT, _front(profile), strict=True):
        if value:
            document[name] = plain(value)
    for (name, write), section in zip(writers, _sections(profile), strict=True):
        answers = write(section)
        if answers:
            document[name] = answers
    return document


def _coded(answers: Mapping[str, Value]) -> dict[str, object]:
    return {name: answer if isinstance(answer, int | float) else answer.code for name, answer in answers.items()}


def plain_section(section: Section) -> dict[str, object]:
    """The answers to a section by code."""
    return _coded(_SECTION_WRITERS[type(section)](section))


def plain_profile(profile: CountryProfile) -> dict[str, Any]:
    """The document of a profile, made of plain objects only."""
    document = profile_document(profile)
    return document | {name: _coded(document[name]) for name in SECTION_READERS if name in document}
