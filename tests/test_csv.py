"""CSV: what is written reads back, nothing acts in a spreadsheet, and nothing is dropped without a word."""

import csv as standard
import io
from contextlib import suppress
from datetime import date

import attrs
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ptindex as pt
from generators import profiles
from office import converted
from ptindex.countries import known_name
from ptindex.declaration import LANGUAGES
from ptindex.formats import csv, files
from ptindex.formats.cells import undefused
from ptindex.formats.tables.cells import cell
from ptindex.formats.tables.sheet import read_sheet, write_sheet
from ptindex.formats.tables.tidy import COLUMNS as TIDY
from ptindex.formats.tables.wide import COLUMNS as WIDE

KAZAKHSTAN = pt.example_profile()
ATLANTIS = pt.CountryProfile(
    country=pt.Country("XAA", "Atlantis"),
    year=2024,
    territory="north",
    published=pt.PublishedScore(
        value=-95.02,
        mark="†",
        release=6,
        source=pt.Source(title="Release 6", url="https://example.org", date=date(2025, 6, 26)),
    ),
    source=pt.Source(title="Ministry of Justice"),
    notes={
        "prevention.video": pt.Note(text="since May\nin part", source=pt.Source(title="Report"), as_of=date(2024, 12, 31)),
        "prevention": pt.Note(text="a whole section"),
        "published": pt.Note(text="as printed"),
    },
    remarks=("a line", "", "a line"),
    prevention=pt.Prevention(video=pt.VideoCoverage.SOME),
    context=pt.Context(law_enforcement_budget=12.345, population=1_000_000, police_officers=pt.Unavailable.WITHHELD),
)
separators = st.sampled_from([",", ";", "\t"])


def identity(profile):
    return profile.country.iso3, profile.year, profile.territory


several = st.lists(profiles(), min_size=1, max_size=3, unique_by=identity).map(tuple)


def without_empty_notes(profile):
    return attrs.evolve(profile, notes={path: note for path, note in profile.notes.items() if note != pt.Note()})


def plainly(profile):
    return attrs.evolve(profile, notes={}, remarks=())


def encoded(text, encoding):
    return text if encoding is None else text.encode(encoding)


encodings = st.sampled_from([None, "utf-8", "utf-8-sig", "utf-16"])


@given(several, separators, st.sampled_from(LANGUAGES), encodings)
def test_tidy_csv_holds_everything(given_profiles, separator, language, encoding):
    text = csv.dumps_tidy(given_profiles, language, separator=separator)
    expected = tuple(map(without_empty_notes, given_profiles))
    if language == "ru":
        expected = tuple(attrs.evolve(each, country=in_russian(each.country)) for each in expected)
    assert csv.loads(encoded(text, encoding)) == expected


def in_russian(country):
    return pt.Country(country.iso3, known_name(country, "ru"))


def test_beside_russian_labels_a_known_name_is_russian():
    rows = list(standard.DictReader(io.StringIO(csv.dumps_tidy([KAZAKHSTAN, ATLANTIS], "ru"), newline="")))
    assert {row["country"] for row in rows} == {"Казахстан", "Atlantis"}
    assert "Kazakhstan" in csv.dumps_tidy([KAZAKHSTAN], "en")


@given(several, separators, encodings)
def test_wide_csv_holds_all_but_notes_and_remarks(given_profiles, separator, encoding):
    text = csv.dumps_wide(given_profiles, separator=separator, drop=True)
    assert csv.loads(encoded(text, encoding)) == tuple(map(plainly, given_profiles))


@given(several)
def test_wide_csv_refuses_by_name_what_it_does_not_hold(given_profiles):
    lost = [
        path
        for profile in given_profiles
        for path in (
            *(f"$.notes['{path}']" for path, note in profile.notes.items() if note != pt.Note()),
            *(f"$.remarks[{number}]" for number in range(len(profile.remarks))),
        )
    ]
    if lost:
        with pytest.raises(pt.ProfileError) as caught:
            csv.dumps_wide(given_profiles)
        assert [problem.path for problem in caught.value.problems] == lost
    else:
        assert csv.loads(csv.dumps_wide(given_profiles)) == tuple(map(plainly, given_profiles))


