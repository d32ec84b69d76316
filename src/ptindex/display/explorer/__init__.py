"""The weights explorer: one page without a network, on which a reader moves the weights of the dimensions."""

from __future__ import annotations

from .document import explorer_html

__all__ = ["explorer_html"]
