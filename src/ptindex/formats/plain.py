"""Values to plain objects: dictionaries, lists, text and numbers, for any format to write."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import attrs

from ..declaration import Coded

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["plain", "plain_fields"]


def plain(value: object) -> object:
    """The plain object for a value made of our classes; what an attrs class has by default is left out.

    >>> from datetime import date
    >>> from ptindex import Source
    >>> plain(Source(title="Annual report", date=date(2023, 5, 1)))
    {'title': 'Annual report', 'date': '2023-05-01'}
    """
    if isinstance(value, Coded):
        return value.code
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if attrs.has(type(value)):
        return plain_fields(value)
    return value


def plain_fields(value: object, always: Iterable[str] = ()) -> dict[str, object]:
    """The fields of an attrs value that differ from their defaults, and those named `always`."""
    fields: tuple[attrs.Attribute[object], ...] = attrs.fields(type(value))  # type: ignore[arg-type]
    given = ((field, getattr(value, field.name)) for field in fields)
    return {field.name: plain(item) for field, item in given if field.name in always or item != field.default}
