"""The one real country page that comes with the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .data import read_text

if TYPE_CHECKING:
    from .profile import CountryProfile

__all__ = ["example_page", "example_profile"]


def example_page() -> str:
    """The page for Kazakhstan 2022 as it was recognised, errors and all.

    Source: Civic Solidarity Platform, Prohibition of Torture Index, country page for Kazakhstan, data year 2022.
    """
    return read_text("kazakhstan-2022.txt")


def example_profile() -> CountryProfile:
    """Kazakhstan 2022, read from its page.

    >>> example_profile().year
    2022
    """
    from .formats import page

    return page.loads(example_page()).profile
