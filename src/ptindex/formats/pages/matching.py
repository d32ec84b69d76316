"""Wordings of a page against known ones: exactly, after folding how they are set, or word by word.

The word-by-word step forgives letters that a scanner misreads and nothing else. No word may be added, missing or another: in a
questionnaire such as this, "is documented" and "is not documented" are one word apart.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Match", "Wordings", "fold", "plain", "resembles", "similar_words", "turns_round", "words_of"]

T = TypeVar("T")

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_QUOTES = "\u0022\u0060\u00ab\u00b4\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2032\u2033\u2039\u203a\u02bc"
_UNSEEN = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SETTING = str.maketrans({**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_QUOTES, "'"), **dict.fromkeys(_UNSEEN, "")})
_AROUND_HYPHEN = re.compile(r" ?- ?")
_BULLETS = "-*:;\u2022\u00b7\u25aa\u25cf\u25e6 "

# What stands for what when letters are misread, after case is folded; Cyrillic letters go to the Latin ones that look alike.
_LOOK_ALIKE = str.maketrans("i1!|0авекмнорстухіјѕһԁ", "llllo" + "abekmhopctyx" + "ljshd")
_WORD_ENDS = "\"'()[]{}<>.,;:?-/\\*#†‡§…•·«»"
_MISREAD_ENDS = "!|"
_FIRST_LENGTH_WITH_EDITS = 4
_LONGEST_WORD = 60
_DECISIVE = frozenset(
    re.findall(
        r"\w+",
        "no not none never nobody nothing without all every each some several few only partly always не нет ни никто ничего "
        "никогда без все всех каждый каждое некоторые некоторых несколько только частично всегда",
    )
)
_LONGEST_TEXT = 300  # the longest wording has half of that
_RESEMBLANCE = 0.6


def plain(text: str) -> str:
    r"""The text with case, spaces, dashes and quotes unified and unseen characters left out; digits stay what they are.

    >>> plain("€ 15,87  PER\u00a0YEAR")
    '€ 15,87 per year'
    """
    return " ".join(text.translate(_SETTING).casefold().replace("ё", "е").split())


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    r"""The text as wordings are compared: `plain`, compatibility characters resolved, hyphens closed up, bullets left out.

    >>> fold("-  Ill\u2011\u00adtreatment “is” Criminalised:")
    "ill-treatment 'is' criminalised"
    """
    if not text.isascii():
        composed = unicodedata.normalize("NFKC", text)
        text = composed if len(composed) <= 2 * len(text) else text  # some characters stand for whole sentences
    return _AROUND_HYPHEN.sub("-", plain(text)).strip(_BULLETS)


def words_of(folded: str) -> tuple[str, ...]:
    """The words of a folded text without the punctuation around them."""
    stripped = (word.strip(_WORD_ENDS) for word in folded.split())
    return tuple(word for word in stripped if word)


def similar_words(given: str, known: str) -> bool:
    """Whether a folded word may be a misreading of a known one.

    >>> similar_words("c1ear", "clear"), similar_words("unclear", "clear"), similar_words("8", "3")
    (True, False, False)
    """
    ends = given.strip(_MISREAD_ENDS)
    return _similar(given, known) or (ends != given and _similar(ends, known))


def _similar(given: str, known: str) -> bool:
    if given == known:
        return True
    if given.isdigit() or known.isdigit() or max(len(given), len(known)) > _LONGEST_WORD:
        return False
    one, other = given.translate(_LOOK_ALIKE), known.translate(_LOOK_ALIKE)
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1 or _extends(one, other) or _digits(one) != _digits(other):
        return False
    return _within(one, other, min(len(one), len(other)) // _FIRST_LENGTH_WITH_EDITS)


def _extends(one: str, other: str) -> bool:
    # "inconsistent" and "consistent", «независим» and «зависим»: a prefix is how words are negated.
    return one.endswith(other) or other.endswith(one)


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def _within(one: str, other: str, limit: int) -> bool:
    """Whether the Levenshtein distance is at most `limit`."""
    if not limit:
        return False
    row = list(range(len(other) + 1))
    for count, letter in enumerate(one, 1):
        previous, row = row, [count]
        for place, counterpart in enumerate(other):
            row.append(min(previous[place] + (letter != counterpart), previous[place + 1] + 1, row[place] + 1))
        if min(row) > limit:
            return False
    return row[-1] <= limit


@frozen
class Match(Generic[T]):
    """What a text was read as; `near` when it took the word-by-word step."""

    target: T
    wording: str
    near: bool


class Wordings(Generic[T]):
    """Known wordings and what each stands for."""

    def __init__(self, items: Iterable[tuple[str, T]] = ()) -> None:
        self._exact: dict[str, Match[T]] = {}
        self._by_length: dict[int, list[tuple[tuple[str, ...], Match[T]]]] = {}
        for wording, target in items:
            self.add(wording, target)

    def add(self, wording: str, target: T) -> None:
        """Takes a wording for a target, in place of what it stood for before."""
        folded = fold(wording)
        self._exact[folded] = Match(target, wording, near=False)
        words = words_of(folded)
        same_length = self._by_length.setdefault(len(words), [])
        same_length[:] = [known for known in same_length if known[0] != words]
        same_length.append((words, Match(target, wording, near=True)))

    def copy(self) -> Wordings[T]:
        """A copy that can take more."""
        made: Wordings[T] = Wordings()
        made._exact = dict(self._exact)
        made._by_length = {length: list(known) for length, known in self._by_length.items()}
        return made

    @property
    def folded(self) -> Iterable[str]:
        """Every wording, folded."""
        return self._exact.keys()

    def exact(self, text: str) -> Match[T] | None:
        """What the text stands for, its setting aside."""
        return self._exact.get(fold(text)) if len(text) <= _LONGEST_TEXT else None

    def find(self, text: str, *, near: bool) -> Match[T] | None:
        """What the text stands for; with `near`, also word by word, when exactly one target is that near."""
        found = self.exact(text)
        return found or (self._near(text) if near and len(text) <= _LONGEST_TEXT else None)

    def _near(self, text: str) -> Match[T] | None:
        words = words_of(fold(text))
        found: Match[T] | None = None
        for known, match in self._by_length.get(len(words), ()):
            if all(map(similar_words, words, known)):
                if found is not None and found.target != match.target:
                    return None
                found = found or match
        return found


def turns_round(given: str, known: str) -> bool:
    """Whether two texts differ in a word that decides how much is meant: one must not be suggested for the other.

    >>> turns_round("Not all facilities are equipped", "No facilities are equipped")
    True
    >>> turns_round("Some facilities", "Some but not all facilities are equipped")
    True
    """
    one, other = (_DECISIVE.intersection(words_of(fold(text[:_LONGEST_TEXT]))) for text in (given, known))
    return one != other


def resembles(given: str, known: str) -> bool:
    """Whether a text may be a garbled copy of another: as many words, the same digits, most letters alike, nothing negated."""
    if max(len(given), len(known)) > _LONGEST_TEXT:
        return False
    one, other = words_of(fold(given)), words_of(fold(known))
    if len(one) != len(other) or _digits(given) != _digits(known):
        return False
    if any(word != counterpart and _extends(word, counterpart) for word, counterpart in zip(one, other, strict=True)):
        return False
    return SequenceMatcher(None, " ".join(one), " ".join(other), autojunk=False).ratio() >= _RESEMBLANCE
