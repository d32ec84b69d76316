"""Pages as HTML: the templates filled in, everything from the data escaped, styles and script allowed by their checksums."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from ...declaration import LANGUAGES, Text
from ...exceptions import needs
from ...scores import CAVEAT
from ...version import __version__
from ..figures import said
from ..frame import content_policy, palette, theme_script
from ..frame import words as shared_words
from ..tables import harmless
from . import words
from .addresses import EXPLORER, INDEX, METHOD
from .blocks import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment

    from ...declaration import Language
    from .blocks import Page

__all__ = ["Renderer"]

_PACKAGE = files(__package__)


class Renderer:
    """Renders pages; templates and texts are prepared once. `explorer` says whether the site has that page.

    Raises `MissingExtraError` when Jinja is not installed.
    """

    def __init__(self, languages: Iterable[Language], *, explorer: bool) -> None:
        environment = _environment()
        self._languages = tuple(languages)
        self._explorer = explorer
        self._page = environment.get_template("page.html")
        self._start = environment.get_template("start.html")
        self._words = {language: _texts(language) for language in LANGUAGES}

    def page(self, page: Page) -> str:
        """One page in its language."""
        language = page.language
        others = (
            Link(text=self._words[other]["IN_THIS_LANGUAGE"], href=f"../{other}/{page.path}", language=other)
            for other in self._languages
            if other != language
        )
        return self._page.render(
            page=page, w=self._words[language], ways=tuple(self._ways(page)), others=tuple(others), made=_made_with(language)
        )

    def _ways(self, page: Page) -> Iterable[Link]:
        texts = self._words[page.language]
        pages = {INDEX: "OVERVIEW", METHOD: "METHOD", **({EXPLORER: "EXPLORER"} if self._explorer else {})}
        return (Link(text=texts[text], href=path, here=path == page.path) for path, text in pages.items())

    def start(self) -> str:
        """The page that leads to each language."""
        ways = tuple(
            Link(text=self._words[language]["IN_THIS_LANGUAGE"], href=f"{language}/{INDEX}", language=language)
            for language in self._languages
        )
        sites = tuple((language, self._words[language]["SITE"], CAVEAT.wording(language)) for language in self._languages)
        first = self._languages[0]
        return self._start.render(w=self._words[first], language=first, ways=ways, sites=sites, made=_made_with(first))


def _made_with(language: Language) -> str:
    return said(words.MADE_WITH, language, __version__)


def _texts(language: Language) -> Mapping[str, str]:
    return {name: text.wording(language) for name, text in (vars(shared_words) | vars(words)).items() if isinstance(text, Text)}


def _environment() -> Environment:
    with needs("report"):
        from jinja2 import Environment, FunctionLoader, StrictUndefined
        from markupsafe import Markup
    from .cells import Cells, bar_html

    cells = Cells()
    style, script = palette() + _asset("style.css"), theme_script() + _asset("script.js")
    environment = Environment(
        loader=FunctionLoader(_template), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(bar=bar_html, rows=cells.rows, cell=cells.cell, name=cells.name, harmless=harmless)
    environment.globals["style"] = Markup(style)  # noqa: S704 (files of this package)
    environment.globals["script"] = Markup(script)  # noqa: S704
    environment.globals["policy"] = content_policy(script, styles=(style,))
    return environment


def _template(name: str) -> str:
    return _PACKAGE.joinpath("templates", name).read_text("utf-8")


def _asset(name: str) -> str:
    return _PACKAGE.joinpath(name).read_text("utf-8")