@given(several, separators)
def test_a_spreadsheet_that_sets_everything_in_quotes_and_ends_lines_otherwise_changes_nothing(given_profiles, separator):
    records = list(standard.reader(io.StringIO(csv.dumps_tidy(given_profiles), newline="")))
    saved = io.StringIO(newline="")
    writer = standard.writer(saved, delimiter=separator, quoting=standard.QUOTE_ALL, lineterminator="\n")
    writer.writerows([cell.replace("\n", "\r\n") for cell in record] + ["", ""] for record in records)
    assert csv.loads(saved.getvalue() + "\n" + separator + "\n") == tuple(map(without_empty_notes, given_profiles))


def test_every_fact_of_a_profile_has_its_row():
    rows = list(standard.DictReader(io.StringIO(csv.dumps_tidy([ATLANTIS], "ru"), newline="")))
    assert tuple(rows[0]) == TIDY
    of = {row["key"]: row for row in rows}
    assert {row["kind"] for row in rows} == {"answer", "section", "published", "source", "remark"}
    assert (of["published"]["answer"], of["published"]["note"], of["published.release"]["answer"]) == (
        "-95.02",
        "as printed",
        "6",
    )
    assert of["published.source"]["source_date"] == "2025-06-26"
    assert of["prevention.video"]["wording"] == pt.VideoCoverage.SOME.ru
    assert of["context.police_officers"]["answer"] == "withheld"
    assert [row["note"] for row in rows if row["key"] == "remark"] == ["a line", "", "a line"]
    assert sum(row["kind"] == "answer" for row in rows) == len(pt.questions())


def test_a_wide_row_has_a_column_for_each_question():
    (row,) = standard.DictReader(io.StringIO(csv.dumps_wide([ATLANTIS], separator=";", drop=True), newline=""), delimiter=";")
    assert tuple(row) == WIDE
    assert {question.key for question in pt.questions()} <= set(row)
    assert (row["published"], row["published_mark"], row["context.law_enforcement_budget"]) == ("-95,02", "†", "12,3450")


INJECTIONS = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://example.org","x")',
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "'=1",
    " =1",
    "＝1",
    "\u202e=1",
    "\u200b=1",
    "a;b,c\"d'e",
)


@pytest.mark.parametrize("text", INJECTIONS)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_is_a_formula_and_every_text_comes_back(text, separator):
    source = pt.Source(title=text, url=text)
    profile = pt.CountryProfile(
        country=pt.Country("XAA", text),
        year=2022,
        territory=text,
        published=pt.PublishedScore(value=-1, mark=text, source=source),
        source=source,
        notes={"prevention.video": pt.Note(text=text, source=source)},
        remarks=[text],
    )
    tidy = csv.dumps_tidy([profile], separator=separator)
    wide = csv.dumps_wide([profile], separator=separator, drop=True)
    for written in (tidy, wide):
        for row in standard.reader(io.StringIO(written, newline=""), delimiter=separator):
            assert all(cell.strip() in ("-1.0", "-1,0") or cell.strip()[:1] not in ("=", "+", "-", "@", "＝") for cell in row)
    assert csv.loads(tidy) == (profile,)
    assert csv.loads(wide) == (plainly(profile),)


def test_a_real_office_program_opens_saves_and_computes_nothing():
    hostile = attrs.evolve(ATLANTIS, country=pt.Country("XAB", "=1+1"), remarks=INJECTIONS)
    written = csv.dumps_tidy([ATLANTIS, hostile]).encode("utf-8-sig")
    assert csv.loads(converted(written, "csv", given="csv")) == (ATLANTIS, hostile)
    sheet = openpyxl.load_workbook(io.BytesIO(converted(written, "xlsx", given="csv"))).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


