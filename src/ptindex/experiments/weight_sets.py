"""Sets of weights as people write them: a mapping, a data frame, JSON or TOML; all that is wrong comes at once."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sized
from math import fsum, inf, isnan
from numbers import Real
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from ..declaration import Text
from ..exceptions import Problem, StrategyError, nearest, needs, shown
from ..frozenmap import NO_WEIGHT, is_weight
from ..indicators import definitions
from .standings import dimensions_of, name_problem

if TYPE_CHECKING:
    from ..strategies.weighted import Composite

__all__ = ["Sets", "read_weight_sets", "remarks_on"]

Sets: TypeAlias = dict[str, dict[str, float]]
"""Weights by the name of the set and then by that of the dimension or indicator."""

_EVEN = 1e-9
"""Weights whose sum differs from 1 by less need no word about it."""

_SET_COLUMNS = ("set", "name")


def read_weight_sets(given: object, strategy: Composite, set_column: str | None = None) -> Sets:
    """The sets of weights of a mapping, a data frame, JSON or TOML, checked against a strategy.

    Raises `StrategyError` with all that is wrong, `FileNotFoundError`, and `MissingExtraError` for a frame without narwhals.
    """
    sets = _sets(given, set_column)
    problems = list(_problems(sets, strategy))
    if problems:
        raise StrategyError(problems)
    return {name: {key: float(weight) for key, weight in _flat(weights)} for name, weights in sets.items()}  # type: ignore[arg-type]


def _sets(given: object, set_column: str | None) -> Mapping[str, Mapping[str, object]]:
    if isinstance(given, Mapping):
        return given
    if isinstance(given, str | PathLike):
        return _document(given)
    return _frame(given, set_column)


# Text


def _document(given: str | PathLike[str]) -> Mapping[str, Mapping[str, object]]:
    text, is_json = _text(given)
    return _json(text) if is_json else _toml(text)


def _text(given: str | PathLike[str]) -> tuple[str, bool]:
    """The text and whether it is JSON: a str that begins with a brace or has a line break is text, any other names a file."""
    if isinstance(given, str) and (given.lstrip().startswith("{") or "\n" in given):
        return given, given.lstrip().startswith("{")
    path = Path(fspath(given))
    if path.suffix not in (".json", ".toml"):
        message = "is neither JSON nor the name of a file of weights"
        _refuse(Problem(message=message, given=shown(str(path)), allowed=("a name in .toml", "a name in .json")))
    try:
        return path.read_text(encoding="utf-8-sig"), path.suffix == ".json"
    except UnicodeDecodeError as error:
        _refuse(Problem(message=f"is not UTF-8 from byte {error.start} on; save the file as UTF-8", given=shown(str(path))))


def _toml(text: str) -> Mapping[str, Mapping[str, object]]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        _refuse(Problem(message=f'is not TOML: {error}; the name of an indicator needs quotes, as in "prevention.video" = 2'))


def _json(text: str) -> Mapping[str, Mapping[str, object]]:
    problems: list[Problem] = []

    def pairs(found: list[tuple[str, object]]) -> dict[str, object]:
        names = [name for name, _ in found]
        twice = {name for name in names if names.count(name) > 1}
        problems.extend(Problem(message="stands twice", given=shown(name)) for name in sorted(twice))
        return dict(found)

    try:
        decoded = json.loads(text, object_pairs_hook=pairs)
    except (ValueError, RecursionError) as error:
        _refuse(Problem(message=f"is not JSON: {error}"))
    if not isinstance(decoded, dict):
        _refuse(Problem(message="is no object of sets by name", given=shown(decoded)))
    if problems:
        _refuse(*problems)
    return decoded


def _refuse(*problems: Problem) -> NoReturn:
    raise StrategyError(problems)


# Frames


def _frame(given: object, set_column: str | None) -> Mapping[str, Mapping[str, object]]:
    with needs("frames"):
        import narwhals as nw
    try:
        table = nw.from_native(given)  # type: ignore[call-overload]
    except TypeError:
        allowed = ("a mapping", "a data frame", "JSON", "TOML", "the name of a file")
        raise StrategyError([Problem(message="has no sets of weights", given=shown(given), allowed=allowed)]) from None
    if isinstance(table, nw.LazyFrame):
        table = table.collect()
    columns: list[str] = table.columns
    if set_column is not None and set_column not in columns:
        suggestion = nearest(set_column, columns)
        _refuse(Problem(message="has no such column", given=shown(set_column), suggestion=suggestion))
    named = set_column or next((name for name in _SET_COLUMNS if name in columns), None)
    names = list(map(str, _labels(table, nw.maybe_get_index(table)) if named is None else table[named].to_list()))
    twice = sorted(name for name, times in Counter(names).items() if times > 1)
    if twice:
        _refuse(*(Problem(message="is the name of two sets", given=shown(name)) for name in twice))
    weights = [name for name in columns if name != named]
    rows = zip(*(table[name].to_list() for name in weights), strict=True)
    return {name: dict(zip(weights, row, strict=True)) for name, row in zip(names, rows, strict=True)}


def _labels(table: Sized, index: Iterable[object] | None) -> Iterable[object]:
    """The labels of the rows where they are more than their numbers, as pandas has them, else the numbers from 1."""
    labels = [] if index is None else list(index)
    return labels if labels and labels != list(range(len(table))) else range(1, len(table) + 1)


# Checks


def _flat(weights: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    """Names and weights: TOML reads an unquoted `prevention.video = 2` as a table in a table."""
    for name, weight in weights.items():
        if isinstance(weight, Mapping):
            yield from _flat(weight, f"{above}{name}.")
        else:
            yield f"{above}{name}", weight


def _problems(sets: Mapping[str, Mapping[str, object]], strategy: Composite) -> Iterator[Problem]:
    if not sets:
        yield Problem(message="has no set of weights; give one at least")
    for name, weights in sets.items():
        path = f"$[{name!r}]"
        if not isinstance(name, str) or not name.strip():
            yield Problem(message="is no name for a set", given=shown(name))
        elif not isinstance(weights, Mapping):
            message = "is not a set of weights: a name, and under it a weight for each dimension or indicator"
            yield Problem(path=path, message=message, given=shown(weights))
        else:
            yield from _set_problems(dict(weights), strategy, path)


def _set_problems(weights: Mapping[str, object], strategy: Composite, path: str) -> Iterator[Problem]:
    found = list(_flat(weights))
    flat = dict(found)
    if len(flat) < len(found):
        yield Problem(path=path, message="has a name twice")
    problems = [problem for key, weight in flat.items() if (problem := _weight_problem(key, weight, strategy, path))]
    yield from problems
    if not problems and not _weighs(flat, strategy):
        yield Problem(path=path, message="switches everything off; leave some weight above 0")


def _weight_problem(key: str, weight: object, strategy: Composite, path: str) -> Problem | None:
    unknown = name_problem(strategy, key, path)
    if unknown:
        return unknown
    if weight is None or (isinstance(weight, float) and isnan(weight)):
        message = "is empty or NaN; write a number, and 0 to switch off"
    elif isinstance(weight, bool) or not isinstance(weight, Real):
        message = "is not a number"
    elif weight < 0:
        message = "is negative; a weight is a number from 0, and 0 switches off"
    elif not is_weight(_as_float(weight)):
        message = NO_WEIGHT
    else:
        return None
    return Problem(path=f"{path}[{key!r}]", message=message, given=shown(weight))


def _as_float(number: Real) -> float:
    """The number of any type, infinite where no float holds it."""
    try:
        return float(number)
    except OverflowError:
        return inf


def _weighs(weights: Mapping[str, object], strategy: Composite) -> bool:
    every = {**strategy.weights, **weights}
    return any(every.get(key, 1) != 0 and every.get(definitions()[key].dimension.code, 1) != 0 for key in strategy.indicators)


# Remarks


def remarks_on(weights: Mapping[str, float], strategy: Composite) -> tuple[Text, ...]:
    """What must be said of a set of weights: names left to the method, and a sum that is not 1 and was divided out."""
    dimensions = dimensions_of(strategy)
    remarks = list(_group_remarks(tuple(dimensions), weights, strategy, "the dimensions", "областей"))
    for code, keys in dimensions.items():
        remarks += _group_remarks(keys, weights, strategy, f"the indicators of {code}", f"показателей области {code}")
    return tuple(remarks)


def _group_remarks(
    names: tuple[str, ...], weights: Mapping[str, float], strategy: Composite, en: str, ru: str
) -> Iterator[Text]:
    named = [name for name in names if name in weights]
    if not named:
        return
    rest = {name: strategy.weights.get(name, 1.0) for name in names if name not in weights}
    if rest:
        listed = ", ".join(f"{name} {weight:g}" for name, weight in rest.items())
        yield Text(
            f"Of {en} it names {len(named)} of {len(names)}; the others weigh as in the method: {listed}.",
            f"Из {ru} названо {len(named)} из {len(names)}; остальные весят как в методе: {listed}.",
        )
    total = fsum([*(weights[name] for name in named), *rest.values()])
    if abs(total - 1) > _EVEN and total > 0:
        yield Text(
            f"The weights of {en} sum to {total:g}, not 1; they are divided by their sum.",
            f"Сумма весов {ru} — {total:g}, а не 1; веса разделены на неё.",
        )
