"""The quick way for a good profile: one look at each answer, straight into the section.

`profile_document` reads any profile and says what is wrong with it; this reads the good ones faster and leaves all others to
it. The tables are made once from the questionnaire. A test holds the two ways equal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ...countries import Country
from ...declaration import Section, Unavailable, checks_of, questions_of
from ...profile import CountryProfile
from ...questionnaire import SECTIONS
from .profile_document import FRONT_READERS
from .reading import PROFILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...exceptions import Problem

__all__ = ["quick_profile"]


_Number: TypeAlias = "tuple[str, Callable[[Section, Any], None], dict[Any, Any], type[float], float, float]"


def _section_reader(section: type[Section]) -> Callable[[dict[str, Any]], Section]:
    asked = questions_of(section)
    nothing = {question.name: Unavailable.NOT_STATED.code for question in asked}
    options: dict[str, dict[Any, Any]] = {
        question.name: {option.code: option for option in question.options} for question in asked
    }
    setters = {name: getattr(section, name).__set__ for name in options}
    graded = [(name, setters[name], options[name]) for name, _, low, _, _ in checks_of(section) if low is None]
    numbers: list[_Number] = [
        (name, setters[name], options[name], kind, low, high)
        for name, kind, low, high, _ in checks_of(section)
        if low is not None
    ]
    size = len(nothing)
    new = object.__new__

    def read(given: dict[str, Any]) -> Section:
        answers: dict[str, Any] = {**nothing, **given}
        if len(answers) != size:
            raise KeyError
        # As unpickling does, past the constructor: the lookups and the comparisons are its checks, made on the way.
        made: Section = new(section)
        for name, put, codes in graded:
            put(made, codes[answers[name]])
        for name, put, codes, kind, low, high in numbers:
            answer = answers[name]
            put(made, answer if type(answer) is kind and low < answer <= high else codes[answer])
        return made

    return read


_READERS = {questions_of(section)[0].section: _section_reader(section) for section in SECTIONS}


def quick_profile(document: dict[str, Any]) -> CountryProfile | None:
    """The profile of a decoded document; None when anything in it is wrong or unusual (a count written 838.0)."""
    problems: list[Problem] = []
    fields = dict(document)
    try:
        if fields.pop("schema") != PROFILE:
            return None
        fields["country"] = Country(**fields["country"])
        for name, given in document.items():
            if name in _READERS:
                fields[name] = _READERS[name](given)
            elif name in FRONT_READERS:
                fields[name] = FRONT_READERS[name](given, "$", problems)
        return None if problems else CountryProfile(**fields)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
