"""What a country page reads to, and that it is written so that it reads back."""

import os
import random
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generators import lines, profiles, published
from ptindex.countries import Country, known_countries
from ptindex.declaration import Unavailable
from ptindex.exceptions import ArgumentError, PageError, Problem, ProfileError, PTIndexError
from ptindex.formats import page
from ptindex.profile import CountryProfile, PublishedScore
from ptindex.questionnaire import questions

DATA = Path(__file__).parent / "data"
SEED = Path(page.__file__).parents[1] / "data" / "kazakhstan-2022.txt"
TEXT = SEED.read_text("utf-8")

HEAD = "Kazakhstan 2022\n\n"
MEDICAL = "Medical examination\tAfter a while (up to 3 hours)\n"


def read(body, **keywords):
    return page.loads(HEAD + body, **keywords)


def answers(profile):
    """Every answer that is stated, by key: the code of one in words, or the number."""
    return {q.key: getattr(v, "code", v) for q, v in profile.answers() if v is not Unavailable.NOT_STATED}


def kinds(reading):
    return [problem.kind for problem in reading.problems]


def answer(body, key, **keywords):
    value = read(body, **keywords).profile.answer(key)
    return getattr(value, "code", value)


# The page of Kazakhstan for 2022

KAZAKHSTAN = {
    "context.population": 19_854_000,
    "context.police_officers": "no_data",
    "context.penitentiary_employees": "no_data",
    "context.law_enforcement_budget": "no_data",
    "context.convicted_persons": 34_000,
    "context.persons_under_investigation": 3_000,
    "context.administrative_detainees": 75_734,
    "context.budget_per_prisoner_day": 0.03,
    "context.budget_per_prisoner_year": 15.87,
    "response_mechanism.investigators": 76,
    "response_mechanism.complaints": 838,
    "response_mechanism.complaints_from_detention": 240,
    "investigating_body.status": "autonomous",
    "investigating_body.coverage": "all",
    "investigating_body.budget": "no_control",
    "investigating_body.complaints": 838,
    "investigating_body.criminal_cases": 874,
    "investigating_body.cases_to_court": 10,
    "judicial_review.inadmissibility": "binding",
    "judicial_review.statements_in_court": "hard_to_access",
    "judicial_review.convictions": 3,
    "ratification.uncat": "ratified",
    "ratification.opcat": "ratified",
    "ratification.ecpt": "neither",
    "ratification.echr": "neither",
    "domestic_law.prohibition": "explicit",
    "domestic_law.sanctions": "clear",
    "domestic_law.istanbul_protocol": "partial",
    "domestic_law.definition": "partly",
    "procedural_guarantees.detention_time": "always",
    "procedural_guarantees.lawyer": "immediately",
    "procedural_guarantees.family": "immediately",
    "procedural_guarantees.medical": "within_hours",
    "prevention.external_review": "controlled",
    "prevention.video": "some",
    "prevention.archive_access": "officials",
}


def test_kazakhstan_reads_as_a_person_reads_it():
    profile = page.read_page(SEED).profile
    assert (profile.country, profile.year) == (Country("KAZ", "Kazakhstan"), 2022)
    assert profile.published == PublishedScore(value=120.44, mark="†")
    assert answers(profile) == KAZAKHSTAN
    assert profile.remarks == ()


def test_kazakhstan_has_two_problems_and_both_are_said():
    reading = page.read_page(SEED, strict=True)
    assert [(problem.kind, problem.line, problem.path) for problem in reading.problems] == [
        ("reunited", 39, "$.ratification.echr"),
        ("repeated", 53, "$.procedural_guarantees.medical"),
    ]
    assert "\n".join(map(str, reading.problems)) == (
        "line 39, $.ratification.echr: stands apart from its label in line 5, 'European Convention on Human Rights', and was "
        "joined with it; given: 'Neither signed nor ratified'\n"
        "line 53, $.procedural_guarantees.medical: is taken for a garbled copy of the row before it, 'Medical examination'; it "
        "changes nothing; given: '- Tricarcar examination Arter a write (ap to 3 floars)'"
    )


def test_every_line_of_kazakhstan_is_accounted_for():
    reading = page.read_page(SEED)
    assert [line.text for line in reading.lines] == TEXT.splitlines()
    assert [line.number for line in reading.lines] == list(range(1, 58))
    fates = [line.fate for line in reading.lines]
    assert {fate: fates.count(fate) for fate in set(fates)} == {
        "blank": 15,
        "country": 1,
        "title": 1,
        "heading": 7,
        "answer": 30,
        "reunited": 2,
        "repeated": 1,
    }
    fed = {key for line in reading.lines if line.fate in ("answer", "reunited") for key in line.keys}
    assert fed == set(KAZAKHSTAN)


def test_a_reading_shows_what_it_is():
    assert repr(page.read_page(SEED)) == "<PageReading Kazakhstan 2022: 57 lines, 2 problems>"


# Invented pages


def test_sections_may_stand_in_another_order_or_be_missing():
    reading = page.read_page(DATA / "testland-2021.txt")
    assert reading.profile.country == Country("XTA", "Testland")
    assert reading.profile.published == PublishedScore(value=-7.5)
    assert answers(reading.profile) == {
        "context.law_enforcement_budget": 1_234_567.89,
        "context.convicted_persons": 1204,
        "context.budget_per_prisoner_day": "no_data",
        "context.budget_per_prisoner_year": "no_data",
        "expert_survey.rating": 4.25,
        "expert_survey.respondents": 12,
        "judicial_review.inadmissibility": "non_binding",
        "judicial_review.convictions": 0,
        "procedural_guarantees.detention_time": "never",
        "procedural_guarantees.family": "later",
        "procedural_guarantees.medical": "never",
        "prevention.external_review": "withheld",
        "prevention.video": "all",
        "prevention.archive_access": "unprotected",
    }
    assert [(problem.kind, problem.line) for problem in reading.problems] == [("unrecognised", 23), ("unrecognised", 27)]
    assert reading.profile.remarks == ("Population: a little over a million", "The figures were collected in spring.")


