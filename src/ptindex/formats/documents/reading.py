"""Reading a document: plain objects (dictionaries, lists, text, numbers) to values, with every problem at its place.

A reader never raises: it adds all problems that it finds to the list it is given, so that one document yields them at once.
Numbers and texts pass through as they are, because the classes themselves refuse what is invalid.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from ...exceptions import Problem, ProblemsError, nearest, shown
from ...questionnaire import questions

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "FAILED",
    "PANEL",
    "PROFILE",
    "SCHEMAS",
    "SCORE",
    "STRATEGY",
    "Reader",
    "as_given",
    "at",
    "document_reader",
    "made",
    "moved",
    "not_an_object",
    "read_date",
    "read_texts",
    "read_whole",
    "reader_of",
    "schema_problem",
    "tagged",
    "unknown_key",
]

Reader: TypeAlias = Callable[[object, str, list[Problem]], Any]
"""Takes what a document says, the place where it says so and the list of problems; gives the value, or `FAILED`."""

PROFILE = "ptindex/profile/1"
STRATEGY = "ptindex/strategy/1"
SCORE = "ptindex/score/1"
PANEL = "ptindex/panel/1"
SCHEMAS = (PROFILE, STRATEGY, SCORE, PANEL)

_OF_A_RELEASE = ("ptindex/release/1", "ptindex/scores/1")
_SCHEMA = re.compile(r"(ptindex/[a-z]+/)([1-9][0-9]{0,8})")
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,59}")


class _Failed:
    """Stands for a value that could not be read; no class takes it, and what a class says of it is not reported again."""


FAILED: Final = _Failed()


def at(place: str, key: object) -> str:
    """The place of a key: `$.year`, or `$.notes['prevention.video']` for one that is no plain name.

    >>> at("$.notes", "prevention.video")
    "$.notes['prevention.video']"
    """
    return f"{place}.{key}" if isinstance(key, str) and _PLAIN_KEY.fullmatch(key) else f"{place}[{shown(key)}]"


def moved(problem: Problem, old: str, new: str) -> Problem:
    """The problem of a part, seen from the whole: `$.iso3` of a country is `$.country.iso3` of a profile."""
    return attrs.evolve(problem, path=new + problem.path.removeprefix(old))


def schema_problem(document: Mapping[str, object], allowed: tuple[str, ...] = SCHEMAS) -> Problem | None:
    """What is wrong with the kind and version that a document gives itself, or None."""
    given = document.get("schema")
    if isinstance(given, str) and given in allowed:
        return None
    if "schema" not in document:
        return Problem(path="$.schema", message="is missing: it says what the document is", allowed=allowed)
    message, suggestion = "is not a kind of document that is read here", None
    if given in _OF_A_RELEASE:
        message = "is part of a release, whose profiles are in its profiles.json"
    elif isinstance(given, str):
        known = _SCHEMA.fullmatch(given)
        if known and f"{known[1]}1" in allowed:
            message = "is of a newer version of ptindex: pip install --upgrade ptindex"
        else:
            suggestion = nearest(given, allowed)
    return Problem(path="$.schema", message=message, given=shown(given), allowed=allowed, suggestion=suggestion)


def not_an_object(place: str, given: object) -> Problem:
    """What to say where an object should stand."""
    return Problem(path=place, message="is not an object with keys and values", given=shown(given))


def unknown_key(place: str, key: object, allowed: Iterable[str]) -> Problem:
    """What to say of a key that an object does not have: the nearest it has, or the question of that name elsewhere."""
    allowed = tuple(allowed)
    suggestion = None
    if isinstance(key, str):
        elsewhere = (question.key for question in questions() if question.name == key)
        suggestion = nearest(key, allowed) or next(elsewhere, None)
    return Problem(path=at(place, key), message="is not a key of this object", allowed=allowed, suggestion=suggestion)


def as_given(given: object, _place: str, _problems: list[Problem]) -> object:
    """Reads nothing into a value: its class checks it."""
    return given


def read_whole(given: object, _place: str, _problems: list[Problem]) -> object:
    """A whole number written with a point is that whole number: JSON knows one kind of number only."""
    return int(given) if isinstance(given, float) and given.is_integer() else given


def read_date(given: object, _place: str, _problems: list[Problem]) -> object:
    """A date in the one form YYYY-MM-DD; any other text stays text, for its class to refuse."""
    try:
        parsed = date.fromisoformat(given) if isinstance(given, str) else None
    except ValueError:
        return given
    return parsed if parsed is not None and parsed.isoformat() == given else given


def read_texts(given: object, place: str, problems: list[Problem]) -> object:
    """A list of texts as a tuple."""
    if isinstance(given, list):
        wrong = [
            Problem(path=f"{place}[{number}]", message="is not text", given=shown(item))
            for number, item in enumerate(given)
            if not isinstance(item, str)
        ]
        problems += wrong
        return FAILED if wrong else tuple(given)
    problems.append(Problem(path=place, message="is not a list", given=shown(given)))
    return FAILED


def reader_of(cls: type, **readers: Reader) -> Reader:
    """A reader for an attrs class whose keys are its fields; a field without a reader of its own is taken as given."""
    fields = attrs.fields(cls)
    table = {field.name: (readers.get(field.name, as_given), f".{field.name}") for field in fields}
    required = tuple(field.name for field in fields if field.default is attrs.NOTHING)

    def read(given: object, place: str, problems: list[Problem]) -> object:
        if not isinstance(given, dict):
            problems.append(not_an_object(place, given))
            return FAILED
        values: dict[str, Any] = {}
        for key, value in given.items():
            if key not in table:
                problems.append(unknown_key(place, key, table))
            elif value is None:
                problems.append(Problem(path=at(place, key), message="is null; leave the key out instead"))
                values[key] = FAILED
            else:
                reader, suffix = table[key]
                values[key] = reader(value, place + suffix, problems)
        for name in required:
            if name not in values:
                problems.append(Problem(path=at(place, name), message="is missing"))
                values[name] = FAILED
        return made(cls, values, place, problems)

    return read


def made(cls: type, values: dict[str, Any], place: str, problems: list[Problem]) -> object:
    """The value of a class, or `FAILED` with the problems that the class finds and that are not known already."""
    try:
        return cls(**values)
    except ProblemsError as error:
        known = {f"$.{name}" for name, value in values.items() if value is FAILED}
        problems += [moved(found, "$", place) for found in error.problems if found.path not in known]
        return FAILED


def tagged(readers: Mapping[str, Reader]) -> Reader:
    """A reader for a union of classes: the key `kind` says which."""
    allowed = tuple(readers)

    def read(given: object, place: str, problems: list[Problem]) -> object:
        if not isinstance(given, dict):
            problems.append(not_an_object(place, given))
            return FAILED
        kind = given.get("kind")
        if isinstance(kind, str) and kind in readers:
            return readers[kind]({key: value for key, value in given.items() if key != "kind"}, place, problems)
        if "kind" in given:
            suggestion = nearest(kind, allowed) if isinstance(kind, str) else None
            problems.append(
                Problem(path=f"{place}.kind", message="is not known", given=shown(kind), allowed=allowed, suggestion=suggestion)
            )
        else:
            problems.append(Problem(path=f"{place}.kind", message="is missing", allowed=allowed))
        return FAILED

    return read


def document_reader(schema: str, reader: Reader) -> Reader:
    """A reader for a whole document, whose key `schema` must be the given one."""

    def read(given: object, place: str, problems: list[Problem]) -> object:
        if not isinstance(given, dict):
            problems.append(not_an_object(place, given))
            return FAILED
        wrong = schema_problem(given, (schema,))
        if wrong is not None:
            problems.append(moved(wrong, "$", place))
            return FAILED
        return reader({key: value for key, value in given.items() if key != "schema"}, place, problems)

    return read
