"""Diagnostics: whether indicators belong together, what is known of them, and what weights really do (handbook, step 4).

Nothing here scores anything; each result says what it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from attrs import frozen

from ..exceptions import Problem, StrategyError, shown
from ..presentation import Presented
from .analysis import np
from .inputs.rows import Cells, Floats, Rows, cells, read_names, read_rows
from .statistics.association import associate, complete_correlations, covariances
from .statistics.cautions import small_sample
from .weights.factors import components_of
from .weights.importance import EffectiveWeights, effective_weights

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

__all__ = [
    "NEGATIVE",
    "REDUNDANT",
    "Availability",
    "Correlations",
    "EffectiveWeights",
    "Eigenvalues",
    "Pair",
    "Reliability",
    "availability",
    "correlations",
    "cronbach_alpha",
    "effective_weights",
    "eigenvalues",
    "reliability",
]

REDUNDANT = 0.92
"""Correlations larger in size mark two indicators that say the same (the threshold of the JRC's statistical audits)."""

NEGATIVE = -0.4
"""Correlations below this mark two indicators that pull apart (the threshold of the correlation plots of COINr)."""


@frozen(kw_only=True)
class Pair:
    """Two indicators or dimensions, their correlation from -1 to 1, and how many units it rests on."""

    first: str
    second: str
    correlation: float
    units: int


@frozen(kw_only=True)
class Correlations(Presented):
    """Pearson's correlations of indicators; `matrix` is names x names, None where there is none.

    `within` has the mean correlation inside each dimension of two or more indicators, `across` that between the indicators of
    each two dimensions, with the least number of units behind any of them. `redundant` and `negative` are the pairs beyond
    the thresholds, strongest first. `undefined` names the pairs without a correlation.
    """

    names: tuple[str, ...]
    groups: tuple[str, ...] | None
    matrix: Cells
    within: tuple[Pair, ...]
    across: tuple[Pair, ...]
    redundant: tuple[Pair, ...]
    negative: tuple[Pair, ...]
    undefined: tuple[tuple[str, str], ...]
    redundant_over: float
    negative_under: float
    cautions: tuple[str, ...]
    rows: Cells

    def records(self) -> Iterator[Mapping[str, str | float | None]]:
        """A row for each pair of indicators, for a data frame."""
        for i, j in combinations(range(len(self.names)), 2):
            yield {"first": self.names[i], "second": self.names[j], "correlation": self.matrix[i][j]}


@frozen(kw_only=True)
class Reliability(Presented):
    """Cronbach's alpha, at most 1, and what becomes of it without each indicator.

    `without` has alpha once an indicator is left out, None with two indicators; `with_rest` the correlation of an indicator
    with the sum of the others, None where that sum does not vary. An indicator whose leaving raises alpha measures something
    else.
    """

    names: tuple[str, ...]
    alpha: float
    without: tuple[float | None, ...]
    with_rest: tuple[float | None, ...]
    standardised: bool
    cautions: tuple[str, ...]
    rows: Cells

    def records(self) -> Iterator[Mapping[str, str | float | None]]:
        """A row for each indicator, for a data frame."""
        for name, without, rest in zip(self.names, self.without, self.with_rest, strict=True):
            yield {"indicator": name, "alpha": self.alpha, "without": without, "with_rest": rest}


@frozen(kw_only=True)
class Eigenvalues(Presented):
    """Eigenvalues of the correlations, largest first; they sum to the number of names.

    `shares` are of the variance and sum to 1, `cumulative` their running sum; `loadings` (names x components) are
    correlations of indicators with components.
    """

    names: tuple[str, ...]
    values: tuple[float, ...]
    shares: tuple[float, ...]
    cumulative: tuple[float, ...]
    loadings: Cells
    cautions: tuple[str, ...]
    rows: Cells

    def records(self) -> Iterator[Mapping[str, float | int]]:
        """A row for each component, for a data frame."""
        parts = enumerate(zip(self.values, self.shares, self.cumulative, strict=True), 1)
        yield from ({"component": at, "value": a, "share": b, "cumulative": c} for at, (a, b, c) in parts)


@frozen(kw_only=True)
class Availability(Presented):
    """Which share of the cells is known, from 0 to 1: of all, by unit and by indicator."""

    units: tuple[str, ...]
    names: tuple[str, ...]
    share: float
    by_unit: tuple[float, ...]
    by_indicator: tuple[float, ...]
    rows: Cells

    def records(self) -> Iterator[Mapping[str, str | float]]:
        """A row for each unit, then for each indicator, for a data frame."""
        for unit, share in zip(self.units, self.by_unit, strict=True):
            yield {"by": "unit", "of": unit, "share": share}
        for name, share in zip(self.names, self.by_indicator, strict=True):
            yield {"by": "indicator", "of": name, "share": share}

    @property
    def unknown_units(self) -> tuple[str, ...]:
        """Units of which nothing is known."""
        return tuple(unit for unit, share in zip(self.units, self.by_unit, strict=True) if not share)

    @property
    def unknown_indicators(self) -> tuple[str, ...]:
        """Indicators of which nothing is known."""
        return tuple(name for name, share in zip(self.names, self.by_indicator, strict=True) if not share)


def correlations(
    rows: ArrayLike | Sequence[Sequence[float | None]],
    names: Sequence[str] | None = None,
    groups: Mapping[str, str] | Sequence[str] | None = None,
    *,
    redundant: float = REDUNDANT,
    negative: float = NEGATIVE,
) -> Correlations:
    """Pearson's correlations of indicators, within and across dimensions, with the pairs that a reader should look at.

    `rows` are units x indicators; `groups` says each indicator's dimension, by name or in order. A pair's correlation is over
    the units that know both, and there is none with fewer than three of them or where an indicator does not vary.

    Raises `StrategyError` for malformed rows and for groups that do not fit the names.

    Source: handbook, section 4.1 and table 6.

    >>> found = correlations([[1, 2, 9], [2, 4, 5], [3, 6, 8], [4, 8, 1]], ["a", "b", "c"], ["law", "law", "practice"])
    >>> [(pair.first, pair.second, round(pair.correlation, 2)) for pair in (*found.redundant, *found.negative)]
    [('a', 'b', 1.0), ('a', 'c', -0.75), ('b', 'c', -0.75)]
    """
    read = read_rows(rows, names)
    dimensions = _dimensions(groups, read.names)
    found = associate(read)
    pairs, undefined = [], []
    for i, j in combinations(range(len(read.names)), 2):
        correlation = float(found.correlations[i, j])
        if np.isnan(correlation):
            undefined.append((read.names[i], read.names[j]))
        else:
            shared = int(found.shared[i, j])
            pairs.append(Pair(first=read.names[i], second=read.names[j], correlation=correlation, units=shared))
    within, across = ((), ()) if dimensions is None else _by_dimension(pairs, dict(zip(read.names, dimensions, strict=True)))
    return Correlations(
        names=read.names,
        groups=dimensions,
        matrix=cells(found.correlations),
        within=within,
        across=across,
        redundant=_strongest(pair for pair in pairs if abs(pair.correlation) > redundant),
        negative=_strongest(pair for pair in pairs if pair.correlation < negative),
        undefined=tuple(undefined),
        redundant_over=redundant,
        negative_under=negative,
        cautions=small_sample(read.units, len(read.names), "correlations"),
        rows=cells(read.values),
    )


def _dimensions(groups: Mapping[str, str] | Sequence[str] | None, names: tuple[str, ...]) -> tuple[str, ...] | None:
    if groups is None:
        return None
    if isinstance(groups, Mapping):
        lost = [Problem(path=f"$.groups.{name}", message="has no dimension") for name in names if name not in groups]
        lost += [
            Problem(path=f"$.groups.{name}", message="is no name of an indicator here", allowed=names)
            for name in groups
            if name not in names
        ]
        if lost:
            raise StrategyError(lost)
        return tuple(groups[name] for name in names)
    if isinstance(groups, str) or not isinstance(groups, Sequence | np.ndarray):
        message = "are no dimensions, by indicator's name or in order"
        raise StrategyError([Problem(path="$.groups", message=message, given=shown(groups))])
    if len(groups) != len(names):
        message = f"has {len(groups)} dimensions for {len(names)} indicators"
        raise StrategyError([Problem(path="$.groups", message=message)])
    return tuple(groups)


def _by_dimension(pairs: Sequence[Pair], dimension: Mapping[str, str]) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    order = list(dict.fromkeys(dimension.values()))
    found: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        first, second = sorted((dimension[pair.first], dimension[pair.second]), key=order.index)
        found.setdefault((first, second), []).append(pair)
    means = [
        Pair(
            first=first,
            second=second,
            correlation=float(np.mean([pair.correlation for pair in members])),
            units=min(pair.units for pair in members),
        )
        for (first, second), members in found.items()
    ]
    return tuple(mean for mean in means if mean.first == mean.second), tuple(
        mean for mean in means if mean.first != mean.second
    )


def _strongest(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted(pairs, key=lambda pair: -abs(pair.correlation)))


def cronbach_alpha(rows: ArrayLike | Sequence[Sequence[float | None]], *, standardised: bool = True) -> float:
    """Cronbach's alpha of indicators: how far their sum measures one thing; at most 1, and below 0 when they pull apart.

    See `reliability` for its rules and for what each indicator does to it.

    >>> round(cronbach_alpha([[1, 2], [2, 3], [3, 5], [4, 4], [5, 7], [6, 6]]), 3)
    0.939
    """
    return _reliability(rows, None, standardised=standardised).alpha


def reliability(
    rows: ArrayLike | Sequence[Sequence[float | None]], names: Sequence[str] | None = None, *, standardised: bool = True
) -> Reliability:
    """Cronbach's alpha, with what becomes of it without each indicator.

    `rows` are units x indicators, two or more. `standardised` indicators count alike whatever their spread, as the handbook
    recommends where spreads differ; else an indicator counts by its variance. A missing cell leaves its unit out of that
    indicator's correlations only (pairwise complete). 0.7 is the usual threshold, 0.6 to 0.8 are found as well. It is no test
    of one-dimensionality.

    Raises `StrategyError` for one indicator, for two with too few units in common, and, standardised, for one that does not
    vary.

    Source: L. J. Cronbach, "Coefficient alpha and the internal structure of tests", *Psychometrika* 16 (1951) 297-334;
    handbook, section 4.3, equation 18.

    >>> found = reliability([[1, 2, 6], [2, 3, 1], [3, 5, 4], [4, 4, 2], [5, 7, 5], [6, 6, 3]], ["a", "b", "c"])
    >>> round(found.alpha, 2), [round(alpha, 2) for alpha in found.without]
    (0.53, [0.16, -0.33, 0.94])
    """
    return _reliability(rows, names, standardised=standardised)


def _reliability(
    rows: ArrayLike | Sequence[Sequence[float | None]], names: Sequence[str] | None, *, standardised: bool
) -> Reliability:
    read = read_rows(rows, names)
    if len(read.names) == 1:
        raise StrategyError([Problem(path="$.rows", message="has one indicator; alpha compares two or more")])
    matrix = complete_correlations(read, "Cronbach's alpha") if standardised else _complete_covariances(read)
    each = range(len(matrix))
    rests = [[other for other in each if other != at] for at in each]
    return Reliability(
        names=read.names,
        alpha=_alpha(matrix),
        without=tuple(_alpha(matrix[np.ix_(rest, rest)]) if len(rest) > 1 else None for rest in rests),
        with_rest=tuple(_with_rest(matrix, at, rest) for at, rest in enumerate(rests)),
        standardised=standardised,
        cautions=small_sample(read.units, len(read.names), "Cronbach's alpha", depth=4),
        rows=cells(read.values),
    )


def _complete_covariances(read: Rows) -> Floats:
    matrix = covariances(read)
    problems = [
        Problem(path=f"$.names[{i}]", message=f"has too few units in common with {read.names[j]!r}", given=read.names[i])
        for i, j in np.argwhere(np.triu(np.isnan(matrix))).tolist()
    ]
    if not problems and not matrix.sum() > 0:
        problems = [Problem(path="$.rows", message="has indicators whose sum does not vary, so that there is no alpha")]
    if problems:
        raise StrategyError(problems)
    return matrix


def _alpha(matrix: Floats) -> float:
    count, total = len(matrix), float(matrix.sum())
    if total <= 0:
        # Indicators that cancel out: the limit of an ever smaller variance of their sum.
        return float("-inf")
    return count / (count - 1) * (1 - float(np.trace(matrix)) / total)


def _with_rest(matrix: Floats, at: int, rest: Sequence[int]) -> float | None:
    variance = float(matrix[np.ix_(rest, rest)].sum()) * float(matrix[at, at])
    return float(matrix[at, rest].sum()) / variance**0.5 if variance > 0 else None


def eigenvalues(rows: ArrayLike | Sequence[Sequence[float | None]], names: Sequence[str] | None = None) -> Eigenvalues:
    """Eigenvalues of the indicators' correlations: how many things they seem to measure.

    `rows` are units x indicators in any unit of measurement. A missing cell leaves its unit out of that indicator's
    correlations only. The sign of a component is arbitrary; here its loadings sum to 0 or more.

    Raises `StrategyError` for an indicator that does not vary, for two with too few units in common, and when missing cells
    make correlations contradict one another.

    Source: handbook, section 4.1 and tables 7 and 8.

    >>> found = eigenvalues([[1, 2, 6], [2, 4, 1], [3, 6, 4], [4, 8, 2], [5, 10, 5], [6, 12, 3]])
    >>> [round(share, 2) for share in found.shares]
    [0.68, 0.32, 0.0]
    """
    read = read_rows(rows, names)
    values, loadings = components_of(complete_correlations(read, "eigenvalues"), "eigenvalues")
    shares = values / values.sum()
    return Eigenvalues(
        names=read.names,
        values=tuple(values.tolist()),
        shares=tuple(shares.tolist()),
        cumulative=tuple(np.cumsum(shares).tolist()),
        loadings=cells(loadings),
        cautions=small_sample(read.units, len(read.names), "eigenvalues"),
        rows=cells(read.values),
    )


def availability(
    rows: ArrayLike | Sequence[Sequence[float | None]], names: Sequence[str] | None = None, units: Sequence[str] | None = None
) -> Availability:
    """How much is known, of all, by unit and by indicator; that nothing is known of one is a finding here, no error.

    Raises `StrategyError` for malformed rows, and for names or units that do not fit them.

    >>> found = availability([[1, None], [2, 3]], ["law", "practice"], ["Kazakhstan", "Moldova"])
    >>> found.share, found.by_unit, found.by_indicator
    (0.75, (0.5, 1.0), (1.0, 0.5))
    """
    read = read_rows(rows, names, empty_allowed=True)
    return Availability(
        units=_units(units, read.units),
        names=read.names,
        share=float(read.known.mean()),
        by_unit=tuple(read.known.mean(axis=1).tolist()),
        by_indicator=tuple(read.known.mean(axis=0).tolist()),
        rows=cells(read.values),
    )


def _units(units: Sequence[str] | None, count: int) -> tuple[str, ...]:
    if units is None:
        return tuple(f"unit_{number}" for number in range(1, count + 1))
    given, problems = read_names(units, "$.units")
    if not problems and len(given) != count:
        problems = [Problem(path="$.units", message=f"has {len(given)} names for {count} units")]
    if problems:
        raise StrategyError(problems)
    return given