def test_a_page_wholly_in_russian():
    reading = page.read_page(DATA / "vymyshleniya-2023.txt")
    assert reading.problems == ()
    assert reading.profile.country == Country("XVA", "Вымышления")
    assert reading.profile.published == PublishedScore(value=1012.5, mark="*")
    assert answers(reading.profile) == {
        "context.population": 7_000_001,
        "context.police_officers": 12_340,
        "context.law_enforcement_budget": 2_000_000.0,
        "context.convicted_persons": "withheld",
        "context.persons_under_investigation": "not_applicable",
        "context.budget_per_prisoner_year": 5475.0,
        "ratification.uncat": "ratified",
        "ratification.opcat": "signed",
        "ratification.ecpt": "acceded",
        "ratification.echr": "withdrawn",
        "domestic_law.prohibition": "implicit",
        "domestic_law.sanctions": "unclear",
        "domestic_law.definition": "consistent",
        "domestic_law.ill_treatment": "partly",
        "procedural_guarantees.detention_time": "not_always",
        "procedural_guarantees.lawyer": "within_hours",
        "procedural_guarantees.family": "never",
        "procedural_guarantees.medical": "later",
    }


def test_columns_by_spaces_with_wrapped_cells():
    reading = page.read_page(DATA / "wrapped-2024.txt")
    assert reading.profile.published == PublishedScore(value=88.0, mark="††")
    assert answers(reading.profile) == {
        "context.population": 3_500_000,
        "context.police_officers": 9_000,
        "context.penitentiary_employees": "no_data",
        "context.convicted_persons": 1_200,
        "context.administrative_detainees": 410,
        "context.budget_per_prisoner_day": 12.5,
        "context.budget_per_prisoner_year": 4562.5,
        "investigating_body.status": "independent",
        "investigating_body.coverage": "some",
        "investigating_body.budget": "own",
        "investigating_body.criminal_cases": 17,
        "ratification.opcat": "signed",
        "domestic_law.sanctions": "none",
    }
    assert [(problem.kind, problem.path) for problem in reading.problems] == [("unrecognised", "$.domestic_law.prohibition")]
    assert [line.strip() for line in reading.profile.remarks] == [
        "Explicit legal prohibition of torture      Explicit prohibition in domestic law",
        "is absent",
    ]


def test_misread_letters_are_forgiven_and_misread_meanings_are_not():
    reading = page.read_page(DATA / "misread-2020.txt")
    assert answers(reading.profile) == {
        "response_mechanism.complaints": 1004,
        "response_mechanism.complaints_from_detention": 81,
        "domestic_law.sanctions": "clear",
        "prevention.video": "some",
        "prevention.archive_access": "officials",
    }
    found = [(problem.kind, problem.line) for problem in reading.problems]
    assert [line for kind, line in found if kind == "approximate"] == [3, 5, 7, 8, 11, 24, 24]
    assert [line for kind, line in found if kind == "unrecognised"] == [6, 12, 13, 16, 17, 18, 19]
    assert [line for kind, line in found if kind == "conflict"] == [23]
    assert [line.number for line in reading.lines if line.text in reading.profile.remarks] == [6, 12, 13, 16, 17, 18, 19, 23]


# Writing


def plain_profiles(**fixed):
    known = [Country(code, name) for code, record in known_countries().items() for name in record.names]
    scores = st.none() | published.filter(bool).map(lambda score: PublishedScore(value=score.value))
    fields = {
        "country": st.sampled_from(known),
        "territory": st.just(""),
        "source": st.none(),
        "notes": st.just({}),
        "remarks": st.just([]),
        "published": scores,
    }
    return profiles(**(fields | fixed))


