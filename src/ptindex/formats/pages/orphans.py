"""Labels and answers that stand apart on a page, and which of them can only belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from .wordings import Group

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

__all__ = ["Orphan", "pairs_apart"]

_MOST_ANSWERS = 100  # no page has as many; it bounds the time


@frozen
class Orphan:
    """A label without an answer, or an answer in words with the questions that take it. `section` is where it stands."""

    start: int
    size: int
    group: Group
    text: str
    section: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its questions."""
        return tuple(question.key for question in self.group)


def pairs_apart(labels: Sequence[Orphan], answers: Sequence[Orphan], answered: Container[str]) -> list[tuple[Orphan, Orphan]]:
    """The labels and answers that belong together because no other label and no other answer on the page can be meant.

    The answer stands in the label's section, or every other question that takes it has an answer. A single answer that two
    labels could claim, or a label with two such answers, is left alone: nothing is guessed.
    """
    if len(answers) > _MOST_ANSWERS:
        return []
    waiting: dict[str, list[Orphan]] = {}
    for label in labels:
        if not any(key in answered for key in label.keys):
            waiting.setdefault(label.keys[0], []).append(label)
    pairs = []
    for key, (label, *again) in waiting.items():
        fitting = [answer for answer in answers if key in answer.keys]
        if again or len(fitting) != 1:
            continue
        keys = fitting[0].keys
        inside = fitting[0].section == label.group[0].section
        if sum(other in keys for other in waiting) == 1 and (
            inside or all(other in answered or other in label.keys for other in keys)
        ):
            pairs.append((label, fitting[0]))
    return pairs
