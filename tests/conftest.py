"""The fixtures that several modules of tests share."""

from browser import browser, page

__all__ = ["browser", "page"]