languages = st.sampled_from(["en", "ru"])
row_parts = st.sampled_from(sorted({part for line in TEXT.splitlines() for part in line.split("\t")} | {"Population — some"}))
remark_lines = lines | st.lists(row_parts, min_size=1, max_size=3).map("\t".join)
slowly = partial(settings, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@given(plain_profiles(), languages)
@slowly(max_examples=150)
def test_a_written_page_reads_back_to_an_equal_profile(profile, language):
    reading = page.loads(page.dumps(profile, language), strict=True)
    assert reading.profile == profile
    assert reading.problems == ()


@given(profiles(remarks=st.lists(lines, max_size=4)), languages)
@slowly(max_examples=150)
def test_what_a_page_does_not_hold_is_refused_by_name_and_dropped_on_request(profile, language):
    text = page.dumps(profile, language, drop=True)
    back = page.loads(text).profile
    assert answers(back) == answers(profile)
    assert (back.country.iso3, back.year) == (profile.country.iso3, profile.year)
    assert (back.published and back.published.value) == (profile.published and profile.published.value)
    assert set(back.remarks) <= set(profile.remarks)
    if back == profile:
        assert page.dumps(profile, language) == text
    else:
        with pytest.raises(ProfileError, match=r"\$\.(country|published|territory|source|notes|remarks)"):
            page.dumps(profile, language)


@given(plain_profiles(remarks=st.lists(remark_lines, max_size=4)), languages)
@slowly(max_examples=100)
def test_remarks_that_would_answer_a_question_are_dropped_and_change_nothing(profile, language):
    back = page.loads(page.dumps(profile, language, drop=True)).profile
    assert answers(back) == answers(profile)


def test_the_page_of_kazakhstan_is_written_as_it_was_printed_but_for_what_was_torn_or_garbled():
    profile = page.read_page(SEED).profile
    written = page.dumps(profile).splitlines()
    torn = {"Neither signed nor ratified", "European Convention on Human Rights"}
    printed = [line.rstrip() for line in TEXT.splitlines() if "Tricarcar" not in line and line not in torn]
    assert [line for line in written if line not in printed] == [
        "European Convention on Human Rights\tNeither signed nor ratified"
    ]
    assert set(printed) <= set(written)
    assert page.loads(page.dumps(profile, "ru")).profile == profile


def test_a_page_that_was_read_can_be_written():
    for path in DATA.glob("*.txt"):
        profile = page.read_page(path).profile
        assert page.loads(page.dumps(profile)).profile == profile


def test_remarks_are_written_apart_when_together_they_would_say_something():
    profile = CountryProfile(
        country=Country("KAZ", "Kazakhstan"), year=2022, remarks=["Medical", "examination\tNo data", "Something else"]
    )
    text = page.dumps(profile)
    assert text.endswith("\n\nMedical\n\nexamination\tNo data\n\nSomething else\n")
    assert page.loads(text).profile == profile


def test_everything_that_a_page_does_not_hold_is_named_at_once():
    profile = evolve(page.read_page(SEED).profile, territory="the south", remarks=["two\nlines", "Population — 5", "A remark."])
    profile = evolve(profile, country=Country("KAZ", "Kazakhstan "), published=PublishedScore(value=1, mark="a b", release=3))
    with pytest.raises(ProfileError) as caught:
        page.dumps(profile)
    assert [problem.path for problem in caught.value.problems] == [
        "$.territory",
        "$.published.release",
        "$.remarks[0]",
        "$.country.name",
        "$.published.mark",
    ]
    assert str(caught.value.problems[0]) == (
        "$.territory: cannot be written on a page so that it reads back; drop=True leaves it out"
    )
    back = page.loads(page.dumps(profile, drop=True)).profile
    assert back.country == Country("KAZ", "KAZ")
    assert back.published == PublishedScore(value=1)
    assert back.remarks == ("Population — 5", "A remark.")  # the first contradicts an answer, which stands


def test_an_answer_in_a_remark_is_not_smuggled_in():
    profile = CountryProfile(country=Country("KAZ", "Kazakhstan"), year=2022, remarks=["X", "Population — 5", "Y"])
    with pytest.raises(ProfileError) as caught:
        page.dumps(profile)
    assert [problem.path for problem in caught.value.problems] == ["$.remarks[1]"]
    assert page.loads(page.dumps(profile, drop=True)).profile == evolve(profile, remarks=["X", "Y"])


def test_a_remark_that_is_read_in_part_is_lost_only_where_it_would_add_an_answer():
    remark = "Population — 5\tConvicted persons — some"
    profile = CountryProfile(country=Country("KAZ", "Kazakhstan"), year=2022, remarks=[remark, "Another."])
    assert page.loads(page.dumps(profile, drop=True)).profile == evolve(profile, remarks=["Another."])
    profile = profile.with_answers({"context.population": 5})
    assert page.loads(page.dumps(profile)).profile == profile


def test_a_language_that_no_page_has_is_refused():
    with pytest.raises(ArgumentError) as caught:
        page.dumps(page.read_page(SEED).profile, "kk")
    assert str(caught.value) == "$.language: is no language that texts are in; given: 'kk'; allowed: en, ru"


# Pairs that must not be confused

DEFINITION = "Definition of torture is consistent with provisions of relevant conventions"


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("question", [question for question in questions() if question.scale], ids=lambda q: q.key)
def test_every_option_of_a_question_reads_to_itself(question, language):
    for option in question.options:
        for wording in (option.wording(language), option.wording(language).upper(), *option.variants):
            reading = read(f"{question.label.wording(language)}\t{wording}\n")
            assert reading.profile.answer(question.key) is option
            assert reading.problems == ()


@pytest.mark.parametrize(
    ("label", "wording"),
    [
        ("Documenting the actual detention start time", "The actual detention start time is undocumented"),
        ("Documenting the actual detention start time", "The actual detention start time is now documented"),
        ("Medical examination", "After a while (up to 8 hours)"),
        ("Medical examination", "After a while (up to l hours)"),
        ("Geographic coverage", "Represented in administrative units"),
        ("Provisions on inadmissibility of evidence obtained through torture", "There are relevant legal norms"),
        (DEFINITION, "Entirely inconsistent with the relevant conventions"),
        ("Explicit legal prohibition of torture", "Emplicit prohibition in domestic law"),
        ("Explicit legal prohibition of torture", "No explicit prohibition in domestic law"),
        ("Access to archived video evidence", "Unprotected and accessible to officials at places of detention"),
        ("Independent external review mechanism", "Operational and dependent of the authorities"),
        ("Independent external review mechanism", "Operational and not independent of the authorities"),
        ("Фиксация момента фактического задержания", "Момент фактического задержания недокументируется"),
        ("Фиксация момента фактического задержания", "Момент фактического задержания всегда документируется"),
        ("Медицинское освидетельствование", "Спустя некоторое время (до 8 часов)"),
        ("Независимый механизм внешнего контроля", "Действует и зависим от властей"),
        ("Уголовные санкции за пытки", "Нечёткие и конкретные санкции"),
    ],
)  # fmt: skip
def test_a_wording_of_another_meaning_is_never_read_as_a_known_one(label, wording):
    reading = read(f"{label}\t{wording}\n")
    assert answers(reading.profile) == {}
    (problem,) = reading.problems
    assert problem.kind == "unrecognised"
    assert problem.given == repr(wording)
    assert problem.suggestion in (None, *problem.allowed)
    assert reading.profile.remarks == (f"{label}\t{wording}",)


def test_the_options_are_given_in_the_language_of_the_page():
    (problem,) = read("Видеонаблюдение\tОборудованы почти все учреждения\n").problems
    assert problem.allowed[:2] == ("Оборудованы все учреждения", "Оборудованы некоторые, но не все учреждения")
    (problem,) = read("Population — many\n").problems
    assert problem.allowed[0] == "a whole number from 0 to 2**53-1"


@pytest.mark.parametrize("below", ["is absent", "\tis absent", "(not in force)", "— but not in practice", "  no"])
def test_a_line_that_goes_on_is_never_cut_off(below):
    row = "Explicit legal prohibition of torture\tExplicit prohibition in domestic law"
    reading = read(f"{row}\n{below}\nCriminal sanctions for torture\tNo criminal sanctions\n")
    assert answers(reading.profile) == {"domestic_law.sanctions": "none"}
    assert kinds(reading) == ["unrecognised"]
    assert reading.profile.remarks == (row, below)


def test_a_further_cell_may_change_everything_so_the_row_is_not_read():
    reading = read("Medical examination\tAfter a while (up to 3 hours)\tdenied\n")
    assert answers(reading.profile) == {}
    assert kinds(reading) == ["unrecognised"]


def test_of_two_pairs_in_a_line_the_one_that_is_clear_is_read():
    line = "Population — 5\tConvicted persons — some"
    reading = read(line + "\n")
    assert answers(reading.profile) == {"context.population": 5}
    assert [(problem.kind, problem.path) for problem in reading.problems] == [("unrecognised", "$.context.convicted_persons")]
    assert reading.profile.remarks == (line,)


def test_a_row_that_goes_on_too_long_is_kept_and_not_read():
    body = "Family notification\tNot\n" + "at all\n" * 9
    reading = read(body)
    assert reading.profile.remarks == tuple(body.splitlines())
    assert kinds(reading) == ["unrecognised"]


# Setting


@pytest.mark.parametrize(
    "body",
    [
        "MEDICAL EXAMINATION\tAFTER A WHILE (UP TO 3 HOURS)\n",
        "  Medical   examination\tAfter a while (up to 3 hours)  \n".replace("   ", "\u00a0"),
        "Medical examination      After a while (up to 3 hours)\n",
        "Medical examination — After a while (up to 3 hours)\n",
        "Medical examination: After a while (up to 3 hours)\n",
        "• Medical examination:\tAfter a while (up to\u202f3 hours)\n",
        "Medical\nexamination\tAfter a while (up to 3 hours)\n",
        "Medical\tAfter a while\nexamination\t(up to 3 hours)\n",
        "Medical examination\tAfter a while\n\t(up to 3 hours)\n",
        "Medical examination\tAfter a while\n(up to 3 hours)\n",
        "Medical examination\t\n\tAfter a while (up to 3 hours)\n",
        "Me\u00addical exam\u200bination\tAfter a while (up to 3 hours)\n",
        "    Medical examination\tAfter a while (up to 3 hours)\n",
    ],
)
def test_case_spaces_and_wrapping_do_not_matter(body):
    reading = read(body)
    assert answers(reading.profile) == {"procedural_guarantees.medical": "within_hours"}
    assert reading.problems == ()
    assert reading.profile.remarks == ()


def test_dashes_quotes_and_hyphenation_do_not_matter():
    body = (
        "STATE’S TORTURE RESPONSE MECHANISM\nNumber of complaints of torture and ill‑\ntreatment from places of detention\t2\n"
    )
    assert read(body).problems == ()
    assert answer(body, "response_mechanism.complaints_from_detention") == 2
    assert answer("Number of complaints of torture and ill - treatment – 2\n", "response_mechanism.complaints") == 2


def test_a_longer_label_is_not_taken_for_the_shorter_one_it_begins_with():
    body = "Number of complaints of torture and ill-treatment\nfrom places of detention\t240\n"
    assert answers(read(body).profile) == {"response_mechanism.complaints_from_detention": 240}
    body = "Number of complaints of torture and ill-treatment\t240\nfrom places of detention\n"
    assert answers(read(body).profile) == {"response_mechanism.complaints_from_detention": 240}


def test_pairs_that_run_together_in_one_cell_are_told_apart_by_their_labels():
    reading = read("Population — 19 854 000 Convicted persons — 34 000 Number of police officers — No data\n")
    assert answers(reading.profile) == {
        "context.population": 19_854_000,
        "context.convicted_persons": 34_000,
        "context.police_officers": "no_data",
    }
    assert answers(read("Population — 5 and — 6 — 7\n").profile) == {}


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT,
        "\ufeff" + TEXT,
    ],
)
def test_encodings_and_line_ends_do_not_matter(content):
    assert answers(page.read_page(content).profile) == KAZAKHSTAN