@pytest.mark.parametrize("text", INJECTIONS)
@pytest.mark.parametrize("separator", [",", ";"])
def test_a_cell_of_a_record_is_as_a_person_and_a_program_read_it(text, separator):
    assert undefused(cell(text, separator)) == text
    assert cell(text, separator).strip()[:1] not in ("=", "+", "-", "@", "＝")
    assert [cell(value, separator) for value in (None, True, False, 12, "")] == ["", "true", "false", "12", ""]
    assert cell(-0.25, separator) == ("-0,25" if separator == ";" else "-0.25")


OTHERS = [(",", 59), (",", 9), (";", 44), (";", 9)]


@pytest.mark.parametrize(("separator", "other"), OTHERS)
def test_nothing_acts_either_where_a_real_office_program_takes_another_separator(separator, other):
    texts = ("see {0}=1+1{0}=2+2{0} +3", 'see {0}"=1+1{0}""=2+2{0}', "see\n=1+1{0}\n\n -1+1{0}", "see {0}'=1+1{0}@SUM(1){0}")
    remarks = tuple(text.format(chr(other)) for text in texts)
    hostile = attrs.evolve(ATLANTIS, remarks=remarks, notes={"prevention": pt.Note(text="\n".join(remarks))})
    written = csv.dumps_tidy([hostile], separator=separator)
    assert csv.loads(written) == (hostile,)
    reading = f"CSV:{other},34,76,1,,0,false,true,false,false,false,-1,true"
    book = openpyxl.load_workbook(io.BytesIO(converted(written.encode("utf-8-sig"), "xlsx", given="csv", filter_in=reading)))
    assert [cell.value for row in book.active for cell in row if cell.data_type == "f"] == []


def table(*rows, separator=","):
    """CSV of rows of cells."""
    text = io.StringIO(newline="")
    standard.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue()


def problems_of(text):
    with pytest.raises(pt.ProfileError) as caught:
        csv.loads(text)
    return caught.value.problems


def told(text):
    return [(problem.row, problem.column, problem.given, problem.message) for problem in problems_of(text)]


def wide(**cells):
    """Wide CSV of one row, of a sound one but for the given cells."""
    row = {"iso3": "XAA", "country": "Atlantis", "year": "2022"} | {
        name.replace("__", "."): cell for name, cell in cells.items()
    }
    return table(tuple(row), tuple(row.values()))


@pytest.mark.parametrize(
    ("given_cell", "value"),
    [
        ("Some but not all facilities are equipped", "some"),
        ("оснащены не все места", None),
        (" SOME ", "some"),
        ("Нет данных", "no_data"),
        ("", "not_stated"),
    ],
)
def test_an_answer_may_be_a_wording_in_either_language(given_cell, value):
    text = wide(prevention__video=given_cell)
    if value is None:
        assert [problem.column for problem in problems_of(text)] == ["prevention.video"]
    else:
        assert csv.loads(text)[0].prevention.video.code == value


@pytest.mark.parametrize(
    ("given_cell", "value"),
    [("120,44", 120.44), ("-95.02", -95.02), ("1 234,5", 1234.5), ("-1.234,5", -1234.5), ("1e3", 1000.0), ("7", 7.0)],
)
def test_a_total_has_a_sign_and_decimals_after_a_point_or_a_comma(given_cell, value):
    assert csv.loads(wide(published=given_cell))[0].published.value == value


@pytest.mark.parametrize("given_cell", ["--5", "5-", "+-5"])
def test_a_sign_that_stands_twice_is_no_number(given_cell):
    assert told(wide(published=given_cell)) == [(2, "published", repr(given_cell), "is not a number")]


def test_a_minus_of_the_press_is_a_minus():
    assert csv.loads(wide(published="\u22125,5"))[0].published.value == -5.5


