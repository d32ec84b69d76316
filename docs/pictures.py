"""What the pictures of the documents show, and how each is drawn from the library itself. See `screenshots.py`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs

import ptindex as pt
from ptindex.display import as_html

__all__ = ["DRAWERS", "Drawer"]

PROGRAMS = {"Chromium": "chromium", "Playwright": "playwright", "LibreOffice": "soffice", "Poppler": "pdftoppm"}
"""The command, or the package of Python, by which each is found."""

PHONE, DESKTOP = 390, 1000


@attrs.frozen(kw_only=True)
class Drawer:
    """Draws some pictures into a directory, each under its name; `lacking` says which programs it does not find."""

    names: tuple[str, ...]
    needs: tuple[str, ...]
    draw: Callable[[Path], None]

    def lacking(self) -> list[str]:
        return [name for name in self.needs if not (shutil.which(PROGRAMS[name]) or find_spec(PROGRAMS[name]))]


# What is shown


def notebook_cell() -> str:
    """A score as a notebook shows it when a cell ends with `pt.score(kz)`."""
    shown = as_html(pt.score(pt.example_profile()))
    style = "body { font: 14px system-ui, 'DejaVu Sans', sans-serif; margin: 16px; color: #111 }"
    return f"<!doctype html><meta charset='utf-8'><title>A score</title><style>{style}</style>{shown}"


def _pages(directory: Path) -> Iterator[tuple[str, Path, int, int]]:
    """Each picture of a page: its name, the page, the width of the window and how much of the height is shown."""
    notebook = directory / "notebook.html"
    notebook.write_text(notebook_cell(), "utf-8")
    yield "score-notebook", notebook, DESKTOP, 760


def draw_pages(target: Path) -> None:
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as made, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, page, width, height in _pages(Path(made)):
            context = browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=1.5)
            opened = context.new_page()
            opened.goto(page.as_uri())
            opened.screenshot(path=target / f"{name}.png")
            context.close()
        browser.close()


DRAWERS = (Drawer(names=("score-notebook",), needs=("Chromium", "Playwright"), draw=draw_pages),)