def test_russian_in_utf_16_without_a_mark():
    text = (DATA / "vymyshleniya-2023.txt").read_text("utf-8")
    assert page.loads(text.encode("utf-16-le")) == page.loads(text) == page.loads(text.encode("utf-16-be"))


def test_a_form_feed_ends_a_line():
    assert len(page.loads("Kazakhstan 2022\f" + MEDICAL).lines) == 2


def test_bytes_that_are_no_text_are_refused():
    for content in (b"\xff\xfe\x00", b"Kazakhstan \xe9 2022", b"\x00\xff\xd8\xd8\xd8\xd8"):
        with pytest.raises(PageError, match=r"is not text in UTF-8 or UTF-16"):
            page.loads(content)


def test_what_is_a_path_and_what_is_text(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(HEAD + MEDICAL, encoding="utf-8")
    by_path = page.read_page("page.txt")
    assert by_path == page.read_page(tmp_path / "page.txt") == page.read_page(HEAD + MEDICAL)
    assert page.loads("Kazakhstan 2022").profile.year == 2022
    for missing in ("Kazakhstan 2022", tmp_path / "none.txt", "a\x00b"):
        with pytest.raises(FileNotFoundError):
            page.read_page(missing)


# The country


@pytest.mark.parametrize(
    "head",
    [
        "Kazakhstan 2022 120,44 †",
        "Kazakhstan\n2022\n120,44 †",
        "Kazakhstan 2022\n120.44†",
        "Kazakhstan, 2022 120,44 †",
        "Kazakhstan\t2022\t120,44\t†",
        "Prohibition of torture index\n\nKazakhstan — 2022 120,44 †",
    ],
)
def test_the_header_may_be_set_in_several_ways(head):
    profile = page.loads(head + "\n\n" + MEDICAL).profile
    assert (profile.country.iso3, profile.year, profile.published) == ("KAZ", 2022, PublishedScore(value=120.44, mark="†"))


def test_a_total_may_be_negative_whatever_its_sign():
    for sign in "-−–":
        assert page.loads(f"Казахстан 2021 {sign}12,5").profile.published == PublishedScore(value=-12.5)


def test_a_total_with_a_sign_that_may_part_thousands_is_said():
    reading = page.loads("Kazakhstan 2022 1,234")
    assert reading.profile.published == PublishedScore(value=1.234)
    assert str(reading.problems[0]) == (
        "line 1, $.published.value: has a sign that may also set thousands apart, read as 1.234; given: 'Kazakhstan 2022 1,234'"
    )
    assert reading.problems[0].kind == "approximate"


def test_names_of_countries_and_years_are_never_approximate():
    with pytest.raises(PageError) as caught:
        page.loads("Kazakhstam 2022\n\n" + MEDICAL)
    assert str(caught.value) == (
        "$.country: no country that is known stands on the page with its data year, as in 'Kazakhstan 2022'; write the "
        "country's code (ISO 3166-1 alpha-3) beside its name, as in 'Testland (XTA) 2022', or pass iso3=; "
        "given: 'Kazakhstam'; did you mean 'Kazakhstan'?"
    )
    for text in (
        "",
        MEDICAL,
        "Kazakhstan 2O22",
        "Kazakhstan",
        "Kazakhstan 2022 1.2.3.4",
        "Kazakhstan 2022 " + "9" * 400,
        ("x" * 999 + "\n") * 2 + "2022",
    ):
        with pytest.raises(PageError, match="no country that is known"):
            page.loads(text)
    with pytest.raises(PageError, match="no country that is known") as caught:
        page.loads("Kazakhstan 2022 a long remark")
    assert caught.value.problems[0].given == ""


def test_a_year_without_an_index_is_refused():
    with pytest.raises(PageError, match="is not a data year of the index"):
        page.loads("Kazakhstan 2018")


def test_a_code_names_the_country_of_an_unknown_name():
    profile = page.loads("Atlantis 2022 5\n\n" + MEDICAL, iso3="XAA").profile
    assert profile.country == Country("XAA", "Atlantis")
    assert page.loads("2022\n\n", iso3="KAZ").profile.country == Country("KAZ", "Kazakhstan")
    assert page.loads("2022\n\n", iso3="XAA").profile.country == Country("XAA", "XAA")
    assert page.loads("A page\nKazakhstan 2022\n", iso3="KAZ").profile.country == Country("KAZ", "Kazakhstan")
    assert page.loads("Kazakhstan 2022\n(XAA) 2023").profile.year == 2022
    assert page.loads("Atlantis (XAA) 2022").profile.country == Country("XAA", "Atlantis")


def test_a_code_does_not_stand_for_a_year():
    with pytest.raises(PageError) as caught:
        page.loads("JUDICIAL REVIEW\nAtlantis 2022\n", iso3="XAA")
    assert str(caught.value) == "$.year: no data year stands on the page; write it as in 'Kazakhstan 2022'"
    with pytest.raises(ProfileError, match="three capital letters"):
        page.loads("2022", iso3="Kaz")


def test_a_code_that_contradicts_the_page_stands_and_is_said():
    reading = page.loads("Kazakhstan 2022", iso3="UZB")
    assert reading.profile.country == Country("UZB", "Kazakhstan")
    assert str(reading.problems[0]) == "line 1, $.country: is not UZB, which was given and stands; given: 'Kazakhstan'"
    assert kinds(reading) == ["conflict"]


def test_a_second_header_repeats_completes_or_contradicts():
    reading = page.loads("Kazakhstan 2022\n\nKazakhstan 2022 5\n\nKazakhstan 2022 5\n\nKazakhstan 2022 6\n\nUzbekistan 2022\n")
    assert reading.profile.published == PublishedScore(value=5)
    assert [line.fate for line in reading.lines if line.text] == ["country", "country", "repeated", "conflict", "conflict"]
    assert kinds(reading) == ["repeated", "conflict", "conflict"]
    assert reading.profile.remarks == ("Kazakhstan 2022 6", "Uzbekistan 2022")


UZBEKISTAN = (
    "Uzbekistan 2022\n\nProhibition of torture index\n\nPrevention of torture\nVideo surveillance\tNo facilities are equipped\n"
)


@pytest.mark.parametrize(
    ("second", "given_name"),
    [
        (UZBEKISTAN, "Uzbekistan 2022"),
        (TEXT.replace("Kazakhstan 2022 120,44 †", "Kazakhstan 2021"), "Kazakhstan 2021"),
        (UZBEKISTAN.replace("Uzbekistan 2022", "Testland (XTA) 2022"), "Testland (XTA) 2022"),
        (UZBEKISTAN.replace("Uzbekistan 2022", "Testland 2022 99,1 †"), "Testland 2022 99,1 †"),  # no list knows it
        ("Uzbekistan 2022\nVideo surveillance\tNo facilities are equipped\n", "Uzbekistan 2022"),
    ],
)
def test_two_pages_in_one_text_are_refused_where_the_second_begins(second, given_name):
    with pytest.raises(PageError) as caught:
        page.loads(f"{TEXT}\n{second}")
    (problem,) = caught.value.problems
    line = len(TEXT.splitlines()) + 1
    assert str(problem) == (
        f"line {line}, $.country: is where a second page begins; put each page in a file of its own; given: {given_name!r}"
    )
    assert problem.kind == "conflict"


def test_a_link_to_another_page_is_no_second_page():
    reading = page.loads(f"{TEXT}\nKazakhstan 2021\nUzbekistan 2022\nProhibition of torture index\n")
    assert answers(reading.profile) == answers(page.read_page(SEED).profile)
    assert kinds(reading)[-2:] == ["conflict", "conflict"]
    # Nor is what stands above the answers, or what the printed page says again on its second sheet.
    assert page.loads(f"Kazakhstan 2022\nUzbekistan 2022\n{MEDICAL}").profile.country.iso3 == "KAZ"
    sheet = "Population — 2022\nProhibition of torture index\nKazakhstan 2022\n"
    assert answers(page.loads(f"{HEAD}{sheet}{MEDICAL}", iso3="UZB").profile)["procedural_guarantees.medical"] == "within_hours"
    assert page.loads(f"{HEAD}{MEDICAL}\nProhibition of torture index\n{MEDICAL}").profile.year == 2022
    assert page.loads(f"{HEAD}{MEDICAL}\nA remark.\nProhibition of torture index\n{MEDICAL}").profile.year == 2022


def test_remarks_that_would_begin_a_second_page_are_not_written():
    remarks = ["X", "Uzbekistan 2022", "Population — 5", "Y"]
    profile = CountryProfile(country=Country("KAZ", "Kazakhstan"), year=2022, remarks=remarks).with_answers(
        {"context.population": 7}
    )
    with pytest.raises(ProfileError) as caught:
        page.dumps(profile)
    assert [problem.path for problem in caught.value.problems] == ["$.remarks[1]"]
    written = page.dumps(profile, drop=True)
    assert page.loads(written).profile == evolve(profile, remarks=["X", "Population — 5", "Y"])


def test_statistics_are_no_header():
    assert answer("Population — 2022\n", "context.population") == 2022
    assert page.loads("Population — 2022\nKazakhstan 2023\n").profile.year == 2023


# Figures


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("838", 838),
        ("838,0", 838),
        ("838,000", 838_000),
        ("1.234.567", 1_234_567),
        ("19\u202f854\u2009000", 19_854_000),
        ("19\u00a0854'000", None),
        ("19'854'000", 19_854_000),
        ("19’854’000", 19_854_000),
        ("9007199254740991", 2**53 - 1),
        ("9007199254740992", None),
        ("9" * 500, None),
        ("9" * 900, None),
        ("838,5", None),
        ("l0", None),
        ("1O", None),
        ("838²", None),
        ("-5", None),
        ("− 5", None),
        ("1 00", None),
        ("1234,000", None),
        ("about 5", None),
        ("５", None),
    ],
)
def test_counts(written, number):
    reading = read(f"Population\t{written}\n")
    assert answers(reading.profile) == ({} if number is None else {"context.population": number})
    assert kinds(reading) == (["unrecognised"] if number is None else [])


