"""What the pages of the site and the explorer share: colours, type, the choice of light or dark, and what a page may do."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

__all__ = ["content_policy", "palette", "sans", "theme_script"]

_PACKAGE = files(__package__)


def content_policy(*scripts: str, styles: tuple[str, ...] = ()) -> str:
    """What a page may load and run: nothing but the scripts and the styles that stand in it.

    By checksum, and not by place: what `'self'` is for a page that is opened as a file depends on the browser. Without `styles`
    any style in the page is allowed, for a script that draws.
    """
    rules = (
        "default-src 'none'",
        f"style-src {_checksums(styles)}" if styles else "style-src 'unsafe-inline'",
        f"script-src {_checksums(scripts)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _checksums(texts: tuple[str, ...]) -> str:
    return " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)


@cache
def palette() -> str:
    """The colours, light, dark and in print, and the typefaces, as CSS variables."""
    return _PACKAGE.joinpath("palette.css").read_text("utf-8")


def sans() -> str:
    """The typefaces of tables, as the palette names them, for what is drawn by a script."""
    return palette().partition("--sans: ")[2].partition(";")[0]


@cache
def theme_script() -> str:
    """The script that keeps the reader's choice of light or dark and makes `button.theme` switch it."""
    return _PACKAGE.joinpath("theme.js").read_text("utf-8")
