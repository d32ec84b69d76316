"""Where each page and file stands, seen from any other of its language: all lie in one directory."""

from __future__ import annotations

from typing import Literal

__all__ = [
    "ALL",
    "EXPLORER",
    "INDEX",
    "METHOD",
    "METHOD_DOCUMENT",
    "SCORES",
    "data_of",
    "page_of",
    "ranking_of",
    "scores_of",
    "series_of",
]

INDEX = "index.html"
METHOD = "method.html"
METHOD_DOCUMENT = "method.json"
EXPLORER = "explorer.html"
ALL = "all.html"
SCORES = "scores.html"
"""No pages: all answers and all scores are named after these as those of a page are."""


def page_of(stem: str, year: int) -> str:
    """The page of a country and year."""
    return f"{stem}-{year}.html"


def data_of(page: str, kind: Literal["json", "csv"]) -> str:
    """The answers that belong to a page."""
    return f"{page.removesuffix('.html')}.{kind}"


def series_of(stem: str) -> str:
    """The page of a country with all its years. A bare code could be a name that a system keeps for itself (CON, PRN)."""
    return f"country-{stem}.html"


def ranking_of(year: int) -> str:
    """The page of the ranking of a year."""
    return f"year-{year}.html"


def scores_of(year: int) -> str:
    """No page either: what the scores of a ranking are named after."""
    return f"scores-{year}.html"