SHORTENED = "was shortened by a spreadsheet; format the column as a number and save again"


@pytest.mark.parametrize("given_cell", ["5.12346E+11", "1,2E+07", "-1E3"])
@pytest.mark.parametrize("column", ["published", "context.law_enforcement_budget", "context.population"])
def test_a_number_that_a_spreadsheet_has_shortened_is_refused(given_cell, column):
    assert [each[3] for each in told(wide(**{column: given_cell}))] == [SHORTENED]


def test_a_number_is_written_with_all_its_digits_and_no_exponent():
    profile = KAZAKHSTAN.with_answers(
        {"context.law_enforcement_budget": 5.12345678901e20, "context.budget_per_prisoner_day": 1e-7}
    )
    for separator in (",", ";"):
        text = csv.dumps_wide([profile], separator=separator, drop=True)
        assert "e-07" not in text
        assert "512345678901000000000" in text
        assert csv.loads(text) == (plainly(profile),)


def two_ways(separator, given_cell, name):
    text = table(("iso3", "country", "year", name), ("XAA", "Atlantis", "2022", given_cell), separator=separator)
    with suppress(pt.ProfileError):
        return csv.loads(text)[0].answer(name)
    return [each.message.partition(";")[0] for each in problems_of(text)]


@pytest.mark.parametrize(
    ("separator", "given_cell", "count"),
    [
        (",", "12.345", None),
        ("\t", "12.345", None),
        (";", "12,345", None),
        (",", "12,345", 12345),
        (";", "12.345.678", 12345678),
    ],
)
def test_thousands_set_apart_by_the_decimal_sign_of_the_file_are_no_count(separator, given_cell, count):
    expected = ["can be read in more than one way"] if count is None else count
    assert two_ways(separator, given_cell, "context.population") == expected


@pytest.mark.parametrize("above", ["\r\n", ";;;\r\n\r\n", " \n"])
def test_rows_left_blank_above_the_table_are_passed_over(above):
    text = above + csv.dumps_tidy([ATLANTIS], separator=";")
    assert csv.is_csv(text)
    assert csv.loads(text) == (ATLANTIS,)
    assert files.loads(text).profiles == (ATLANTIS,)


@pytest.mark.parametrize(("given_cell", "day"), [("2023-05-01", date(2023, 5, 1)), ("1.05.2023", date(2023, 5, 1))])
def test_a_day_may_be_written_as_a_spreadsheet_rewrites_it(given_cell, day):
    assert csv.loads(wide(source="A", source_date=given_cell))[0].source.date == day


def test_names_of_columns_are_read_in_any_case_and_a_year_as_a_data_frame_writes_it():
    assert csv.loads("ISO3, Year ,COUNTRY\nKAZ,2022.0,\n") == (
        pt.CountryProfile(country=pt.Country("KAZ", "Kazakhstan"), year=2022),
    )


def test_utf_16_is_known_without_a_mark():
    assert csv.loads("iso3,year\nKAZ,2022\n".encode("utf-16-be"))[0].country.iso3 == "KAZ"


def test_the_line_that_tells_excel_the_separator_is_no_row():
    assert csv.loads("sep=;\r\niso3;year\r\nKAZ;2022\r\n")[0].country.iso3 == "KAZ"


def test_a_wording_stands_for_an_answer_that_is_empty():
    text = table(
        ("iso3", "year", "key", "answer", "wording"),
        ("KAZ", "2022", "prevention.video", "", "Some but not all facilities are equipped"),
    )
    assert csv.loads(text)[0].prevention.video is pt.VideoCoverage.SOME


