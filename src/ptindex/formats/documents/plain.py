"""Values to plain objects: dictionaries, lists, text and numbers, for any format to write."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any

import attrs

from ...declaration import Coded

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["plain", "plain_fields"]

_AS_THEY_ARE = (str, int, float, bool, NoneType)


def plain(value: object) -> object:
    """The plain object for a value made of our classes; what an attrs class has by default is left out.

    >>> from datetime import date
    >>> from ptindex import Source
    >>> plain(Source(title="Annual report", date=date(2023, 5, 1)))
    {'title': 'Annual report', 'date': '2023-05-01'}
    """
    if type(value) in _AS_THEY_ARE:
        return value
    if attrs.has(type(value)):
        return plain_fields(value)
    if isinstance(value, Coded):
        return value.code
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        # Equal maps may have been filled in another order, and equal values make the same text.
        return {key: plain(value[key]) for key in sorted(value)}
    if isinstance(value, frozenset):
        return sorted(value)
    return [plain(item) for item in value]  # type: ignore[attr-defined]


def plain_fields(value: object, always: Iterable[str] = ()) -> dict[str, object]:
    """The fields of an attrs value that differ from their defaults, and those named `always`."""
    document = {}
    cls: Any = type(value)
    for name, default in _fields(cls):
        item = getattr(value, name)
        if item != default or name in always:
            document[name] = plain(item)
    return document


@cache
def _fields(cls: Any) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in attrs.fields(cls))
