"""Five invented countries over three data years, whose texts try to act, beside the real page."""

from datetime import date

import attrs

import ptindex as pt
from ptindex.questionnaire import questions

SCRIPT = "<script>alert(1)</script>"
FORMULA = '=HYPERLINK("https://evil.example","x")'
TURNED = "abc\u202edef\u2066ghi"
UNSEEN = "ze\u200bro"
HOSTILE = (SCRIPT, FORMULA, "+cmd", "@SUM(1)", TURNED, UNSEEN, "\"><img src=x onerror='alert(1)'>", "{{ 7 * 7 }}", "&lt;b&gt;")

NAMES = {
    "XAA": "Atlantis",
    "XAB": f"Silentia {SCRIPT}",
    "XAC": FORMULA,
    "XAD": f"Ruritania {TURNED} {UNSEEN}",
    "XAE": "Изумрудный город & Co",
}
YEARS = (2019, 2020, 2021)
KAZAKHSTAN = pt.example_profile()


def source(title="Report of the monitoring group"):
    return pt.Source(title=title, url="https://example.org/report?a=1&b=2", date=date(2022, 5, 1))


def invented(iso3, year):
    """The same country in every run: answers that move from year to year, some gaps, notes that try to act."""
    place = 7 * list(NAMES).index(iso3) + year
    answers = {
        question.key: pt.Unavailable.NO_DATA
        if (place + number) % 11 == 0
        else list(question.scale)[(place * 3 + number) % len(question.scale)]
        if question.scale
        else question.answers(1 + (place + number) % 9)
        for number, question in enumerate(questions())
    }
    notes = {
        key: pt.Note(text=text, source=source(text), as_of=date(year, 12, 31))
        for key, text in zip(answers, HOSTILE, strict=False)
    }
    profile = pt.CountryProfile(
        country=pt.Country(iso3, NAMES[iso3]), year=year, notes=notes, remarks=HOSTILE, source=source(SCRIPT)
    )
    return profile.with_answers(answers)


def silent(iso3="XAE", year=2021):
    """A country that says nothing, so that it has no score."""
    return pt.CountryProfile(country=pt.Country(iso3, NAMES[iso3]), year=year)


def panel():
    """The five countries over three years, the last of them silent in the last year, and the real page."""
    every = [invented(iso3, year) for iso3 in NAMES for year in YEARS]
    return pt.Panel([*every[:-1], silent(), KAZAKHSTAN])


def with_territories():
    """Two parts of a country whose names differ in signs that no file name keeps, and the whole."""
    whole = invented("XAA", 2021)
    return [
        whole,
        *(attrs.evolve(whole, territory=territory) for territory in ("Левый берег", "Правый берег", "../../etc", "2021")),
    ]