@pytest.mark.parametrize(
    ("cells", "row", "column", "message"),
    [
        ({"iso3": "xaa"}, 2, "iso3", "is not a code of three capital letters (ISO 3166-1 alpha-3)"),
        ({"country": ""}, 2, "country", "is empty"),
        ({"year": ""}, 2, "year", "is empty"),
        ({"year": "last"}, 2, "year", "is not a whole number"),
        ({"year": "1999"}, 2, "year", "is not a data year of the index, a whole number from 2019 to 2100"),
        ({"territory": "a\nb"}, 2, "territory", "has a line break or a tab; write it on one line"),
        ({"published": "much"}, 2, "published", "is not a number"),
        ({"published": "1e999"}, 2, "published", "is not a finite number"),
        (
            {"published": "12,345"},
            2,
            "published",
            (
                "can be read in more than one way; write the number alone, with no sign between its thousands, and add a zero "
                "where there are three decimals"
            ),
        ),
        ({"published_mark": "†"}, 2, "published", "has no total beside what is said of it"),
        ({"published": "much", "published_mark": "†"}, 2, "published", "is not a number"),
        (
            {"published": "1", "published_mark": "a\x07"},
            2,
            "published_mark",
            "has a control character or a broken one; remove it",
        ),
        ({"published": "1", "published_release": "0"}, 2, "published", "is not the number of a release"),
        ({"published_release": "six"}, 2, "published_release", "is not a whole number"),
        ({"source_url": "x"}, 2, "source", "is empty"),
        ({"source": "x", "source_date": "5/1/2023"}, 2, "source_date", "is not a date; write it as YYYY-MM-DD"),
        (
            {"source": "x", "source_date": "2023-02-30"},
            2,
            "source_date",
            "is no day of the calendar; look it up and write it as YYYY-MM-DD",
        ),
        ({"prevention__video": "sme"}, 2, "prevention.video", "is not an answer to this question"),
        (
            {"prevention__vidoe": "some"},
            1,
            "prevention.vidoe",
            "is not the name of a column that is read here; take the column out",
        ),
    ],
)
def test_what_is_wrong_with_a_wide_row_is_said_at_its_cell(cells, row, column, message):
    problem = problems_of(wide(**cells))[0]
    assert (problem.row, problem.column, problem.message) == (row, column, message)


def test_all_problems_of_a_file_are_said_at_once_each_with_its_place_and_its_remedy():
    text = table(
        ("iso3", "country", "year", "year", "prevention.video", "prevention.vidoe", ""),
        ("XAA", "Atlantis", "2022", "", "some", "", ""),
        ("XAA", "Atlantis", "2022", "", "sme", "", "lost"),
        ("XAB", "Silentia"),
        ("XAC", "Nowhere", "", "2023", "all", "", "", "beyond"),
    )
    assert told(text) == [
        (1, "year", "'year'", "is a column that stands twice"),
        (1, "prevention.vidoe", "'prevention.vidoe'", "is not the name of a column that is read here; take the column out"),
        (3, None, "'lost'", "stands in a column without a name"),
        (3, "iso3", "'XAA 2022'", "is a country and a year that stand twice, first in row 2"),
        (3, "prevention.video", "'sme'", "is not an answer to this question"),
        (4, None, "'XAB | Silentia'", "has 2 cells, and the line of names has 7"),
        (4, "year", "", "is empty"),
        (5, None, "'beyond'", "stands in a cell beyond the last column"),
        (5, "year", "", "is empty"),
    ]


def test_a_problem_in_words():
    assert str(problems_of(wide(prevention__video="sme"))[0]) == (
        "row 2, column prevention.video, $.prevention.video: is not an answer to this question; given: 'sme'; allowed: All "
        "facilities are equipped, Some but not all facilities are equipped, No facilities are equipped, This input does not "
        "say, No data, Data is hard to access and rarely updated, Data is not collected, Data is withheld, Does not apply"
    )


def tidy(*rows):
    """Tidy CSV of rows of key, answer and more cells by name; of Atlantis 2022 unless they say otherwise."""
    sound = {"iso3": "XAA", "country": "Atlantis", "year": "2022"}
    return table(TIDY, *([(sound | row).get(name, "") for name in TIDY] for row in rows))


