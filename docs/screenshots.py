"""A Sphinx extension: the pictures of the documents, made anew by each build from the library itself.

A page asks for one by name::

    ```{picture} score-notebook
    :alt: What the picture shows, for whoever cannot see it.
    ```

A plot needs no `:alt:`: it brings a text of its own. Where the programs that draw a picture are not installed, the page says so
in a sentence, shows the text alternative, and the build goes on. With
PTINDEX_EVERYTHING set to 1 a picture that cannot be made is an error. `pictures.py` says what each shows.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import directives
from pictures import DRAWERS
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

import ptindex

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).parent
GENERATED = HERE / "_generated"
ABSENT = {
    "en": "A picture belongs here. It is drawn when these pages are built where this is installed: {}.",
    "ru": "Здесь должно быть изображение. Оно создаётся при сборке этих страниц там, где установлено: {}.",
}


class Picture(SphinxDirective):
    """A picture with its text alternative, or the sentence that says why there is none."""

    required_arguments = 1
    option_spec = {  # noqa: RUF012
        "alt": directives.unchanged_required,
        "width": directives.length_or_percentage_or_unitless,
    }

    def run(self) -> list[nodes.Node]:
        (name,) = self.arguments
        drawer = next((each for each in DRAWERS if name in each.names), None)
        if drawer is None:
            raise self.error(f"no picture is called {name!r}")
        alternative = self.options.get("alt") or _description(name)
        if not alternative:
            raise self.error(f"the picture {name!r} has no text alternative (:alt:)")
        if not _place(name).exists():
            language = "ru" if self.env.docname.startswith("ru/") else "en"
            sentence = ABSENT[language].format(", ".join(drawer.needs))
            return [nodes.paragraph("", "", nodes.emphasis("", sentence)), nodes.paragraph("", alternative)]
        image = nodes.image(uri=f"/_generated/{name}.png", alt=alternative, classes=["picture"])
        image["width"] = self.options.get("width", "100%")
        return [nodes.figure("", image)]


def _place(name: str) -> Path:
    return GENERATED / f"{name}.png"


def _description(name: str) -> str:
    """What a plot says of itself; nothing for any other picture."""
    written = GENERATED / f"{name}.txt"
    return written.read_text("utf-8") if written.exists() else ""


def _draw(_app: Sphinx) -> None:
    """Draw what is missing or older than the code that it shows."""
    package = Path(ptindex.__file__).parent
    code = [*package.rglob("*.py"), *package.rglob("*.j2"), *HERE.glob("*.py")]
    changed = max(path.stat().st_mtime for path in code)
    for drawer in DRAWERS:
        drawn = [_place(name) for name in drawer.names]
        if all(path.exists() and path.stat().st_mtime > changed for path in drawn):
            continue
        for path in drawn:
            path.unlink(missing_ok=True)
        lacking = drawer.lacking()
        if not lacking:
            drawer.draw(GENERATED)
        elif os.environ.get("PTINDEX_EVERYTHING") == "1":
            raise ExtensionError(f"no pictures without {', '.join(lacking)}, and PTINDEX_EVERYTHING asks for them")


def setup(app: Sphinx) -> dict[str, object]:
    GENERATED.mkdir(exist_ok=True)
    app.add_directive("picture", Picture)
    app.connect("builder-inited", _draw)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
