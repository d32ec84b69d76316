"""What the pictures of the documents show, and how each is drawn from the library itself. See `screenshots.py`.

A plot is drawn without a browser and brings its own text alternative, which is written beside it as `plot-….txt`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import attrs

import ptindex as pt
from ptindex.declaration import LANGUAGES, Language
from ptindex.display import as_html, plot
from ptindex.display.explorer import explorer_html
from ptindex.display.site import write_site
from ptindex.formats.spreadsheet import write_template
from ptindex.panel import Panel

if TYPE_CHECKING:
    import altair as alt

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


# What is shown: the bundled page, and two invented countries made of it


def _invented(iso3: str, name: str, year: int, answers: dict[str, object], **fields: object) -> pt.CountryProfile:
    profile = pt.example_profile().with_answers(answers)
    return attrs.evolve(profile, country=pt.Country(iso3, name), year=year, published=None, **fields)


TESTLAND: dict[Language, tuple[str, ...]] = {
    "en": (
        "Testland",
        "cameras in all 212 police stations since March; seen in 9 of the 9 that we visited",
        "Ministry of the Interior, order 114",
        "the rule on access was refused as secret, twice: 14 May and 2 October",
    ),
    "ru": (
        "Тестландия",
        "с марта камеры есть во всех 212 отделах полиции; мы видели их в 9 из 9 посещённых",
        "Министерство внутренних дел, приказ № 114",
        "порядок доступа дважды отказались раскрыть как секретный: 14 мая и 2 октября",
    ),
}


def testland(language: Language) -> list[pt.CountryProfile]:
    """Three years of a country that is invented; the last two are those of `explaining-a-change.md`."""
    name, seen, order, secret = TESTLAND[language]
    cameras = pt.Note(
        text=seen, source=pt.Source(title=order, url="https://example.org/114", date=date(2025, 2, 3)), as_of=date(2025, 12, 31)
    )
    refused = pt.Note(text=secret)
    last = {
        "prevention.video": pt.VideoCoverage.ALL,
        "prevention.archive_access": pt.Unavailable.WITHHELD,
        "response_mechanism.complaints": 1204,
        "investigating_body.complaints": 1204,
        "judicial_review.convictions": 9,
    }
    return [
        _invented("XTA", name, 2023, {"prevention.video": pt.VideoCoverage.NONE}),
        _invented("XTA", name, 2024, {}),
        _invented("XTA", name, 2025, last, notes={"prevention.video": cameras, "prevention.archive_access": refused}),
    ]


def examplia(language: Language) -> list[pt.CountryProfile]:
    name = {"en": "Examplia", "ru": "Экземплия"}[language]
    ratings = {2023: 6.4, 2024: 5.8, 2025: 5.1}
    return [
        _invented("XTB", name, year, {"expert_survey.rating": rating, "domestic_law.definition": pt.Definition.CONSISTENT})
        for year, rating in ratings.items()
    ]


def _panel(language: Language) -> Panel:
    return Panel([pt.example_profile(), *testland(language), *examplia(language)])


def _notebook_cell(language: Language) -> str:
    """A score as a notebook shows it when a cell ends with `pt.score(kz)`."""
    shown = as_html(pt.score(pt.example_profile()), language)
    style = "body { font: 14px system-ui, 'DejaVu Sans', sans-serif; margin: 16px; color: #111 }"
    return f"<!doctype html><meta charset='utf-8'><title>A score</title><style>{style}</style>{shown}"


# How it is drawn


def _pages(directory: Path) -> Iterator[tuple[str, Path, int, int]]:
    """Each picture of a page: its name, the page, the width of the window and how much of the height is shown."""
    for language in LANGUAGES:
        write_site(_panel(language), directory / f"site-{language}")
    english, russian = directory / "site-en" / "en", directory / "site-ru" / "ru"
    yield "report-ranking", english / "year-2025.html", DESKTOP, 760
    yield "report-country", english / "XTA-2025.html", DESKTOP, 1500
    yield "report-country-phone", english / "XTA-2025.html", PHONE, 844
    yield "report-country-ru", russian / "XTA-2025.html", DESKTOP, 1500
    yield "report-country-phone-ru", russian / "XTA-2025.html", PHONE, 844
    for language, ending in (("en", ""), ("ru", "-ru")):
        notebook = directory / f"notebook-{language}.html"
        notebook.write_text(_notebook_cell(language), "utf-8")
        yield f"score-notebook{ending}", notebook, DESKTOP, 520
        explorer = directory / f"explorer-{language}.html"
        explorer.write_text(explorer_html(_panel(language).in_year(2025), language=language), "utf-8")
        yield f"explorer{ending}", explorer, DESKTOP, 940


PAGES = (
    "score-notebook",
    "score-notebook-ru",
    "report-ranking",
    "report-country",
    "report-country-phone",
    "report-country-ru",
    "report-country-phone-ru",
    "explorer",
    "explorer-ru",
)


def draw_pages(target: Path) -> None:
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as made, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, page, width, height in _pages(Path(made)):
            context = browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=1.5)
            opened = context.new_page()
            opened.goto(page.as_uri())
            if name.startswith("explorer"):
                opened.locator("input[type=range]").last.press("End")
                opened.wait_for_timeout(1500)  # what changed is said a moment later
                opened.evaluate("scrollTo(0, 0)")
            opened.screenshot(path=target / f"{name}.png")
            context.close()
        browser.close()


DOTS = 150
"""To the inch, of which a place on paper has 72 points."""

LEFT, TOP, WIDTH, BELOW = 48, 62, 1012, 100
"""What is looked at of a sheet of paper, in dots: from the question to the source, down to the rows below that source."""


def draw_sheets(target: Path) -> None:
    """The page of the questionnaire sheet whose rows have notes, as LibreOffice prints it."""
    with TemporaryDirectory() as made:
        for name, language in (("template", "en"), ("template-ru", "ru")):
            before, after = testland(language)[1:]
            workbook = Path(made) / f"{name}.xlsx"
            write_template(workbook, after, language, previous=before)
            _run("soffice", f"-env:UserInstallation={(Path(made) / 'office').as_uri()}", "--headless", "--convert-to", "pdf",
                 "--outdir", made, str(workbook))  # fmt: skip
            printed = Path(made) / f"{name}.pdf"
            page = _page_with(TESTLAND[language][2], printed)
            height = _place_of(TESTLAND[language][2], page, printed) + BELOW - TOP
            cut = ("-x", LEFT, "-y", TOP, "-W", WIDTH, "-H", height)
            _run("pdftoppm", "-png", "-singlefile", "-f", page, "-l", page, "-r", str(DOTS), *map(str, cut), str(printed),
                 str(target / name))  # fmt: skip


def _page_with(source: str, printed: Path) -> str:
    """The number of the first page on which a source stands, wherever its cell broke the line."""
    pages = "".join(_run("pdftotext", str(printed), "-").split(" ")).replace("\n", "").split("\f")
    wanted = source.replace(" ", "")
    return str(next(number for number, text in enumerate(pages, 1) if wanted in text))


def _place_of(source: str, page: str, printed: Path) -> int:
    """How far below the edge of a page a source stands, in dots."""
    first, *_ = source.split()
    words = _run("pdftotext", "-f", page, "-l", page, "-bbox", str(printed), "-")
    return round(float(re.findall(rf'yMax="([0-9.]+)">{first}<', words)[0]) * DOTS / 72)


def _run(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True, timeout=180)  # noqa: S603
    return done.stdout.decode("utf-8")


def _plots() -> Iterator[tuple[str, alt.VConcatChart]]:
    """Each plot by the name of its picture; those of `plots.md` are what the page draws itself."""
    kz = pt.example_profile()
    yield "plot-contributions", plot.contributions(pt.score(kz))
    invented = [
        _invented("XTA", "Testland", 2022, {"prevention.video": pt.VideoCoverage.ALL}),
        _invented("XTB", "Examplia", 2022, {"domestic_law.definition": pt.Definition.CONSISTENT}),
    ]
    unknown = pt.CountryProfile(country=pt.Country("XTC", "Silentia"), year=2022)
    yield "plot-ranking", plot.ranking(pt.rank([kz, *invented, unknown]))
    yield "plot-trend", plot.trend(Panel([kz]))
    for language, ending in (("en", ""), ("ru", "-ru")):
        before, after = testland(language)[1:]
        yield f"plot-change{ending}", plot.change(pt.explain_change(before, after), language)


PLOTS = ("plot-contributions", "plot-ranking", "plot-trend", "plot-change", "plot-change-ru")


def draw_plots(target: Path) -> None:
    for name, chart in _plots():
        chart.save(target / f"{name}.png", scale_factor=1.5)
        (target / f"{name}.txt").write_text(chart.description, "utf-8")


DRAWERS = (
    Drawer(names=PLOTS, needs=(), draw=draw_plots),
    Drawer(names=PAGES, needs=("Chromium", "Playwright"), draw=draw_pages),
    Drawer(names=("template", "template-ru"), needs=("LibreOffice", "Poppler"), draw=draw_sheets),
)
