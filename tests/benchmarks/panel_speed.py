"""How long a panel of many countries and years takes to tell what it shows: `python tests/benchmarks/panel_speed.py`.

Measured twice: where one answer in ten moves from a year to the next, as it may be, and where every answer is drawn anew, the
worst case for the explanation of changes. Two numbers change the size: `panel_speed.py 50 10` takes 50 countries over 10 years;
200 over 20 without them.
"""

import random
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from site_speed import panel as redrawn

import ptindex as pt


def calm(panel):
    """The same countries, each answer but one in ten that of the year before."""
    chance = random.Random(1)
    profiles = []
    for series in panel.series():
        before = series[0]
        for each in series:
            kept = {question.key: value for question, value in before.answers() if chance.random() >= 0.1}
            before = each.with_answers(kept)
            profiles.append(before)
    return pt.Panel(profiles)


def measured(name, work):
    """What the work gives; how long it took is said."""
    start = time.perf_counter()
    found = work()
    print(f"  {name:<36} {time.perf_counter() - start:6.2f} s")
    return found


def main(countries=200, years=20):
    """Every question that a panel answers, and a release of it, written and verified."""
    worst = redrawn(countries, years)
    for title, panel in (("one answer in ten moves", calm(worst)), ("every answer drawn anew", worst)):
        print(f"{countries} countries x {years} years, {title}")
        measured("trends", lambda panel=panel: pt.trends(panel))
        measured("changes, explained", lambda panel=panel: pt.changes(panel))
        measured("availability by year", lambda panel=panel: pt.availability_by_year(panel))
        measured("rankings", lambda panel=panel: pt.rankings(panel))
    text = measured("JSON written", lambda: pt.dumps(worst))
    assert measured("JSON read", lambda: pt.loads(text, pt.Panel)) == worst
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "release.zip"
        measured("release written", lambda: pt.write_release(worst, path, title="Measured", date=date(2026, 1, 1)))
        assert measured("release verified", lambda: pt.verify_release(path)).ok
        size = path.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"release of {size:.0f} MB; peak of memory {peak:.0f} MiB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
