"""How long the site of many countries and years takes, and how much memory: `python tests/benchmarks/site_speed.py`.

Two numbers change the size: `site_speed.py 50 10` takes 50 countries over 10 years; 200 over 20 without them.
"""

import random
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import ptindex as pt
from ptindex.display.explorer import explorer_html
from ptindex.display.site import write_site
from ptindex.questionnaire import questions

SECONDS, MEBIBYTES = 60, 1024
FIRST_YEAR = 2019
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SEEN = pt.Source(title="Report of the monitoring group", url="https://example.org/report", date=date(2024, 5, 1))


def panel(countries, years):
    """Invented countries whose answers move from year to year, with gaps and notes; the same in every run."""
    chance = random.Random(0)
    return pt.Panel(
        _profile(country, FIRST_YEAR + year, chance) for country in map(_country, range(countries)) for year in range(years)
    )


def _country(number):
    return pt.Country(f"X{LETTERS[number // 26]}{LETTERS[number % 26]}", f"Invented country {number + 1}")


def _profile(country, year, chance):
    answers = {question.key: _answer(question, chance) for question in questions()}
    noted = chance.sample(sorted(answers), 5)
    notes = {key: pt.Note(text=f"Seen in {year}", source=SEEN, as_of=date(year, 12, 31)) for key in noted}
    return pt.CountryProfile(country=country, year=year, notes=notes).with_answers(answers)


def _answer(question, chance):
    if chance.random() < 0.12:
        return chance.choice([pt.Unavailable.NO_DATA, pt.Unavailable.WITHHELD, pt.Unavailable.NOT_STATED])
    if question.scale:
        return chance.choice(list(question.scale))
    return chance.randint(1, 900) if question.answers is int else round(chance.uniform(0, 9), 2)


def built(profiles):
    """The seconds that a site in both languages takes, those of them at work, and its files and bytes."""
    with tempfile.TemporaryDirectory() as directory:
        start, busy = time.perf_counter(), time.process_time()
        write_site(profiles, directory)
        seconds, busy = time.perf_counter() - start, time.process_time() - busy
        files = [path for path in Path(directory).rglob("*") if path.is_file()]
        return seconds, busy, len(files), sum(path.stat().st_size for path in files)


def rows(*, large):
    """What `run.py` shows: the work, what was measured, what is to be reached, and whether it is."""
    for countries, years in ((20, 10), *(((200, 20),) if large else ())):
        profiles = panel(countries, years)
        seconds, _, files, _ = built(profiles)
        work = f"site of {countries} countries x {years} years, 2 languages"
        yield work, f"{seconds:.1f} s, {files} files", f"{SECONDS} s", seconds <= SECONDS
        explorer_html(profiles.profiles[:1])  # its scripts are put together once
        start = time.perf_counter()
        explorer_html(profiles)
        seconds = time.perf_counter() - start
        yield f"explorer of {countries} countries x {years} years", f"{seconds:.1f} s", f"{SECONDS} s", seconds <= SECONDS


def main(countries=200, years=20):
    """Build the site once in both languages and say what it took."""
    seconds, busy, files, size = built(panel(countries, years))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"site of {countries} countries x {years} years, both languages: {files} files, {size / 2**20:.0f} MiB")
    print(f"{seconds:.1f} s (reach {SECONDS} s), of them {busy:.1f} s at work  {'ok' if seconds <= SECONDS else 'OVER'}")
    print(f"peak {peak:.0f} MiB (reach {MEBIBYTES} MiB)  {'ok' if peak <= MEBIBYTES else 'OVER'}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
