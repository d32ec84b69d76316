"""A real browser for tests: Chromium as the system has it, driven by Playwright, and what is asked of every page in it.

A test takes the fixture `page`. When it ends, the page must have said nothing on its console, thrown nothing, and asked for
nothing but files and what this machine serves. Without a browser such tests are skipped, unless `PTINDEX_EVERYTHING` is 1.

`PTINDEX_TEST_CACHE` names the directory in which axe-core is kept between runs; without it one of the temporary directory is.
"""

import hashlib
import os
import shutil
import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

__all__ = ["axe_violations", "browser", "cut_tables", "page", "watched", "without"]

_AXE = "4.14.1"
_AXE_SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
_INSIDE = ("file", "data", "blob", "about")
_AT_HOME = ("127.0.0.1", "localhost")
_PAPER = 688
"""The width of a sheet of A4 between the margins of 14 mm that our pages ask for, in CSS pixels."""


def without(program):
    """A test that needs a program which is not there: skipped with the reason, failed where everything is asked for."""
    reason = f"{program} is not installed"
    if os.environ.get("PTINDEX_EVERYTHING") == "1":
        pytest.fail(f"{reason}, and PTINDEX_EVERYTHING asks for it")
    pytest.skip(reason)


# One a module, not one a session: while Playwright is there its event loop runs, and other tests may need one of their own.
@pytest.fixture(scope="module")
def browser():
    """Chromium, started once for each module of tests."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or without("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        without("playwright")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser):
    """An empty page of 1280 pixels that is watched until the test ends; `page.context` makes others, watched as well."""
    with watched(browser) as opened:
        yield opened


@contextmanager
def watched(browser):
    """A page of whose every mistake the end of the `with` statement tells."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.set_default_timeout(60_000)
    wrong = []
    context.on("console", lambda message: message.type in ("error", "warning") and wrong.append(f"console: {message.text}"))
    context.on("weberror", lambda error: wrong.append(f"error: {error.error}"))
    context.on("request", lambda request: _leaves(request.url) and wrong.append(f"request: {request.url}"))
    context.on("requestfailed", lambda request: wrong.append(f"failed: {request.url}"))
    yield context.new_page()
    context.close()
    assert not wrong, "\n".join(wrong)


def _leaves(url):
    """Whether what is asked for is neither a file nor served by this machine."""
    address = urlsplit(url)
    return address.scheme not in _INSIDE and address.hostname not in _AT_HOME


def axe_violations(page, within=None):
    """What axe-core finds wrong with the page as it stands, or with one part of it: a line for each rule, with the places."""
    page.evaluate(_axe())
    found = page.evaluate("within => axe.run(within || document, { resultTypes: ['violations'] })", within)
    return [f"{each['id']}: {each['help']}: {'; '.join(map(_place, each['nodes']))}" for each in found["violations"]]


def _place(node):
    return f"{node['html'][:200]} {node['failureSummary']}"


def _axe():
    """The source of axe-core of the pinned version, from the npm registry once and from the cache after that."""
    return _fetched_axe(shutil.which("npm") or without("npm")) or without(f"axe-core {_AXE} (npm does not fetch it)")


@cache
def _fetched_axe(npm):
    directory = Path(os.environ.get("PTINDEX_TEST_CACHE") or Path(tempfile.gettempdir()) / f"ptindex-tests-{os.getuid()}")
    kept = directory / f"axe-{_AXE}.min.js"
    if not (kept.is_file() and _is_axe(kept.read_bytes())):
        source = _packed(npm)
        if source is None:
            return None
        assert _is_axe(source), f"axe-core {_AXE} is not what it was when this version was chosen"
        directory.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=directory, delete=False) as written:
            written.write(source)
        Path(written.name).replace(kept)  # at once: other processes may want the same file
    return kept.read_text("utf-8")


def _is_axe(source):
    return hashlib.sha256(source).hexdigest() == _AXE_SHA256


def _packed(npm):
    """axe-core as the registry has it; None where that cannot be reached."""
    with tempfile.TemporaryDirectory() as directory:
        command = [npm, "pack", "--silent", f"axe-core@{_AXE}"]
        if subprocess.run(command, cwd=directory, capture_output=True, timeout=300).returncode:
            return None
        with tarfile.open(Path(directory) / f"axe-core-{_AXE}.tgz") as archive:
            return archive.extractfile("package/axe.min.js").read()


def cut_tables(page, width=_PAPER):
    """The tables that a print on paper of a width (in CSS pixels) would cut, each by its caption or identifier.

    A table is cut where it is wider than the paper or than something around it that hides what flows over.
    """
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 1000})
    page.emulate_media(media="print")
    found = page.evaluate(_CUT)
    page.emulate_media(media="null")
    page.set_viewport_size(before)
    return found


_CUT = """() => {
  const cut = (table) => {
    const own = table.getBoundingClientRect();
    if (own.left < -1 || own.right > document.documentElement.clientWidth + 1) return true;
    for (const cell of table.querySelectorAll("th, td"))
      if (getComputedStyle(cell).overflowX !== "visible" && cell.scrollWidth > cell.clientWidth + 1) return true;
    for (let around = table.parentElement; around; around = around.parentElement) {
      const style = getComputedStyle(around);
      const box = around.getBoundingClientRect();
      if (style.overflowX !== "visible" && around !== document.documentElement && around !== document.body
          && (own.right > box.right + 1 || own.left < box.left - 1)) return true;
      if (style.overflowY !== "visible" && around !== document.documentElement && around !== document.body
          && around.scrollHeight > around.clientHeight + 1) return true;
    }
    return false;
  };
  return [...document.querySelectorAll("table")]
    .filter((table) => table.getClientRects().length && cut(table))
    .map((table) => table.caption?.textContent || table.id || table.outerHTML.slice(0, 80));
}"""
