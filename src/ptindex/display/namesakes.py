"""What tells countries of one name apart wherever they stand together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .figures import named
from .tables import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..countries import Country
    from ..declaration import Language

__all__ = ["apart"]


def apart(places: Iterable[tuple[Country, str]], language: Language) -> tuple[str, ...]:
    """What stands beside the name of each country and territory: the code (and the territory) where another has that name.

    >>> from ptindex import Country
    >>> apart([(Country("XAA", "Twin"), ""), (Country("XAB", "Twin"), ""), (Country("XAC", "Other"), "")], "en")
    (' (XAA)', ' (XAB)', '')
    """
    given = tuple(places)
    names = [harmless(named(country, territory, language)) for country, territory in given]
    counted = Counter(names)
    return tuple(
        "" if counted[name] == 1 else harmless(f" ({', '.join(filter(None, (country.iso3, territory)))})")
        for name, (country, territory) in zip(names, given, strict=True)
    )