BUDGET = "Law enforcement budget (police, prison service)"


@pytest.mark.parametrize(
    ("written", "number", "doubts"),
    [
        ("€ 1 234,5", 1234.5, 0),
        ("1.234,50 EUR", 1234.5, 0),
        ("1,234.50 евро", 1234.5, 0),
        ("EUR 1,234,567", 1_234_567.0, 0),
        ("€0,123", 0.123, 0),
        ("1 234 567 euros", 1_234_567.0, 0),
        ("€ 12,345", 12.345, 1),
        ("€ 1234,567", 1234.567, 0),
        ("1 000 000", 1_000_000.0, 1),
        ("12.345", 12.345, 2),
        ("$ 5", None, 0),
        ("€ 5 million", None, 0),
        ("€ 5 €", None, 0),
        ("€ " + "9" * 400, None, 0),
        ("eurozone 5", None, 0),
    ],
)
def test_sums_of_money(written, number, doubts):
    reading = read(f"{BUDGET}\t{written}\n")
    assert answers(reading.profile) == ({} if number is None else {"context.law_enforcement_budget": number})
    assert kinds(reading) == (["unrecognised"] if number is None else ["approximate"] * doubts)


DAY, YEAR = "context.budget_per_prisoner_day", "context.budget_per_prisoner_year"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("€ 0,03 per day, € 15,87 per year", {DAY: 0.03, YEAR: 15.87}),
        ("15,87 EUR per year; 0.03 € per day", {DAY: 0.03, YEAR: 15.87}),
        ("0,03 евро в день, 15,87 евро в год", {DAY: 0.03, YEAR: 15.87}),
        ("€ 0,03 per day", {DAY: 0.03}),
        ("No data", {DAY: "no_data", YEAR: "no_data"}),
        ("No data per day, € 5 per year", {DAY: "no_data", YEAR: 5.0}),
        ("Нет данных в год", {YEAR: "no_data"}),
        ("€ 5", {}),
        ("5", {}),
        ("€ 5 per month", {}),
        ("€ 5 per day, € 6 per day", {}),
        ("€ 5 per day, € 6 per year, € 7 per year", {}),
        ("€ 5 per day, unknown", {}),
    ],
)
def test_figures_that_share_a_label_are_told_apart_by_their_units(written, expected):
    reading = read(f"Budget per prisoner\t{written}\n")
    assert answers(reading.profile) == expected
    assert kinds(reading) == ([] if expected else ["unrecognised"])


