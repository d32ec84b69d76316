"""What the tables of experiments share: names of units and parts, and who cannot be scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...declaration import Dimension
from ...experiments import Unit
from ...numerals import percent
from .. import words
from ..figures import editions_mixed, indicator_name, said, titled, within
from ..sentences import sentence
from ..tables import Row, Table
from . import experiment_words as more
from .scores import method_notes, unscored_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...declaration import Language
    from ...experiments import Standing, Unscored
    from ...ranking import Ranking

__all__ = [
    "DIMENSIONS",
    "between",
    "in_order",
    "named",
    "part_name",
    "ranking_notes",
    "ranks_by_unit",
    "share_in_words",
    "unscored_tables",
    "with_code",
]

_PLACES_SHOWN = 12

DIMENSIONS = {dimension.code: dimension for dimension in Dimension}


def named(unit: Unit, language: Language) -> str:
    """The country, territory and year of a unit."""
    return titled(unit.country, unit.territory, unit.year, language)


def with_code(unit: Unit, language: Language) -> str:
    """The same, with the country code below."""
    return f"{named(unit, language)}\n{unit.country.iso3}"


def part_name(name: str, language: Language) -> str:
    """A dimension or an indicator in words, with its name below."""
    dimension = DIMENSIONS.get(name)
    return indicator_name(name, language) if dimension is None else f"{dimension.wording(language)}\n{name}"


def ranking_notes(ranking: Ranking, language: Language) -> tuple[str, ...]:
    """What every display of scores says once, of a ranking."""
    if ranking.rows:
        notes = method_notes(ranking.rows[0].score, language)
    else:
        notes = unscored_notes(ranking.strategy, ranking.fingerprint, language)
    return *notes, *editions_mixed(ranking.years, language)


def ranks_by_unit(ranking: Ranking) -> dict[Unit, int]:
    """The rank of each unit."""
    return {Unit.scored(row.score): row.rank for row in ranking.rows}


def in_order(standings: Iterable[Standing]) -> list[Standing]:
    """Standings, best first."""
    return sorted(standings, key=lambda each: each.rank)


def share_in_words(share: float, language: Language) -> str:
    """A share in percent, with two decimals."""
    return percent(share, language, 2)


def unscored_tables(found: Iterable[tuple[str, Unscored]], language: Language) -> Iterator[Table]:
    """The table of who cannot be scored, when there is anyone: where, bounds and reason; the same reason once."""
    rows: dict[tuple[Unit, str], list[str]] = {}
    bounds = {}
    for where, each in found:
        rows.setdefault((each.unit, each.reason), []).append(where)
        bounds[each.unit, each.reason] = within(each.bounds, language)
    if rows:
        headings = (words.COUNTRY, more.WHERE, words.BOUNDS, words.REASON)
        yield Table(
            title=said(more.UNSCORED, language),
            columns=tuple(said(each, language) for each in headings),
            rows=tuple(
                Row((with_code(unit, language), _shortened(places), bounds[unit, why], sentence(why, language)))
                for (unit, why), places in rows.items()
            ),
            align=("left", "left", "right", "left"),
        )


def _shortened(places: Sequence[str]) -> str:
    return ", ".join([*places[:_PLACES_SHOWN], *(["…"] if len(places) > _PLACES_SHOWN else [])])


def between(low: float, high: float, language: Language) -> str:
    """From one share to another."""
    return said(words.BOUNDS_FROM_TO, language, share_in_words(low, language), share_in_words(high, language))
