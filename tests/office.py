"""A real office program for tests: LibreOffice as the system has it, which opens a workbook and saves it again.

Without it such tests are skipped, unless `PTINDEX_EVERYTHING` is 1: then its absence is a failure.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

__all__ = ["converted", "saved_by_office"]

_PATIENCE = 180


def saved_by_office(content):
    """The bytes of a workbook as LibreOffice saves it."""
    return converted(content, "xlsx")


_LOCALE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{}</value></prop></item>
</oor:items>"""


def converted(content, suffix, *, given="xlsx", locale=None, filter_in=None):
    """The bytes of a document that LibreOffice has opened and saved as another kind (`xlsx`, `ods`, `pdf`).

    `locale` (`ru-RU`) is that of a person whose program has the signs of another language in numbers.

    `filter_in` says how it reads what it is given (`CSV:59,34,76` with semicolons).

    The program has a home of its own each time, so that tests may run side by side and leave nothing behind.
    """
    program = shutil.which("soffice")
    if program is None:
        reason = "soffice (LibreOffice) is not installed"
        if os.environ.get("PTINDEX_EVERYTHING") == "1":
            pytest.fail(f"{reason}, and PTINDEX_EVERYTHING asks for it")
        pytest.skip(reason)
    with tempfile.TemporaryDirectory() as directory:
        home, source, target = (Path(directory, name) for name in ("home", f"book.{given}", f"out/book.{suffix}"))
        source.write_bytes(content)
        if locale is not None:
            (home / "user").mkdir(parents=True)
            (home / "user" / "registrymodifications.xcu").write_text(_LOCALE.format(locale), "utf-8")
        options = [f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", suffix]
        options += ["--outdir", str(target.parent)]
        options += [] if filter_in is None else [f"--infilter={filter_in}"]
        subprocess.run([program, *options, str(source)], check=True, timeout=_PATIENCE, capture_output=True)
        return target.read_bytes()
