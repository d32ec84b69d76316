"""The tree of dimensions: which indicator stands under which branch, to any depth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from attrs import field, frozen

from ..exceptions import Problem, StrategyError, nearest, shown
from ..frozenmap import frozen_tuple

__all__ = ["Branch", "Nested", "tree_problems"]

Nested: TypeAlias = "Mapping[str, Nested] | Sequence[str]"
"""A tree as plain data: a mapping from the names of branches to what is under them, down to lists of indicators."""


def _children(given: Iterable[Branch | str]) -> tuple[Branch | str, ...]:
    return frozen_tuple(given)


@frozen
class Branch:
    """A named branch over further branches and indicators, in order; a flat tree is one branch over indicators.

    Names are unique in a tree: no indicator stands twice, and no branch is called like another or like an indicator,
    since weights go by name.

    Raises `StrategyError` with all that is wrong.

    >>> tree = Branch("index", (Branch("law", ("ban", "penalty")), "rating"))
    >>> tree.indicators
    ('ban', 'penalty', 'rating')
    >>> tree.branches
    ('index', 'law')
    """

    name: str
    children: tuple[Branch | str, ...] = field(converter=_children)

    def __attrs_post_init__(self) -> None:
        problems = list(self._problems())
        if problems:
            raise StrategyError(problems)

    def _problems(self) -> Iterator[Problem]:
        if not isinstance(self.name, str) or not self.name.strip():
            yield Problem(path="$.tree", message="a branch has no name", given=shown(self.name))
            return
        path = f"$.tree['{self.name}']"
        if not isinstance(self.children, tuple) or not self.children:
            yield Problem(path=path, message="has nothing under it; list branches or names of indicators")
            return
        wrong = [child for child in self.children if not isinstance(child, Branch) and not _is_name(child)]
        if wrong:
            yield from (
                Problem(path=path, message="is neither a branch nor the name of an indicator", given=shown(child))
                for child in wrong
            )
            return
        times = Counter([*self.indicators, *self.branches])
        for name in [name for name, count in times.items() if count > 1]:
            yield Problem(path=path, message="has this name twice; every name in a tree stands once", given=shown(name))

    @classmethod
    def of(cls, nested: Nested, name: str = "index") -> Branch:
        """The tree of nested mappings and lists, under a root of this name.

        >>> Branch.of({"law": ["ban"], "practice": {"records": ["video"]}}).branches
        ('index', 'law', 'practice', 'records')
        """
        if isinstance(nested, Mapping):
            return cls(name, tuple(cls.of(under, below) for below, under in nested.items()))
        return cls(name, nested)

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators in order, depth first."""
        return tuple(name for child in self.children for name in ((child,) if isinstance(child, str) else child.indicators))

    @property
    def branches(self) -> tuple[str, ...]:
        """The names of the branches in order, each before those under it; the first is the root."""
        return (self.name, *(name for child in self.children if isinstance(child, Branch) for name in child.branches))

    def only(self, indicators: Collection[str]) -> Branch | None:
        """The tree with these indicators alone, without the branches that are left empty; None when nothing is left."""
        kept = [child.only(indicators) if isinstance(child, Branch) else child for child in self.children]
        children = tuple(child for child in kept if child is not None and (isinstance(child, Branch) or child in indicators))
        return Branch(self.name, children) if children else None


def _is_name(given: object) -> bool:
    return isinstance(given, str) and bool(given.strip())


def tree_problems(tree: Branch, indicators: Sequence[str], *, whole: bool = True) -> Iterator[Problem]:
    """What keeps a tree from standing over these indicators; `whole` asks that it leaves none out."""
    for name in tree.indicators:
        if name not in indicators:
            yield Problem(path="$.tree", message="names no indicator", given=shown(name), suggestion=nearest(name, indicators))
    left_out = set(indicators).difference(tree.indicators) if whole else set()
    for name in [name for name in indicators if name in left_out]:
        yield Problem(path="$.tree", message="leaves an indicator out; select(indicators=...) first", given=shown(name))
    for name in tree.branches:
        if name in left_out:
            yield Problem(path="$.tree", message="calls a branch like an indicator", given=shown(name))
