"""The one real country page that comes with the library."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .profile import CountryProfile

__all__ = ["example_page", "example_profile"]


def example_page() -> str:
    """The page for Kazakhstan 2022 as it was recognised, errors and all.

    Source: Civic Solidarity Platform, Prohibition of Torture Index, country page for Kazakhstan, data year 2022.
    """
    return files("ptindex").joinpath("data/kazakhstan-2022.txt").read_text("utf-8")


def example_profile() -> CountryProfile:
    """Kazakhstan 2022, read from its page.

    >>> example_profile().year
    2022
    """
    from .formats import page

    return page.loads(example_page()).profile
