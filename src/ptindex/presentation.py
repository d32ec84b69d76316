"""The one door from results to their display: text for `print`, a table for a notebook."""

from __future__ import annotations

__all__ = ["Presented"]


class Presented:
    """A result that shows as tables: `str` gives text, a notebook gets HTML made of the same rows.

    The model knows no format, so the display is imported when someone looks, and only here.
    """

    __slots__ = ()

    def __str__(self) -> str:
        from .display import as_text

        return as_text(self)

    def _repr_html_(self) -> str:
        from .display import as_html

        return as_html(self)
