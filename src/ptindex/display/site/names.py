"""What the files of the site are called: made of codes, letters and digits alone, whatever the data say."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Place", "stems"]

Place: TypeAlias = tuple[str, str]
"""A country's code and the territory."""

_UNSAFE = re.compile(r"[^a-z0-9]+")
_LONGEST = 40
_DIGITS = 10
_ALL_DIGITS = 64


def stems(places: Iterable[Place]) -> Mapping[Place, str]:
    """The beginning of each place's file names: the code, and for a territory a readable part and digits of its own.

    No two places share one, also where a file system takes small and capital letters for the same.

    >>> stems([("KAZ", ""), ("MDA", "Right bank")])[("MDA", "Right bank")]
    'MDA-right-bank-c4d471fe1f'
    """
    every = tuple(dict.fromkeys(places))
    short = {place: _stem(place, _DIGITS) for place in every}
    if len(set(short.values())) == len(every):
        return short
    return {place: _stem(place, _ALL_DIGITS) for place in every}


def _stem(place: Place, digits: int) -> str:
    iso3, territory = place
    if not territory:
        return iso3
    plain = unicodedata.normalize("NFKD", territory).encode("ascii", "ignore").decode().lower()
    readable = _UNSAFE.sub("-", plain).strip("-")[:_LONGEST].strip("-")
    digest = sha256(territory.encode()).hexdigest()[:digits]
    return "-".join(part for part in (iso3, readable, digest) if part)