def test_a_missing_currency_is_said():
    reading = read("Budget per prisoner — 0,03 per day\n")
    assert answers(reading.profile) == {DAY: 0.03}
    assert str(reading.problems[0]) == (
        "line 3, $.context.budget_per_prisoner_day: has no unit, read as '€ 0,03 per day'; given: '0,03 per day'"
    )


def test_a_rating_may_come_with_its_scale_or_without():
    label = "Expert rating of the effectiveness of investigation"
    assert answer(f"{label}\t7,5 из 10\n", "expert_survey.rating") == 7.5
    assert kinds(read(f"{label}\t7,5\n")) == ["approximate"]
    assert answers(read(f"{label}\t11 out of 10\n").profile) == {}
    assert answers(read(f"{label}\t€ 5\n").profile) == {}


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.key)
@pytest.mark.parametrize("reason", Unavailable)
def test_every_question_takes_every_reason_for_no_answer(question, reason):
    for wording in (reason.en, reason.ru):
        reading = read(f"{question.label.en}\t{wording}\n")
        assert reading.profile.answer(question.key) is reason
        assert reading.problems == ()
        assert reading.lines[2].fate == "answer"


# Repeated, contradicted, torn apart


def test_the_first_answer_stands():
    reading = read(MEDICAL + "Family notification\tNot at all\n" + MEDICAL + "Medical examination\tNot at all\n")
    assert answer(MEDICAL, "procedural_guarantees.medical") == "within_hours"
    assert [line.fate for line in reading.lines[2:]] == ["answer", "answer", "repeated", "conflict"]
    assert kinds(reading) == ["repeated", "conflict"]
    assert str(reading.problems[1]) == (
        "line 6, $.procedural_guarantees.medical: differs from what the page said before, 'After a while (up to 3 hours)', "
        "which stands; given: 'Not at all'"
    )
    assert reading.profile.remarks == ("Medical examination\tNot at all",)
    assert "838" in read("Population — 838\nPopulation — 5\n").problems[0].message


def test_an_answer_that_is_not_stated_neither_stands_nor_contradicts():
    body = "Medical examination\tThis input does not say\n"
    for text in (body + MEDICAL, MEDICAL + body):
        reading = read(text)
        assert answers(reading.profile) == {"procedural_guarantees.medical": "within_hours"}
        assert reading.problems == ()


