"""A mapping that can stand inside a frozen value, and the numbers and weights in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import TypeGuard, TypeVar, cast

__all__ = [
    "LEAST_WEIGHT",
    "NO_WEIGHT",
    "TOO_LARGE",
    "FrozenMap",
    "frozen_float",
    "frozen_floats",
    "frozen_texts",
    "frozen_tuple",
    "is_number",
    "is_weight",
]

K = TypeVar("K")
T = TypeVar("T")
V = TypeVar("V", covariant=True)

LEAST_WEIGHT = 1e-100
"""Weights further from 1 than this are refused, either way: their products leave what a float can hold."""

TOO_LARGE = 1e300
"""Values as large as this are refused: their sums and ranges leave what a float can hold."""

NO_WEIGHT = f"is neither 0 nor a number from {LEAST_WEIGHT:g} to {1 / LEAST_WEIGHT:g}"
"""What is said of any number that is no weight."""


class FrozenMap(Mapping[K, V]):
    """An immutable mapping that is hashable, picklable and equal to any mapping with the same items.

    The standard library has none: `types.MappingProxyType` neither pickles nor, before Python 3.12, hashes.

    >>> FrozenMap({"prevention": 2.0})
    FrozenMap({'prevention': 2.0})
    """

    __slots__ = ("_hash", "_items")

    def __init__(self, items: Mapping[K, V] | None = None) -> None:
        self._items: dict[K, V] = dict(items or {})
        self._hash: int | None = None

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._items.items()))
        return self._hash

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"

    def __reduce__(self) -> tuple[type[FrozenMap[K, V]], tuple[dict[K, V]]]:
        return type(self), (dict(self._items),)


def is_number(given: object) -> TypeGuard[float]:
    """Whether a value is a finite number that a float can hold; True and False are none."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        return False
    try:
        return isfinite(given)
    except OverflowError:
        return False


def is_weight(given: object) -> bool:
    """Whether a value is a weight: 0, which switches off, or a number not too far from 1."""
    return is_number(given) and (given == 0 or LEAST_WEIGHT <= given <= 1 / LEAST_WEIGHT)


# What a field cannot take passes through its converter, so that its class refuses it with everything else that is wrong.


def frozen_tuple(items: Iterable[T]) -> tuple[T, ...]:
    """A field converter: a tuple of what is given; text and what is no iterable pass through to be refused."""
    listed = isinstance(items, Iterable) and not isinstance(items, str)
    return tuple(items) if listed else cast("tuple[T, ...]", items)


def frozen_texts(items: Iterable[str]) -> tuple[str, ...]:
    """The same for texts: a type checker asks for a converter of the field's own type."""
    return frozen_tuple(items)


def frozen_float(given: float) -> float:
    """A field converter: the number as a float; what is no number passes through to be refused."""
    return float(given) + 0.0 if is_number(given) else given


def frozen_floats(items: Mapping[str, float]) -> FrozenMap[str, float]:
    """A field converter: numbers as floats, whole or not; what is no mapping or no number passes through to be refused."""
    if not isinstance(items, Mapping):
        return items
    return FrozenMap({name: frozen_float(number) for name, number in items.items()})
