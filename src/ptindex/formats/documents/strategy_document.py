"""The documents of strategies and scores.

A strategy is a union of classes told apart by `kind`: `composite`, `points`, or the class name of a strategy that the caller
hands in. A class that only the document names is never looked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ...composite.aggregation import ByLevel, Minimum, Power
from ...scores import CAVEAT, Score
from ...strategies.points import Points
from ...strategies.weighted import Composite
from .plain import plain_fields
from .reading import SCORE, STRATEGY, Reader, document_reader, read_texts, reader_of, tagged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cattrs import Converter

    from ...exceptions import Problem

__all__ = [
    "BUILT_IN",
    "STRATEGY_READERS",
    "class_readers",
    "plain_other_strategy",
    "plain_score",
    "plain_strategy",
    "score_reader",
    "strategy_reader",
]

_MEANS: dict[str, Reader] = {"power": reader_of(Power), "minimum": reader_of(Minimum)}
_read_mean = tagged(_MEANS)
_read_rule = tagged({**_MEANS, "by_level": reader_of(ByLevel, inside=_read_mean, between=_read_mean)})

STRATEGY_READERS: dict[str, Reader] = {
    "composite": reader_of(Composite, indicators=read_texts, aggregation=_read_rule),
    "points": reader_of(Points),
}
BUILT_IN: dict[type, str] = {Composite: "composite", Points: "points"}
_KINDS: dict[type, str] = {**BUILT_IN, Power: "power", Minimum: "minimum", ByLevel: "by_level"}


def _class_reader(cls: type, converter: Converter) -> Reader:
    """A reader by a converter, whose groups of errors are left to the caller: the class is a whole document."""

    def read(given: object, _place: str, _problems: list[Problem]) -> object:
        return converter.structure(given, cls)

    return read


def _kinds_of(strategies: Iterable[type]) -> dict[str, type]:
    kinds: dict[str, type] = {}
    for cls in strategies:
        if not attrs.has(cls):
            raise TypeError(f"{cls.__name__} is no attrs class: a document gives the fields of one")
        taken = {"kind", "schema"} & {field.name for field in attrs.fields(cls)}
        if taken:
            raise TypeError(f"{cls.__name__} has a field {min(taken)!r}: the document needs that key for itself")
        if cls.__name__ in STRATEGY_READERS or kinds.setdefault(cls.__name__, cls) is not cls:
            raise TypeError(f"two strategies are called {cls.__name__}: a document could mean either")
    return kinds


def class_readers(strategies: Iterable[type], converter: Converter) -> dict[str, Reader]:
    """A reader for each strategy class of the caller, by its name.

    Raises `TypeError` for a class that a document cannot hold: no attrs class, a name that is taken, a field called `kind`.
    """
    return {name: _class_reader(cls, converter) for name, cls in _kinds_of(strategies).items()}


def strategy_reader(readers: Mapping[str, Reader]) -> Reader:
    """A reader for the document of a strategy of one of the given kinds."""
    return document_reader(STRATEGY, tagged(readers))


def plain_strategy(strategy: object) -> dict[str, Any]:
    """The document of a built-in strategy."""
    return {"schema": STRATEGY, "kind": BUILT_IN[type(strategy)], **_plain_method(strategy)}


def plain_other_strategy(strategy: object, converter: Converter) -> dict[str, Any]:
    """The document of a strategy of another's class. Raises `TypeError` as `class_readers` does."""
    (kind,) = _kinds_of([type(strategy)])
    return {"schema": STRATEGY, "kind": kind, **converter.unstructure(strategy)}


def _plain_method(value: object) -> dict[str, object]:
    fields = plain_fields(value)
    for name in fields:
        part = getattr(value, name)
        if type(part) in _KINDS:
            fields[name] = {"kind": _KINDS[type(part)], **_plain_method(part)}
    return fields


def score_reader(converter: Converter) -> Reader:
    """A reader for the document of a score; what it says of itself for people (`caveat`) is not read."""

    def read(given: object, _place: str, _problems: list[Problem]) -> object:
        fields: dict[str, Any] = dict(given)  # type: ignore[call-overload]
        fields.pop("caveat", None)
        return converter.structure(fields, Score)

    return document_reader(SCORE, read)


def plain_score(score: Score) -> dict[str, Any]:
    """The document of a score, with the statement that belongs to every score and the version that made it."""
    return {"schema": SCORE, "caveat": CAVEAT.en, **plain_fields(score, always=["version"])}