GARBLED = "- Tricarcar examination\tArter a write (ap to 3 floars)"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (MEDICAL + GARBLED, "repeated"),
        (MEDICAL + "\n\n" + GARBLED, "repeated"),
        (GARBLED, "unrecognised"),
        (MEDICAL + GARBLED.replace("3", "8"), "unrecognised"),
        (MEDICAL + GARBLED.replace("write", "write not"), "unrecognised"),
        (MEDICAL + "Medical examination\tArter a write (ap to 3 floars)", "unrecognised"),
        (MEDICAL + "\nA remark\n\n" + GARBLED, "unrecognised"),
        (MEDICAL + "Medicinal examination", "unrecognised"),
        (MEDICAL + "Mxxxxxx exxxxxxxxxx\tAxxxx a wxxxx (xp to 3 fxxxxx)", "unrecognised"),
        ("Family notification\tNot at all\nFarnily motificatiom\tWot al all", "repeated"),
        ("Number of cases taken to court\t10\nNumber ol crirninal cases inslituled\tsome\n", "unrecognised"),
    ],
)
def test_only_a_garbled_copy_right_after_its_row_is_taken_for_one(body, kind):
    reading = read(body + "\n")
    assert kinds(reading)[-1] == kind
    assert (body.splitlines()[-1] in reading.profile.remarks) is (kind == "unrecognised")
    assert len(answers(reading.profile)) == (body != GARBLED)


def test_a_negation_is_no_garbled_copy():
    body = "Video surveillance\tAll facilities are equipped\nVideo surveiiiamcc\tAll facilities are unequipped\n"
    assert kinds(read(body)) == ["unrecognised"]


def test_a_garbled_row_that_is_nearer_to_another_label_is_no_copy():
    body = "Number of complaints alleging torture\t10\n\nNumber of criminal cases inxxitutex\t10\n"
    assert kinds(read(body)) == ["unrecognised"]


ECHR = "European Convention on Human Rights\n\n"
NEITHER = "Neither signed nor ratified\n\n"
ECPT = "European Convention for the Prevention of Torture and Inhuman or Degrading Treatment or Punishment (1987)"
HEADING = "RATIFICATION OF INTERNATIONAL INSTRUMENTS\n"


def test_what_was_torn_apart_is_joined_where_nothing_else_can_be_meant():
    assert kinds(read(ECHR + HEADING + NEITHER)) == ["reunited"]
    assert answer(ECHR + HEADING + NEITHER, "ratification.echr") == "neither"
    assert answer("Video surveillance\n\nAll facilities are equipped\n", "prevention.video") == "all"


@pytest.mark.parametrize(
    "body",
    [
        ECHR + HEADING,
        HEADING + NEITHER,
        ECHR + NEITHER,  # outside of the section other treaties may be meant
        ECHR + HEADING + NEITHER + "Signed and ratified\n",
        ECHR + ECPT + "\n\n" + HEADING + NEITHER,
        ECHR + ECHR + HEADING + NEITHER,
        ECHR + HEADING + "Immediately, from the actual detention start time\n",
        ECHR + HEADING + "\n" + NEITHER * 101,
        "Population\n\n5\n",
    ],
)
def test_where_more_can_be_meant_nothing_is_guessed(body):
    reading = read(body)
    assert answers(reading.profile) == {}
    assert set(kinds(reading)) == {"unrecognised"}
    assert len(reading.profile.remarks) == len(reading.problems)


def test_the_only_question_left_takes_the_answer_wherever_it_stands():
    rest = "".join(
        f"{question.label.en}\tSigned and ratified\n"
        for question in questions()
        if question.section == "ratification" and question.name != "echr"
    )
    assert answer(rest + "\nJUDICIAL REVIEW\n\n" + ECHR + NEITHER, "ratification.echr") == "neither"


def test_a_reason_without_a_label_is_joined_in_its_section_only():
    label = "Budget per prisoner\n\n"
    assert answers(read(label + "Population — 5\n\nNo data\n").profile) == {
        "context.population": 5,
        DAY: "no_data",
        YEAR: "no_data",
    }
    assert answers(read(label + "JUDICIAL REVIEW\n\nNo data\n").profile) == {}


def test_a_label_without_an_answer_is_said():
    reading = read("Medical examination\t\n")
    assert reading.lines[2].fate == "label"
    assert reading.problems[0].message == "has no answer"
    assert reading.problems[0].path == "$.procedural_guarantees.medical"
    assert reading.profile.remarks == ("Medical examination\t",)


def test_a_label_that_stands_again_by_itself_repeats():
    reading = read(MEDICAL + "\nMedical examination\n")
    assert kinds(reading) == ["repeated"]
    assert reading.lines[-1].fate == "repeated"


def test_headings_of_the_index_and_of_its_dimensions_are_known():
    reading = read(
        "СТЕПЕНЬ ПРИНЯТИЯ ГОСУДАРСТВОМ\nМЕЖДУНАРОДНЫХ ОБЯЗАТЕЛЬСТВ\n\nStatistics\n\nJUDlCIAL REVlEW\n\nIndex of what\n"
    )
    assert [line.fate for line in reading.lines if line.text][1:] == ["heading", "continuation", "heading", "heading", "remark"]
    assert kinds(reading) == ["approximate", "unrecognised"]


# Aliases


def test_aliases_name_questions_answers_and_countries():
    aliases = {
        "CCTV": "prevention.video",
        "in most places": "prevention.video.some",
        "n/a": "prevention.video.no_data",
        "Qazaqstan": "KAZ",
        "Daily budget": "context.budget_per_prisoner_day",
    }
    reading = page.loads("QAZAQSTAN 2022\n\nCCTV\tIn most places\nDaily budget — € 5 per day\n", aliases=aliases)
    assert reading.profile.country == Country("KAZ", "QAZAQSTAN")
    assert answers(reading.profile) == {"prevention.video": "some", DAY: 5.0}
    assert reading.problems == ()
    assert answer("Video surveillance\tn/a\n", "prevention.video", aliases=aliases) == "no_data"
    assert (
        answer("Video surveillance\n\nPREVENTION OF TORTURE\n\nin most places\n", "prevention.video", aliases=aliases) == "some"
    )
    assert answers(read("CCTV\tn/a\n").profile) == {}


def test_malformed_aliases_are_refused_together():
    with pytest.raises(ProfileError) as caught:
        page.loads(TEXT, aliases={"CCTV": "prevention.vidio", "most": "prevention.video.sme", " ": "KAZ"})
    assert str(caught.value) == (
        "3 problems\n"
        "  1. $.aliases['CCTV']: is not a wording with the key of a question (prevention.video), of an answer "
        "(prevention.video.some) or the code of a country (KAZ); given: 'prevention.vidio'; did you mean 'prevention.video'?\n"
        "  2. $.aliases['most']: is not a wording with the key of a question (prevention.video), of an answer "
        "(prevention.video.some) or the code of a country (KAZ); given: 'prevention.video.sme'; did you mean "
        "'prevention.video.some'?\n"
        "  3. $.aliases[' ']: is not a wording with the key of a question (prevention.video), of an answer "
        "(prevention.video.some) or the code of a country (KAZ); given: 'KAZ'"
    )


