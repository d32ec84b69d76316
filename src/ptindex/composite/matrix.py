"""Units by named indicators, as numbers that may be missing with a reason: what every step of the engine works on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias, TypedDict, Unpack, cast

from attrs import cmp_using, evolve, field, fields, frozen

from ..exceptions import Problem, ProblemsError, nearest, shown
from ..frozenmap import TOO_LARGE, FrozenMap, frozen_texts, frozen_tuple
from ..presentation import Presented
from .analysis import np, npt
from .references import Fitted
from .tree import Branch, Nested, tree_problems

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["Cell", "Floats", "IndicatorMatrix", "Structure"]

Floats: TypeAlias = npt.NDArray[np.float64]
Bools: TypeAlias = npt.NDArray[np.bool_]
Cell: TypeAlias = tuple[str, str]
"""The unit and the indicator of a value."""


def _group_names(given: Iterable[str] | None) -> tuple[str, ...] | None:
    return None if given is None else frozen_texts(given)


def _read_only(given: npt.ArrayLike) -> Floats:
    try:
        array = np.array(given, dtype=np.float64)
    except (TypeError, ValueError):
        return cast("Floats", given)  # refused with everything else that is wrong
    array.setflags(write=False)
    return array


def _read_only_mask(given: npt.ArrayLike | None) -> Bools | None:
    if given is None:
        return None
    array = np.array(given, dtype=bool)
    array.setflags(write=False)
    return array


def _tree(given: Branch | Nested | None) -> Branch | None:
    return given if given is None or isinstance(given, Branch) else Branch.of(given)


def _map(given: Mapping[Cell, str]) -> FrozenMap[Cell, str]:
    return FrozenMap(given) if isinstance(given, Mapping) else given


def _signs(given: Mapping[str, int]) -> FrozenMap[str, int]:
    return FrozenMap(given) if isinstance(given, Mapping) else given


def _references(given: Mapping[str, Fitted]) -> FrozenMap[str, Fitted]:
    return FrozenMap(given) if isinstance(given, Mapping) else given


def _years(given: Iterable[int] | None) -> tuple[int, ...] | None:
    return None if given is None else frozen_tuple(given)


def _cells(given: Iterable[Cell]) -> tuple[Cell, ...]:
    return tuple(given) if isinstance(given, Iterable) else given


def _same(first: npt.NDArray[np.generic], second: npt.NDArray[np.generic]) -> bool:
    return np.array_equal(first, second, equal_nan=first.dtype.kind == "f")


_ARRAY = cmp_using(eq=_same)


@frozen(kw_only=True, repr=False)
class IndicatorMatrix(Presented):
    """Units (rows) by indicators (columns), as finite numbers, NaN where missing; nothing in it can be changed.

    - `units`: a label for each row, each once. In a panel it names unit and year (`"KAZ 2022"`).
    - `indicators`: a name for each column, each once.
    - `values`: (units, indicators), read-only, each below 1e300 in size.
    - `tree`: the dimensions, a `Branch` or nested mappings; by default flat, under the name `index`.
    - `polarity`: 1 where more is better, -1 where less is; what is not named is 1. Normalising turns every indicator to 1.
    - `reasons`: (unit, indicator) to why the value is missing.
    - `widens`: (units, indicators), True where a missing value exists but is not known, so that it widens the bounds; by
      default every missing one. False where there is no true value: it does not apply or was not asked.
    - `years`, `groups`: one for each unit, or none.
    - `references`, `capped`: after `normalise`, what each indicator was fitted to, and the cells that lay beyond it.

    Read one with `from_mapping`, `from_columns`, `from_frame` or `from_csv` of this class, or `ptindex.matrices.from_profiles`.

    Raises `ProblemsError` with all that is wrong.

    >>> matrix = IndicatorMatrix.from_mapping({"A": {"law": 1.0, "practice": 0.2}, "B": {"law": 0.5, "practice": None}})
    >>> matrix
    <IndicatorMatrix of 2 units x 2 indicators, 1 missing>
    """

    units: tuple[str, ...] = field(converter=frozen_texts)
    indicators: tuple[str, ...] = field(converter=frozen_texts)
    values: Floats = field(converter=_read_only, eq=_ARRAY, hash=False)
    tree: Branch = field(default=None, converter=_tree)
    polarity: FrozenMap[str, int] = field(factory=FrozenMap, converter=_signs)
    reasons: FrozenMap[Cell, str] = field(factory=FrozenMap, converter=_map)
    widens: Bools = field(default=None, converter=_read_only_mask, eq=_ARRAY, hash=False)
    years: tuple[int, ...] | None = field(default=None, converter=_years)
    groups: tuple[str, ...] | None = field(default=None, converter=_group_names)
    references: FrozenMap[str, Fitted] = field(factory=FrozenMap, converter=_references)
    capped: tuple[Cell, ...] = field(default=(), converter=_cells)

    def __attrs_post_init__(self) -> None:
        problems = [*_name_problems("units", self.units), *_name_problems("indicators", self.indicators)]
        problems = problems or list(self._value_problems())
        if not problems:
            self._fill_in()
            problems = [*self._structure_problems(), *self._missing_problems()]
        if problems:
            raise ProblemsError(problems)

    def _fill_in(self) -> None:
        if self.tree is None:
            object.__setattr__(self, "tree", Branch("index", self.indicators))
        if isinstance(self.polarity, Mapping):
            signs = {name: self.polarity.get(name, 1) for name in self.indicators}
            object.__setattr__(self, "polarity", FrozenMap(signs | dict(self.polarity)))
        if self.widens is None:
            object.__setattr__(self, "widens", _read_only_mask(self.missing))

    def _value_problems(self) -> Iterator[Problem]:
        shape = (len(self.units), len(self.indicators))
        if not isinstance(self.values, np.ndarray):
            yield Problem(path="$.values", message="are not rows of numbers of one length", given=shown(self.values))
        elif self.values.shape != shape:
            message = f"are not {shape[0]} units x {shape[1]} indicators"
            yield Problem(path="$.values", message=message, given=shown(self.values.shape))
        else:
            for row, column in np.argwhere(np.abs(self.values) >= TOO_LARGE):
                path = f"$['{self.units[row]}']['{self.indicators[column]}']"
                yield Problem(path=path, message="is not a finite number", given=shown(float(self.values[row, column])))

    def _structure_problems(self) -> Iterator[Problem]:
        yield from tree_problems(self.tree, self.indicators)
        yield from self._polarity_problems()
        yield from self._label_problems("years", self.years, (int, np.integer))
        yield from self._label_problems("groups", self.groups, (str,))
        if not isinstance(self.references, Mapping) or not all(isinstance(each, Fitted) for each in self.references.values()):
            message = "are no mapping from indicators to fitted methods, as normalise makes it"
            yield Problem(path="$.references", message=message, given=shown(self.references))
        if not isinstance(self.capped, tuple):
            yield Problem(path="$.capped", message="are no cells, units with indicators", given=shown(self.capped))

    def _label_problems(self, name: str, given: object, kinds: tuple[type, ...]) -> Iterator[Problem]:
        if given is None:
            return
        if not isinstance(given, tuple) or len(given) != len(self.units):
            message = f"are not one for each of the {len(self.units)} units"
            yield Problem(path=f"$.{name}", message=message, given=shown(given))
            return
        what = "a year" if int in kinds else "the name of a group"
        for each in given:
            if not isinstance(each, kinds) or isinstance(each, bool):
                yield Problem(path=f"$.{name}", message=f"is not {what}", given=shown(each))

    def _polarity_problems(self) -> Iterator[Problem]:
        if not isinstance(self.polarity, Mapping):
            message = "is not a mapping from names to 1 or -1"
            yield Problem(path="$.polarity", message=message, given=shown(self.polarity))
            return
        for name, sign in self.polarity.items():
            if name not in self.indicators:
                yield _unknown("$.polarity", name, "an indicator", self.indicators)
            elif sign not in (1, -1) or isinstance(sign, bool):
                path = f"$.polarity['{name}']"
                yield Problem(path=path, message="is no polarity", given=shown(sign), allowed=("1", "-1"))

    def _missing_problems(self) -> Iterator[Problem]:
        if self.widens.shape != self.values.shape:
            yield Problem(path="$.widens", message="has another shape than the values", given=shown(self.widens.shape))
        elif (self.widens & ~self.missing).any():
            yield Problem(path="$.widens", message="is True where a value is known")
        if not isinstance(self.reasons, Mapping):
            message = "is not a mapping from (unit, indicator) to texts"
            yield Problem(path="$.reasons", message=message, given=shown(self.reasons))
            return
        rows, columns = _places(self.units), _places(self.indicators)
        for cell in self.reasons:
            if not isinstance(cell, tuple) or len(cell) != 2:
                yield Problem(path="$.reasons", message="is not a unit with an indicator", given=shown(cell))
                continue
            unit, indicator = cell
            if unit not in rows:
                yield _unknown("$.reasons", unit, "a unit", self.units)
            elif indicator not in columns:
                yield _unknown("$.reasons", indicator, "an indicator", self.indicators)
            elif not self.missing[rows[unit], columns[indicator]]:
                yield Problem(path=f"$['{unit}']['{indicator}']", message="has a value and a reason for missing")

    def __repr__(self) -> str:
        size = f"{len(self.units)} units x {len(self.indicators)} indicators"
        return f"<IndicatorMatrix of {size}, {int(self.missing.sum())} missing>"

    def __reduce__(self) -> tuple[object, ...]:
        # Unpickled arrays are writable; made anew, these are not.
        return _rebuilt, ({each.name: getattr(self, each.name) for each in fields(type(self))},)

    @property
    def missing(self) -> Bools:
        """(units, indicators), True where there is no value."""
        found: Bools = np.isnan(self.values)
        return found

    def column(self, indicator: str) -> Floats:
        """The values of one indicator, (units,), NaN where missing; `KeyError` for another name."""
        return self.values[:, _places(self.indicators)[indicator]]

    def select(self, *, units: Collection[str] | None = None, indicators: Collection[str] | None = None) -> IndicatorMatrix:
        """The matrix of these units and indicators alone, in the order of this one; None stands for all.

        Raises `ProblemsError` for names that it does not have and for a choice that leaves nothing.
        """
        problems = [
            *(_unknown("$.units", name, "a unit", self.units) for name in units or () if name not in self.units),
            *(
                _unknown("$.indicators", name, "an indicator", self.indicators)
                for name in indicators or ()
                if name not in self.indicators
            ),
        ]
        if problems:
            raise ProblemsError(problems)
        rows = [at for at, name in enumerate(self.units) if units is None or name in units]
        columns = [at for at, name in enumerate(self.indicators) if indicators is None or name in indicators]
        kept_units = tuple(self.units[at] for at in rows)
        kept = tuple(self.indicators[at] for at in columns)
        return evolve(
            self,
            units=kept_units,
            indicators=kept,
            values=self.values[np.ix_(rows, columns)],
            widens=self.widens[np.ix_(rows, columns)],
            tree=self.tree.only(kept),
            polarity={name: self.polarity[name] for name in kept},
            reasons={(unit, name): why for (unit, name), why in self.reasons.items() if unit in kept_units and name in kept},
            years=self.years and tuple(self.years[at] for at in rows),
            groups=self.groups and tuple(self.groups[at] for at in rows),
            references={name: fitted for name, fitted in self.references.items() if name in kept},
            capped=[(unit, name) for unit, name in self.capped if unit in kept_units and name in kept],
        )

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each unit, for a data frame: unit, year and group where it has them, and a value for each indicator."""
        for at, unit in enumerate(self.units):
            row: dict[str, str | float | int | None] = {"unit": unit}
            if self.years is not None:
                row["year"] = self.years[at]
            if self.groups is not None:
                row["group"] = self.groups[at]
            values = self.values[at].tolist()
            yield row | {name: None if value != value else value for name, value in zip(self.indicators, values, strict=True)}

    @classmethod
    def from_mapping(
        cls, rows: Mapping[str, Mapping[str, float | None]], *, not_applicable: Collection[Cell] = (), **more: Unpack[Structure]
    ) -> IndicatorMatrix:
        """From `{unit: {indicator: value}}`; None or NaN is missing. `not_applicable` has the cells that widen no bounds.

        Every unit has every indicator, in any order. `more` are the further fields of the matrix.

        Raises `ProblemsError` with every cell that is no number and every one that is not there.
        """
        from .inputs.reading import from_mapping

        return from_mapping(rows, not_applicable, more)

    @classmethod
    def from_columns(
        cls,
        columns: Mapping[str, Sequence[float | None]],
        units: Sequence[str],
        *,
        not_applicable: Collection[Cell] = (),
        **more: Unpack[Structure],
    ) -> IndicatorMatrix:
        """From `{indicator: values}`, one value for each of the units; None or NaN is missing.

        Raises `ProblemsError` with every cell that is no number and every column of another length.

        >>> IndicatorMatrix.from_columns({"law": [1, 0.5], "practice": [0.2, None]}, ["A", "B"])
        <IndicatorMatrix of 2 units x 2 indicators, 1 missing>
        """
        from .inputs.reading import from_columns

        return from_columns(columns, units, not_applicable, more)

    @classmethod
    def from_frame(
        cls,
        frame: object,
        *,
        unit: str,
        indicators: Sequence[str] | None = None,
        year: str | None = None,
        group: str | None = None,
        not_applicable: Collection[Cell] = (),
        **more: Unpack[Structure],
    ) -> IndicatorMatrix:
        """From a data frame of pandas, Polars, DuckDB or whatever else narwhals knows, lazy or not; null or NaN is missing.

        `unit`, `year` and `group` name columns; `indicators` those of the values, by default all others. With `year` the
        units are labelled by unit and year.

        Raises `ProblemsError` as `from_columns` does and for a column that is not there, `MissingExtraError` without narwhals.
        """
        from .inputs.reading import Layout, from_frame

        return from_frame(frame, Layout(unit=unit, year=year, group=group, indicators=indicators), not_applicable, more)

    @classmethod
    def from_csv(
        cls,
        source: str | PathLike[str],
        *,
        unit: str | None = None,
        indicators: Sequence[str] | None = None,
        year: str | None = None,
        group: str | None = None,
        not_applicable: Collection[Cell] = (),
        **more: Unpack[Structure],
    ) -> IndicatorMatrix:
        r"""From comma-separated values with a heading: text when it has a line break, else the path of a file in UTF-8.

        `unit`, `year` and `group` name columns, `unit` by default the first; `indicators` those of the values, by default all
        others. An empty cell, `NA` or `NaN` is missing.

        Raises `ProblemsError` with the line and column of whatever is wrong, `FileNotFoundError` for a file that is not there.

        >>> IndicatorMatrix.from_csv("country,law,practice\nA,1,0.2\nB,0.5,\n").records().__next__()
        {'unit': 'A', 'law': 1.0, 'practice': 0.2}
        """
        from .inputs.reading import Layout, from_csv

        return from_csv(source, Layout(unit=unit, year=year, group=group, indicators=indicators), not_applicable, more)