VIDEO = {"key": "prevention.video", "answer": "some"}


NOTHING_HERE = "stands where a row of this key says nothing; empty the cell"
SOME = "Some but not all facilities are equipped"
ONLY_FIT = "says something else than the cell of the answer; mend one, or empty the wording"


@pytest.mark.parametrize(
    ("rows", "row", "column", "message"),
    [
        ([{"key": "prevention.vidoe"}], 2, "key", "is not the key of a question or of a row that is read here"),
        ([VIDEO, VIDEO], 3, "key", "stands twice for this country and year, first in row 2"),
        (
            [VIDEO, {"key": "remark", "country": "Atlantida"}],
            *(3, "country", "is another name for the same code and year than in row 2: 'Atlantis'"),
        ),
        ([{**VIDEO, "kind": "remark"}], 2, "kind", "is not the kind of prevention.video"),
        ([{**VIDEO, "wording": "All facilities are equipped"}], 2, "wording", ONLY_FIT),
        ([{**VIDEO, "answer": "sme", "wording": SOME}], 2, "answer", "is not an answer to this question"),
        ([{**VIDEO, "answer": "", "wording": "Sme"}], 2, "wording", "is not an answer to this question"),
        ([{**VIDEO, "note": "a\x07"}], 2, "note", "has a control character or a broken one; remove it"),
        ([{**VIDEO, "as_of": "May"}], 2, "as_of", "is not a date; write it as YYYY-MM-DD"),
        ([{"key": "remark", "note": "a", "answer": "b"}], 2, "answer", NOTHING_HERE),
        ([{"key": "remark", "note": "a", "as_of": "2022-01-01"}], 2, "as_of", NOTHING_HERE),
        ([{"key": "prevention", "note": "a", "wording": "b"}], 2, "wording", NOTHING_HERE),
        ([{"key": "source", "source": "a", "note": "b"}], 2, "note", NOTHING_HERE),
        ([{"key": "published.mark", "answer": "†"}], 2, "answer", "has no total beside what is said of it"),
        (
            [{"key": "published", "note": "x"}, {"key": "published.mark", "answer": "†"}],
            *(2, "answer", "has no total beside what is said of it"),
        ),
        (
            [{"key": "published", "answer": "x"}, {"key": "published.release", "answer": "6", "note": "x"}],
            *(2, "answer", "is not a number"),
        ),
    ],
)
def test_what_is_wrong_with_a_tidy_row_is_said_at_its_cell(rows, row, column, message):
    problem = problems_of(tidy(*rows))[0]
    assert (problem.row, problem.column, problem.message) == (row, column, message)


@pytest.mark.parametrize("named", [0, 1])
def test_an_empty_name_says_what_the_other_rows_say(named):
    rows = [{**VIDEO, "country": ""}, {"key": "remark", "note": "a", "country": ""}]
    rows[named]["country"] = "Atlantis"
    assert csv.loads(tidy(*rows))[0].country == pt.Country("XAA", "Atlantis")