# Strict


def test_strictly_all_grave_problems_are_raised_together():
    body = MEDICAL + MEDICAL + "Medical examination\tNot at all\nVideo surveillance\tSorne\n\nA remark\n"
    with pytest.raises(PageError) as caught:
        read(body, strict=True)
    assert [(problem.kind, problem.line) for problem in caught.value.problems] == [
        ("conflict", 5),
        ("unrecognised", 6),
        ("unrecognised", 8),
    ]
    assert all(isinstance(problem, Problem) for problem in caught.value.problems)
    assert page.SEVERITY == ("repeated", "approximate", "reunited", "unrecognised", "conflict")


# Anything whatever


def accounted(reading, text):
    assert [line.text for line in reading.lines] == text.removeprefix("\ufeff").splitlines()
    kept = [line for line in reading.lines if line.fate in ("remark", "conflict", "label")]
    assert len(kept) == len(reading.profile.remarks)


@given(st.text() | st.text(alphabet="Kazakhstan 2022\t\n—:.,€'", max_size=200))
def test_any_text_ends_in_a_reading_or_in_our_error(text):
    with suppress(PTIndexError):
        accounted(page.loads(text), text)
    accounted(read(text), HEAD + text)


@given(st.binary())
def test_any_bytes_end_in_a_reading_or_in_our_error(content):
    with suppress(PTIndexError):
        page.loads(content)


def mutated(text, chance):
    """The page with some things dropped, doubled, swapped or replaced."""
    parts = list(text) if chance.random() < 0.5 else text.splitlines(keepends=True)
    for _ in range(chance.randint(1, 12)):
        at, to = chance.randrange(len(parts)), chance.randrange(len(parts))
        action = chance.randrange(5)
        if action == 0:
            parts[at] = ""
        elif action == 1:
            parts[at] *= 2
        elif action == 2:
            parts[at], parts[to] = parts[to], parts[at]
        elif action == 3:
            parts[at] = chance.choice("\t \nlI1O0-—\u00a0\x00\ud800жЖ()€")
        else:
            chance.shuffle(parts[at : at + 5])
            parts[at:to] = reversed(parts[at:to])
    return "".join(parts)


def test_mutated_pages_end_in_a_reading_or_in_our_error():
    """`PTINDEX_FUZZ` sets how many are tried; with `-s` the slowest is printed."""
    count = int(os.environ.get("PTINDEX_FUZZ", "300"))
    slowest = 0.0
    for number in range(count):
        chance = random.Random(number)
        text = mutated(TEXT, chance)
        begin = time.perf_counter()
        with suppress(PTIndexError):
            accounted(page.loads(text), text)
        slowest = max(slowest, time.perf_counter() - begin)
    print(f"{count} mutated pages, the slowest in {slowest * 1000:.1f} ms")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_dropped_character_changes_no_answer_into_another(language):
    """A letter lost anywhere in the words of a page may lose an answer, but never makes it a different one in words."""
    profile = page.read_page(SEED).profile
    text = page.dumps(profile, language)
    graded = {question.key for question in questions() if question.scale}
    start = text.index("\n\n")
    for at in range(start, len(text)):
        if text[at].isalpha():
            found = answers(page.loads(text[:at] + text[at + 1 :]).profile)
            assert {key: value for key, value in found.items() if key in graded}.items() <= KAZAKHSTAN.items()


def test_too_many_lines_are_no_page():
    with pytest.raises(PageError) as caught:
        page.loads(HEAD + "\n" * 40_000)
    assert str(caught.value) == "$: is no country page: it has 40002 lines, more than 40000"


def test_a_page_full_of_noise_is_read_to_the_end():
    noise = "".join(f"Noise {number}\tand more of it\n" for number in range(700))
    reading = read(noise + "\n" + "x" * 5000 + "\n\n" + "a\t" * 50 + "\n" + MEDICAL + "\n" + HEAD)
    assert answers(reading.profile) == {"procedural_guarantees.medical": "within_hours"}
    assert kinds(reading).count("unrecognised") == 702
    assert sum(problem.suggestion is not None for problem in reading.problems) <= 100


def test_characters_that_a_value_cannot_hold_are_replaced_in_remarks():
    assert read("Some\x00thing \ud800\n").profile.remarks == ("Some\ufffdthing \ufffd",)


@pytest.mark.parametrize(
    ("header", "value", "mark"),
    [
        ("Kazakhstan 2022 — 120,44", 120.44, ""),
        ("Kazakhstan 2022 - 120,44 †", 120.44, "†"),
        ("Kazakhstan 2022 -120,44", -120.44, ""),
        ("Kazakhstan 2022 — −120,44", -120.44, ""),
    ],
)
def test_a_dash_that_sets_the_total_off_is_no_minus(header, value, mark):
    found = page.loads(f"{header}\n").profile.published
    assert (found.value, found.mark) == (value, mark)


def test_digits_after_the_total_are_no_mark():
    with pytest.raises(PageError):
        page.loads("Kazakhstan 2022 120 44\n")


@pytest.mark.parametrize(
    "wording",
    [
        "Several facilities are equipped",
        "Not all facilities are equipped",
        "Some facilities have no cameras",
        "Оборудовано несколько учреждений",
    ],
)
def test_no_answer_is_suggested_that_says_the_opposite_or_another_amount(wording):
    reading = page.loads(f"Kazakhstan 2022\nVideo surveillance\t{wording}\n")
    (problem,) = reading.problems
    assert (problem.kind, problem.suggestion) == ("unrecognised", None)
    assert len(problem.allowed) > 3


def test_a_code_on_the_callers_word_against_an_unknown_name_is_said():
    reading = page.loads("Freedonia 2022\n", iso3="KAZ")
    assert [(problem.kind, problem.path) for problem in reading.problems] == [("approximate", "$.country")]
    assert not page.loads("Freedonia 2022\n", iso3="XAA").problems