class Structure(TypedDict, total=False):
    """The fields of a matrix beside its units, indicators and values."""

    tree: Branch | Nested | None
    polarity: Mapping[str, int]
    reasons: Mapping[Cell, str]
    years: Sequence[int] | None
    groups: Sequence[str] | None


def _rebuilt(state: Mapping[str, object]) -> IndicatorMatrix:
    return IndicatorMatrix(**state)  # type: ignore[arg-type]


def _places(names: Sequence[str]) -> dict[str, int]:
    return {name: at for at, name in enumerate(names)}


def _name_problems(what: str, names: tuple[str, ...]) -> Iterator[Problem]:
    path = f"$.{what}"
    if not isinstance(names, tuple) or not names:
        yield Problem(path=path, message="are none; a matrix has one at least", given=shown(names))
        return
    for name in names:
        if not isinstance(name, str) or not name.strip():
            yield Problem(path=path, message="is not a name", given=shown(name))
            return
    for name, times in Counter(names).items():
        if times > 1:
            yield Problem(path=path, message=f"stands {times} times; each name stands once", given=shown(name))


def _unknown(path: str, name: object, what: str, names: Iterable[str]) -> Problem:
    suggestion = nearest(name, names) if isinstance(name, str) else None
    return Problem(path=path, message=f"is not {what} of this matrix", given=shown(name), suggestion=suggestion)
