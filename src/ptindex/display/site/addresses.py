"""Where each page and file stands, seen from any other of its language: all lie in one directory."""

from __future__ import annotations

from typing import Literal

__all__ = ["ALL", "EXPLORER", "INDEX", "METHOD", "METHOD_DOCUMENT", "data_of", "page_of", "ranking_of", "series_of"]

INDEX = "index.html"
METHOD = "method.html"
METHOD_DOCUMENT = "method.json"
EXPLORER = "explorer.html"
ALL = "all.html"
"""No page: all answers are named after it as those of a page are."""


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
