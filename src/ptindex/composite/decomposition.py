"""Decomposition: the difference of two results split over the positions that moved, exactly."""

from __future__ import annotations

from functools import cache
from math import factorial, fsum
from typing import TYPE_CHECKING, TypeAlias

from .aggregation import Group, Levels, Rule, aggregate, between_groups, by_level, group_value, is_linear, shares

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["owen", "split"]

Masks: TypeAlias = tuple[int, ...]

_UNKNOWN = 0.5
"""The value of a mixture in which nothing at all is known: the middle of its bounds."""


def owen(sizes: Sequence[int], value: Callable[[Masks], float]) -> list[list[float]]:
    """The Owen value of a game whose players form unions: what each player adds, averaged over the orders of arrival.

    `sizes` has the number of players of each union; `value` takes a bit mask for each union, a bit set where the player is
    in. Unions arrive one after another, so a union's players arrive together. The parts sum to `value(all) - value(none)`.
    Exact: 2^(unions - 1) x 2^(players of a union) values a union, no sampling.

    Source: G. Owen, "Values of games with a priori unions", in Henn and Moeschlin (eds), *Mathematical Economics and Game
    Theory*, Springer 1977; with one union it is the Shapley value (L. S. Shapley, "A value for n-person games", 1953).

    >>> owen([1, 1], lambda masks: float(masks[0] * masks[1]))
    [[0.5], [0.5]]
    """
    full = [(1 << size) - 1 for size in sizes]
    return [_union_parts(union, full, value) for union in range(len(sizes))]


def _union_parts(union: int, full: Sequence[int], value: Callable[[Masks], float]) -> list[float]:
    size = full[union].bit_length()
    others = [other for other in range(len(full)) if other != union]
    inside = [factorial(count) * factorial(size - count - 1) / factorial(size) for count in range(size)]
    terms: list[list[float]] = [[] for _ in range(size)]
    for chosen in range(1 << len(others)):
        count = chosen.bit_count()
        outside = factorial(count) * factorial(len(others) - count) / factorial(len(others) + 1)
        masks = [0] * len(full)
        for bit, other in enumerate(others):
            masks[other] = full[other] if chosen >> bit & 1 else 0
        worth = _worth_by_mask(masks, union, full[union], value)
        for player in range(size):
            bit = 1 << player
            terms[player] += [
                outside * inside[mask.bit_count()] * (worth[mask | bit] - worth[mask])
                for mask in range(full[union] + 1)
                if not mask & bit
            ]
    return [fsum(part) for part in terms]


def _worth_by_mask(masks: list[int], union: int, full: int, value: Callable[[Masks], float]) -> list[float]:
    return [value((*masks[:union], mask, *masks[union + 1 :])) for mask in range(full + 1)]


def split(groups: Sequence[Group], before: Levels, after: Levels, rule: Rule) -> dict[int, float]:
    """What each position adds to the difference of the totals of two sets of levels; the parts sum to it.

    A position's state is its level or its taking no part. Under a linear rule with the same positions known the parts are
    plain weighted differences; otherwise they are Owen values with the groups as unions. A position that did not change
    has no part.
    """
    moved = [[at for at in group.positions if before[at] != after[at]] for group in groups]
    known_alike = all((old is None) == (new is None) for old, new in zip(before, after, strict=True))
    if is_linear(rule) and known_alike:
        share = shares(groups, after)
        return {at: share[at] * ((after[at] or 0.0) - (before[at] or 0.0)) for members in moved for at in members}
    return _owen_split(groups, before, after, rule, moved)


def _owen_split(
    groups: Sequence[Group], before: Levels, after: Levels, rule: Rule, moved: Sequence[Sequence[int]]
) -> dict[int, float]:
    both = by_level(rule)

    @cache
    def value_of_group(index: int, mask: int) -> float | None:
        levels = list(before)
        for bit, at in enumerate(moved[index]):
            if mask >> bit & 1:
                levels[at] = after[at]
        return group_value(groups[index], levels, both.inside)

    playing = [index for index, members in enumerate(moved) if members]
    still = aggregate(groups, before, rule)[1]

    def total(masks: Masks) -> float:
        values = list(still)
        for index, mask in zip(playing, masks, strict=True):
            values[index] = value_of_group(index, mask)
        whole = between_groups(groups, values, both.between)
        return _UNKNOWN if whole is None else whole

    full = [(1 << len(moved[index])) - 1 for index in playing]
    steady = [
        is_linear(both.between) and all(value_of_group(index, mask) is not None for mask in range(whole + 1))
        for index, whole in zip(playing, full, strict=True)
    ]
    parts = [_parts_beside(union, full, steady, total) for union in range(len(full))]
    return {at: part for index, union in zip(playing, parts, strict=True) for at, part in zip(moved[index], union, strict=True)}


def _parts_beside(union: int, full: list[int], steady: list[bool], value: Callable[[Masks], float]) -> list[float]:
    """The parts of a union. What a steady one adds, always known and summed with others, depends on no other steady one."""
    beside = [other for other in range(len(full)) if other == union or not (steady[union] and steady[other])]

    def value_beside(masks: Masks) -> float:
        whole = [0] * len(full)
        for other, mask in zip(beside, masks, strict=True):
            whole[other] = mask
        return value(tuple(whole))

    return _union_parts(beside.index(union), [full[other] for other in beside], value_beside)
