"""Hypothesis generators made from the questionnaire: a new question is generated without a line here."""

from datetime import date

from hypothesis import strategies as st

from ptindex.countries import Country
from ptindex.declaration import Question, Section, Unavailable, questions_of
from ptindex.profile import CountryProfile, Note, PublishedScore, Source
from ptindex.questionnaire import SECTIONS, questions

_TEXT = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"])
lines = st.text(_TEXT.filter(lambda character: character not in "\u2028\u2029"), max_size=30)
names = lines.filter(str.strip)
dates = st.none() | st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
unavailable = st.sampled_from(Unavailable)
widening = st.sampled_from([reason for reason in Unavailable if reason.widens])


def answered(question: Question) -> st.SearchStrategy:
    """An answer to the question, never a reason for none."""
    if question.scale:
        return st.sampled_from(question.scale)
    if question.answers is int:
        return st.integers(0, 2**53 - 1) | st.integers(0, 50)
    low, high = question.goalposts or (0, None)
    return st.floats(low, high, allow_nan=False, allow_infinity=False).map(lambda number: number + 0.0)


def answers(question: Question) -> st.SearchStrategy:
    """An answer or a reason for none."""
    return unavailable | answered(question)


def sections(section: type[Section], make=answers) -> st.SearchStrategy:
    return st.builds(section, **{question.name: make(question) for question in questions_of(section)})


sources = st.none() | st.builds(Source, title=names, url=lines, date=dates)
notes = st.dictionaries(
    st.sampled_from(["published", *(question.key for question in questions())]),
    st.builds(Note, text=lines, source=sources, as_of=dates),
    max_size=3,
)
published = st.none() | st.builds(
    PublishedScore, value=st.floats(-1e6, 1e6), mark=lines, release=st.none() | st.integers(1, 99), source=sources
)
countries = st.builds(Country, st.from_regex(r"[A-Z]{3}", fullmatch=True), names)
years = st.integers(2019, 2030)


def profiles(make=answers, **fixed: st.SearchStrategy) -> st.SearchStrategy[CountryProfile]:
    """Whole profiles; `make` gives the answers of a question, a keyword fixes a field's generator."""
    fields = {
        "country": countries,
        "year": years,
        "territory": lines,
        "published": published,
        "source": sources,
        "notes": notes,
        "remarks": st.lists(lines, max_size=3),
    }
    fields |= {questions_of(section)[0].section: sections(section, make) for section in SECTIONS}
    return st.builds(CountryProfile, **(fields | fixed))
