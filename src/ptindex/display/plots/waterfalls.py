"""How a score comes about, as a waterfall of its contributions."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum
from typing import TYPE_CHECKING

from attrs import frozen

from ...declaration import Dimension, Language
from ...numerals import number
from ...scores import Contribution, MissingIndicator
from .. import words
from ..figures import said
from . import words as more
from .steps import Parts, pictured
from .wording import ends_of, footer, headline, label_of, listed, method_of, notices, spread, told_method

if TYPE_CHECKING:
    from collections.abc import Iterator

    import altair as alt

    from ...scores import Score

__all__ = ["score_chart"]


def score_chart(score: Score, language: Language, *, width: float | None) -> alt.VConcatChart:
    """The waterfall of a score."""
    parts = Parts(language=language)
    parts.baseline(score)
    sentences = list(_dimensions(score, parts))
    parts.total(said(words.SCORE, language), score, start=0.0)
    unsaid = () if score.missing_known else (said(words.MISSING_NOT_SAID, language),)
    notes = (*unsaid, *notices(score, language), *footer(score, language))
    return pictured(
        parts,
        spread([0.0, score.scale or 0.0, *(step.end for step in parts.steps)], [score.bounds]),
        said(more.POINTS_AXIS, language, method_of(score, language)),
        title=headline(score, language),
        subtitle=(said(more.CONTRIBUTIONS, language), said(more.CONTRIBUTIONS_KEY, language)),
        notes=notes,
        description=(
            said(more.TOLD_AS, language, said(more.CONTRIBUTIONS, language)),
            f"{headline(score, language)}.",
            told_method(score, language),
            parts.steps[0].told,
            *sentences,
            said(more.TOLD_END, language, number(score.value, language), ends_of(score, language)),
            *notes,
        ),
        width=width,
    )


@frozen(kw_only=True)
class _Group:
    """What a score has of one dimension. A cautious method counts what is missing as worst: it is missing all the same."""

    dimension: Dimension
    known: tuple[Contribution, ...]
    missing: tuple[MissingIndicator, ...]
    points: float
    counted: Mapping[str, float]

    def summary(self, language: Language) -> str:
        """What stands beside its name: its points, or that nothing in it is known or counts."""
        points = number(self.points, language, signed=True)
        if self.known:
            return points
        unknown = any(each.reason.widens for each in self.missing)
        nothing = said(more.NOTHING_KNOWN if unknown else more.NOTHING_COUNTS, language)
        return f"{points}, {nothing}" if self.points else nothing


def _groups(score: Score) -> Iterator[_Group]:
    for dimension in Dimension:
        inside = [each for each in score.contributions if each.dimension is dimension]
        missing = tuple(each for each in score.missing if each.dimension is dimension)
        gaps = {each.indicator for each in missing}
        if inside or missing:
            yield _Group(
                dimension=dimension,
                known=tuple(each for each in inside if each.indicator not in gaps),
                missing=missing,
                points=fsum(each.value for each in inside),
                counted={each.indicator: each.value for each in inside},
            )


def _dimensions(score: Score, parts: Parts) -> Iterator[str]:
    """Adds the rows of each dimension, and says them."""
    language = parts.language
    for group in _groups(score):
        name, summary = group.dimension.wording(language), group.summary(language)
        parts.head(name, summary)
        for each in group.known:
            parts.part(label_of(each.indicator, language), each.value)
        for gap in group.missing:
            parts.gap(label_of(gap.indicator, language), gap.reason, group.counted.get(gap.indicator))
        if group.known:
            known = (
                f"{label_of(each.indicator, language)} {number(each.value, language, signed=True)}" for each in group.known
            )
            yield said(more.TOLD_DIMENSION, language, name, summary, listed(known))
        else:
            yield said(more.NOT_A_LINE, language, name, summary)
        yield from _told_gaps(group, parts)


def _told_gaps(group: _Group, parts: Parts) -> Iterator[str]:
    """The rows that a group has last, said: what is missing, and what was not asked or does not apply."""
    rows = parts.steps[len(parts.steps) - len(group.missing) :]
    told = [(gap.reason.widens, row.told.removesuffix(".")) for gap, row in zip(group.missing, rows, strict=True)]
    for text, widens in ((more.TOLD_MISSING, True), (more.TOLD_NOT_COUNTED, False)):
        if some := listed(each for is_missing, each in told if is_missing is widens):
            yield said(text, parts.language, some)