def test_rows_of_several_countries_may_stand_in_any_order():
    other = {"iso3": "XAB", "country": "Silentia"}
    found = csv.loads(tidy(VIDEO, {**VIDEO, **other}, {"key": "prevention.archive_access", "answer": "none"}))
    assert [profile.country.iso3 for profile in found] == ["XAA", "XAB"]
    assert found[0].prevention.archive_access.code == "none"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "row 1, $: has no line with the names of columns"),
        ("\n , \n", "row 1, $: has no line with the names of columns"),
        ("\n,,,\niso3,country\nXAA,Atlantis\n", "row 3, $: is a column that is missing; given: 'year'"),
        ("\niso3,year\n", "row 3, $: has no row below the names of its columns"),
        ("iso3,year\n", "row 2, $: has no row below the names of its columns"),
        ("a,b\n1,2\n", None),
        ("iso3,country\nXAA,Atlantis\n", "row 1, $: is a column that is missing; given: 'year'"),
        ('iso3,year\n"XAA,2022\n', "row 2, $: is not CSV (unexpected end of data); what follows was not read"),
        ('"iso3,year\n', None),
        ('iso3,year,source\nXAA,2022,"a"b\n', "row 2, $: is not CSV (',' expected after '\"'); what follows was not read"),
        (
            "iso3,year\nКАЗ,2022\n".encode("cp1251"),
            "$: is not text in UTF-8 or UTF-16, as byte 10 shows; in Excel, save it as “CSV UTF-8”",
        ),
    ],
)
def test_what_is_no_such_csv_is_refused(text, said):
    problems = problems_of(text)
    if said is not None:
        assert "; ".join(map(str, problems)) == said


def test_a_cell_longer_than_csv_may_have_is_refused_by_name_and_never_read_in_part():
    limit = standard.field_size_limit()
    long = attrs.evolve(ATLANTIS, notes={"prevention.video": pt.Note(text="x" * (limit + 1))})
    with pytest.raises(pt.ProfileError, match=f"column note, .*: is longer than the {limit} characters"):
        csv.dumps_tidy([long])
    (problem,) = problems_of(f"iso3,year,source\nXAA,2022,{'x' * (limit + 1)}\n")
    assert problem.message.startswith("is not CSV (field larger than field limit")
    assert standard.field_size_limit() == limit


def test_a_table_of_more_columns_than_any_is_refused_outright():
    names = ",".join(f"c{number}" for number in range(501))
    assert list(map(str, problems_of(f"iso3,year,{names}\nXAA,2022\n"))) == [
        "row 1, $: has 503 columns, and no table that is read here has more than 500"
    ]


def test_only_the_first_names_that_are_not_known_have_suggestions():
    names = ",".join(f"prevention.vide{number}" for number in range(100))
    problems = problems_of(f"iso3,year,country,{names}\nXAA,2022,A{',' * 100}\n")
    assert [problem.suggestion for problem in problems] == ["prevention.video"] * 50 + [None] * 50


def test_cells_beyond_the_last_column_are_one_problem_a_row():
    assert told("iso3,country,year\nXAA,A,2022,,x,y,z\nXAB,B,2022,x,y\n") == [
        (2, None, "'x'", "stands in a cell beyond the last column"),
        (3, None, "'x'", "stands in a cell beyond the last column"),
    ]


def test_a_file_of_noise_is_given_up_after_a_thousand_problems():
    problems = problems_of("iso3,year\n" + "A,B\n" * 5000)
    assert len(problems) < 1100
    assert problems[-1].message == "and what follows was not read: mend these problems first"


LINE = st.lists(
    st.sampled_from([*TIDY, *WIDE[-5:], "published", "2022", "XAA", "some", "", '"', "'=", "\x00", "1,5", "é", "x"]), max_size=6
)


@given(st.lists(LINE, max_size=6), separators, st.sampled_from(["\n", "\r\n", "\r"]))
def test_whatever_stands_in_csv_ends_in_profiles_or_in_our_errors(lines, separator, end):
    text = end.join(separator.join(line) for line in lines)
    for content in (text, text.encode()):
        with suppress(pt.ProfileError):
            assert csv.loads(content)
        assert csv.is_csv(content) in (True, False)


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_any_content_ends_in_profiles_or_in_our_errors(content):
    assert csv.is_csv(content) is False
    with pytest.raises(pt.ProfileError):
        csv.loads(content)


def test_a_table_comes_back_from_cells():
    sheet = read_sheet(write_sheet(("iso3", "year"), [("a", "b")], ","))
    assert [dict(row.cells) for row in sheet.rows] == [{"iso3": "a", "year": "b"}]
    assert undefused("'=1") == "=1"
