"""How fast the library is, as ratios within one run: `python tests/benchmarks/run.py`.

Each row names the work, what was measured, what it is compared with, and what is to be reached. Absolute times depend on the
machine; the ratios are what to read. Nothing here is asserted by a test. `run.py large` builds the site of 200 countries and 20
years as well, which takes a minute.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
import timeit
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

import ptindex as pt
from ptindex.examples import example_page
from ptindex.formats import page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


LARGE = "large"


def row(work: str, measured: str, reach: str, *, reached: bool) -> str:
    return f"{work:<52}{measured:<58}reach {reach:<12}{'ok' if reached else 'OVER'}"


def skipped(work: str, package: str) -> str:
    return f"{work:<52}skipped: {package} not installed"


def best(work: Callable[[], object], repeats: int = 7) -> float:
    """Seconds for one call: the least of several repeats, each long enough to measure."""
    timer = timeit.Timer(work)
    number, taken = timer.autorange()
    return min(taken, *timer.repeat(repeats - 1, number)) / number


def process(code: str, repeats: int = 15) -> float:
    """Seconds for a fresh interpreter that runs some code, byte code cached as it is after an installation."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(repeats + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, env=environment)
        times.append(time.perf_counter() - start)
    return min(times[1:])  # the first one may have had to compile


def import_row() -> Iterator[str]:
    base, ours = process("import attrs, cattrs"), process("import ptindex")
    measured = f"{ours * 1e3:.1f} ms, import attrs, cattrs {base * 1e3:.1f} ms: {ours / base:.2f} x"
    yield row("import ptindex, as a process", measured, "1.35 x", reached=ours / base <= 1.35)


def score_row() -> Iterator[str]:
    profile = pt.example_profile()
    taken = best(lambda: pt.score(profile))
    yield row("one profile scored with contributions", f"{taken * 1e6:.1f} us", "60 us", reached=taken <= 60e-6)


def json_rows() -> Iterator[str]:
    rows = {
        "read": ("JSON of a full profile read, standard library", 1.0),
        "write": ("JSON of a full profile written, standard library", 3.0),
        "fast read": ("JSON of a full profile read, msgspec", 0.6),
        "fast write": ("JSON of a full profile written, msgspec", 1.0),
    }
    try:
        from json_speed import ratios

        found = ratios()
    except ImportError as error:
        yield from (skipped(work, str(error.name)) for work, _ in rows.values())
        return
    for name, (work, reach) in rows.items():
        ratio = found[name]
        if ratio is None:
            yield skipped(work, "msgspec")
        else:
            yield row(work, f"{ratio:.2f} x pydantic", f"{reach:g} x", reached=ratio <= reach)


def page_rows() -> Iterator[str]:
    text = example_page()
    taken = best(lambda: page.loads(text))
    yield row("the real page read", f"{taken * 1e3:.2f} ms", "3 ms", reached=taken <= 3e-3)
    letters = random.Random(0).choices("abcdefghij klmnop  —0123456789,.абвгд\t", k=256 * 39_000)
    noise = "\n".join("".join(letters[at : at + 256]) for at in range(0, len(letters), 256))
    labels = "Medical exam 3  hours — 17\tNot always recorded  Population — twelve  " * 4
    inputs = {  # as many lines as a page may have, so that each of them is tried
        "10 MB of noise read": noise,
        "10 MB of noise made of labels read": f"{labels}\n" * (10_000_000 // (len(labels) + 1)),
        "10 MB of noise read, one line": "x 1,2 — " * 1_300_000,
        "10 MB of a row repeated, each with a long tail": text + f"Medical examination\tNot at all {labels}\n" * 32_000,
    }
    for work, much in inputs.items():
        start = time.perf_counter()
        with suppress(pt.PageError):
            page.loads(much, iso3="XTA")
        taken = time.perf_counter() - start
        yield row(work, f"{taken:.2f} s", "5 s", reached=taken <= 5)


def engine_rows() -> Iterator[str]:
    try:
        from engine_speed import rows
    except ImportError as error:
        yield skipped("the composite engine", str(error.name))
        return
    for work, measured, reach, reached in rows():
        yield skipped(work, measured) if reached is None else row(work, measured, reach, reached=reached)


def site_rows() -> Iterator[str]:
    work = "site and explorer"
    try:
        import altair  # noqa: F401
        import jinja2  # noqa: F401
        import vl_convert  # noqa: F401
        from site_speed import rows
    except ImportError as error:
        yield skipped(work, str(error.name))
        return
    for work, measured, reach, reached in rows(large=LARGE in sys.argv[1:]):
        yield row(work, measured, reach, reached=reached)


def main() -> None:
    for rows in (import_row, score_row, json_rows, page_rows, engine_rows, site_rows):
        for line in rows():
            print(line, flush=True)


if __name__ == "__main__":
    main()
