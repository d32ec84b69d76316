"""The linear programmes of a calibration, solved by HiGHS. Needs the extra `analysis`; imported when a calibration is made.

Sources: Q. Huangfu and J. A. J. Hall, "Parallelizing the dual revised simplex method", *Mathematical Programming
Computation* 10 (2018) (HiGHS); J. W. Chinneck and E. W. Dravnieks, "Locating minimal infeasible constraint sets in linear
programs", *ORSA Journal on Computing* 3 (1991) (elastic programme and deletion filter).
"""

from __future__ import annotations

from functools import cached_property
from itertools import product
from math import inf
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from attrs import frozen
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp
from scipy.sparse import csr_array

from ..exceptions import Problem, StrategyError
from .centre import analytic_centre
from .terms import BASELINE, Fact, Form, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Programme"]

_OPTIMAL, _INFEASIBLE = 0, 2
_STILL = 1e-7
"""The solver's own tolerance: what moves less does not move."""
_EXCESS = "excess"

Solution: TypeAlias = dict[str, float]


class _System:
    """Rows over free unknowns, as HiGHS wants them."""

    def __init__(self, rows: Sequence[Row]) -> None:
        names = dict.fromkeys([BASELINE, *(name for row in rows for name in row.form)])
        self._index = {name: at for at, name in enumerate(names)}
        entries = [(at, self._index[name], part) for at, row in enumerate(rows) for name, part in row.form.items()]
        lines, columns, parts = zip(*entries, strict=True) if entries else ((), (), ())
        matrix = csr_array((parts, (lines, columns)), shape=(len(rows), len(names)), dtype=float)
        self._constraints = LinearConstraint(matrix, [row.low for row in rows], [row.high for row in rows])

    def feasible(self) -> bool:
        """Whether some unknowns keep all rows."""
        return bool(self._solve(self._constraints, {}, expected=(_OPTIMAL, _INFEASIBLE)).status == _OPTIMAL)

    def lowest(self, form: Form) -> float:
        """The lowest value of a form, -infinity where there is none; for rows that can be kept.

        Whether there is one is asked of a programme of its own, the directions in which nothing stops: a solver does not always
        tell an unbounded programme from one that it cannot solve.
        """
        if not form.keys() <= self._index.keys() or self._solve(self._directions, form, within=1.0).fun < -_STILL:
            return -inf
        return float(self._solve(self._constraints, form).fun)

    @cached_property
    def _directions(self) -> LinearConstraint:
        rows = self._constraints
        return LinearConstraint(rows.A, np.where(np.isfinite(rows.lb), 0, -inf), np.where(np.isfinite(rows.ub), 0, inf))

    def centre(self) -> Solution:
        """The analytic centre of what keeps all rows."""
        rows = self._constraints
        return dict(zip(self._index, analytic_centre(rows.A.toarray(), rows.lb, rows.ub).tolist(), strict=True))

    def _solve(
        self, rows: LinearConstraint, form: Form, *, within: float = inf, expected: tuple[int, ...] = (_OPTIMAL,)
    ) -> OptimizeResult:
        """Make a form as low as can be, each unknown within a distance of 0."""
        objective = np.zeros(len(self._index))
        for name, part in form.items():
            objective[self._index[name]] = part
        found = milp(objective, constraints=rows, bounds=Bounds(-within, within))
        if found.status not in expected:
            raise StrategyError([Problem(message=f"the solver found no answer: {found.message}")])
        return found


@frozen(kw_only=True, eq=False)
class Programme:
    """Every fact that a table must agree with; where facts have alternatives, one linear programme for each choice of them."""

    facts: tuple[Fact, ...]
    background: tuple[Row, ...] = ()

    @cached_property
    def _branches(self) -> tuple[tuple[tuple[int, ...], _System], ...]:
        """The choices of alternatives with which some table agrees."""
        return tuple(self._feasible(self.facts))

    def _feasible(self, facts: Sequence[Fact]) -> Iterator[tuple[tuple[int, ...], _System]]:
        for choice in product(*(range(len(fact.alternatives)) for fact in facts)):
            chosen = [row for fact, at in zip(facts, choice, strict=True) for row in fact.alternatives[at]]
            system = _System([*self.background, *chosen])
            if system.feasible():
                yield choice, system

    @property
    def choices(self) -> tuple[tuple[int, ...], ...]:
        """For each combination of alternatives with which some table agrees, the alternative of each fact."""
        return tuple(choice for choice, _ in self._branches)

    def extent(self, form: Form) -> tuple[float, float]:
        """The lowest and the highest value of a form over all tables that agree; infinite where nothing limits it."""
        negative = {name: -part for name, part in form.items()}
        ends = [(system.lowest(form), -system.lowest(negative)) for _, system in self._branches]
        return min(low for low, _ in ends), max(high for _, high in ends)

    def centre(self) -> Solution:
        """The analytic centre of the tables that agree, for one combination of alternatives and finite ends throughout."""
        (system,) = (system for _, system in self._branches)
        return system.centre()

    def clash(self) -> tuple[Fact, ...]:
        """Facts with which no table agrees, though one does as soon as any of them is left out: an irreducible set.

        A deletion filter; the hypothesis is tried first, so that what is left is as far as possible what was published.
        """
        kept = list(self.facts)
        for fact in sorted(self.facts, key=lambda each: each.stated):
            fewer = [each for each in kept if each is not fact]
            if next(self._feasible(fewer), None) is None:
                kept = fewer
        return tuple(kept)

    def misfit(self) -> float:
        """The least number of points by which totals and changes must be off, beyond their tolerances, for a table to agree."""
        facts = tuple(_elastic(fact) if fact.stated else fact for fact in self.facts)
        elastic = Programme(facts=facts, background=self.background)
        return max(0.0, elastic.extent({_EXCESS: 1.0})[0])


def _elastic(fact: Fact) -> Fact:
    rows = [
        (
            Row(form={**row.form, _EXCESS: 1.0}, low=row.low),
            Row(form={**row.form, _EXCESS: -1.0}, high=row.high),
            Row(form={_EXCESS: 1.0}, low=0.0),
        )
        for (row,) in fact.alternatives
    ]
    return Fact(words=fact.words, alternatives=tuple(rows), stated=True)
