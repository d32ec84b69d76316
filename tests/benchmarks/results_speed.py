"""How long the workbook of results of many countries and years takes, and whether it opens: `results_speed.py`.

Two numbers change the size: `results_speed.py 50 10` takes 50 countries over 10 years; 200 over 20 without them. It is opened
by openpyxl, which reads every row of it, and by LibreOffice where that is installed, which saves the first sheet as CSV.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import openpyxl
from site_speed import panel

from ptindex.formats.results_workbook import write_results

PATIENCE = 1800


def main(countries=200, years=20):
    """Write the workbook once, open it, and say what both took."""
    profiles = panel(countries, years)
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "results.xlsx")
        taken = seconds(lambda: write_results(path, profiles))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        size = path.stat().st_size / 2**20
        print(
            f"workbook of {countries} countries x {years} years: {taken:.1f} s, {size:.1f} MiB, peak {peak:.0f} MiB", flush=True
        )
        taken = seconds(lambda: print(f"openpyxl: {rows_in(path)} rows", end=", "))
        print(f"{taken:.1f} s", flush=True)
        if program := shutil.which("soffice"):
            taken = seconds(lambda: opened_by_office(program, path, directory))
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"LibreOffice: {taken:.1f} s, peak {peak:.0f} MiB")


def seconds(work):
    """How long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def rows_in(path):
    """How many rows all sheets have together, each of them read."""
    book = openpyxl.load_workbook(path, read_only=True)
    return sum(1 for sheet in book.worksheets for _ in sheet.iter_rows(values_only=True))


def opened_by_office(program, path, directory):
    """Let LibreOffice open the workbook and save its first sheet."""
    options = [f"-env:UserInstallation={Path(directory, 'home').as_uri()}", "--headless", "--convert-to", "csv"]
    options += ["--outdir", directory]
    subprocess.run([program, *options, str(path)], check=True, timeout=PATIENCE, capture_output=True)
    if not Path(directory, "results.csv").exists():
        raise SystemExit("LibreOffice did not open the workbook")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
