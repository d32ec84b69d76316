"""The workbook of results: every number that the library gives, traceable, its bounds beside it, and nothing that acts."""

import hashlib
import os
import subprocess
import sys
from datetime import date
from zipfile import ZipFile

import attrs
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ptindex as pt
from generators import profiles
from office import converted, saved_by_office
from ptindex.__main__ import main
from ptindex.declaration import LANGUAGES, Text
from ptindex.display import words as display_words
from ptindex.display.tables import harmless
from ptindex.formats.results import words as results_words
from ptindex.formats.results_workbook import SHEETS, write_results
from ptindex.indicators import indicators

KAZAKHSTAN = attrs.evolve(
    pt.example_profile(),
    notes={
        "prevention.video": pt.Note(
            text="since May", source=pt.Source(title="Report", date=date(2023, 5, 1)), as_of=date(1899, 1, 1)
        ),
        "expert_survey.rating": pt.Note(text="not printed"),
        "prevention": pt.Note(text="a section"),
        "published": pt.Note(text="as printed"),
    },
    remarks=("a line that belongs to no question",),
)
BETTER = KAZAKHSTAN.with_answers({"prevention.video": pt.VideoCoverage.ALL, "context.population": 20_000_000})
NEXT = attrs.evolve(BETTER, year=2023, notes={"prevention.video": pt.Note(text="since June")})
EARLY = attrs.evolve(KAZAKHSTAN, year=2019)
ATLANTIS = attrs.evolve(KAZAKHSTAN, country=pt.Country("XAA", "Atlantis"), published=None)
SILENTIA = pt.CountryProfile(country=pt.Country("XAB", "Silentia"), year=2022)
PANEL = (EARLY, KAZAKHSTAN, NEXT, ATLANTIS, SILENTIA)


def written(tmp_path, given_profiles=PANEL, *arguments):
    path = tmp_path / "results.xlsx"
    write_results(path, given_profiles, *arguments)
    return path


def rows_of(book, name):
    """The rows of a sheet as mappings from heading to value; the first row says what the sheet is."""
    _, heads, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return openpyxl.load_workbook(written(tmp_path_factory.mktemp("book")))


def test_every_score_stands_with_its_bounds_and_what_is_known(book):
    rows = {(row["Code"], row["Data year"]): row for row in rows_of(book, "Scores")}
    for profile in (KAZAKHSTAN, NEXT, ATLANTIS):
        score, row = pt.score(profile), rows[profile.country.iso3, profile.year]
        assert (row["Score"], row["Lowest"], row["Highest"]) == pytest.approx(
            (score.value, score.bounds.low, score.bounds.high)
        )
        assert (row["Answered"], row["Asked"]) == (score.availability.usable, score.availability.asked)
        assert (row["Bounds known"], row["Why no score"]) == ("yes", None)
    silent = rows["XAB", 2022]
    assert (silent["Score"], silent["Lowest"], silent["Highest"]) == (None, 0, 100)
    assert silent["Why no score"].startswith("Silentia 2022: 0 of 23 applicable")


def test_the_contributions_and_the_baseline_sum_to_the_score(book):
    parts = rows_of(book, "Contributions")
    for row in rows_of(book, "Scores"):
        points = [part["Points"] for part in parts if (part["Code"], part["Data year"]) == (row["Code"], row["Data year"])]
        if row["Score"] is not None:
            assert sum(points) + row["Baseline"] == pytest.approx(row["Score"])
        else:
            assert points == []
    (video,) = [part for part in parts if part["Key"] == "prevention.video" and part["Data year"] == 2023]
    assert (video["Level (0 to 1)"], video["Rests on"]) == (1, pt.VideoCoverage.ALL.en)


def test_every_area_has_its_bounds_and_how_much_of_it_is_known(book):
    rows = [row for row in rows_of(book, "Dimensions") if (row["Code"], row["Data year"]) == ("KAZ", 2022)]
    score = pt.score(KAZAKHSTAN)
    assert [row["Dimension"] for row in rows] == [*(each.en for each in pt.Dimension), "Statistics"]
    assert [row["Value"] for row in rows[:-1]] == pytest.approx([each.value for each in score.dimensions])
    assert rows[-1]["Value"] is None
    assert [row["Thin (under 65%)"] for row in rows].count("yes") == sum(each.thin for each in score.availability.by_dimension)


def test_what_is_missing_stands_with_its_reason_and_its_note(book):
    (row,) = [row for row in rows_of(book, "Missing") if (row["Code"], row["Data year"]) == ("KAZ", 2022)]
    assert row["Key"] == "expert_survey.rating"
    assert (row["Why"], row["Widens the bounds"], row["Notes"]) == ("This input does not say", "yes", "not printed")
    silent = [row["Key"] for row in rows_of(book, "Missing") if row["Code"] == "XAB"]
    assert silent == [each.key for each in indicators(SILENTIA) if each.key in pt.EQUAL_WEIGHTS.indicators]
    (early,) = [row for row in rows_of(book, "Missing") if row["Data year"] == 2019]
    assert (early["Why"], early["Widens the bounds"]) == ("Not asked in this data year", "no")


def test_ranks_are_those_of_each_year_with_what_they_could_be(book):
    rows = rows_of(book, "Ranks")
    assert [(row["Data year"], row["Rank"], row["Code"]) for row in rows] == [
        (2019, None, "KAZ"),
        (2022, 1, "KAZ"),
        (2022, 1, "XAA"),
        (2022, None, "XAB"),
        (2023, None, "KAZ"),
    ]
    assert (rows[1]["Best rank"], rows[1]["Worst rank"]) == (1, 3)
    assert "applicable" in rows[3]["Why no score"]


def test_changes_stand_with_their_reasons_and_the_break_is_never_bridged(book):
    broken, change, silent = rows_of(book, "Changes")
    assert (broken["From year"], broken["To year"], broken["Break in the series"]) == (2019, 2022, "yes")
    assert broken["Difference"] is broken["Score before"] is None
    assert broken["Years without a score between"] == "2020, 2021"
    found = pt.explain_change(KAZAKHSTAN, NEXT)
    assert change["Difference"] == pytest.approx(found.difference)
    assert (change["Bounds overlap"], change["Break in the series"]) == ("no", "no")  # they only touch
    bounds = (*attrs.astuple(found.before.bounds), *attrs.astuple(found.after.bounds))
    names = ("Lowest before", "Highest before", "Lowest after", "Highest after")
    assert tuple(change[name] for name in names) == pytest.approx(bounds)
    assert (silent["Code"], silent["From year"], silent["To year"], silent["Difference"]) == ("XAB", None, 2022, None)
    assert silent["Why no score"].startswith("Silentia 2022: 0 of 23 applicable")
    reasons = {row["Key"]: row for row in rows_of(book, "Reasons for changes")}
    assert reasons["prevention.video"]["Points"] == pytest.approx(found.difference)
    assert (reasons["prevention.video"]["Before"], reasons["prevention.video"]["After"]) == (
        pt.VideoCoverage.SOME.en,
        pt.VideoCoverage.ALL.en,
    )
    assert "since May" in reasons["prevention.video"]["Notes"]
    assert "since June" in reasons["prevention.video"]["Notes"]
    assert (reasons["context.population"]["Points"], reasons["context.population"]["Kind"]) == (None, "without effect")
    assert reasons["expert_survey.rating"]["Kind"] == "Note"
    assert sum(row["Points"] or 0 for row in reasons.values()) == pytest.approx(found.difference)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_with_years_of_both_editions_says_that_they_are_not_comparable(tmp_path, language):
    said = display_words.SEVERAL_EDITIONS.wording(language)
    mixed = openpyxl.load_workbook(written(tmp_path, PANEL, pt.EQUAL_WEIGHTS, language))
    silent = {text.wording(language) for text in (results_words.CHANGES, results_words.METHOD)}
    assert {sheet.title for sheet in mixed.worksheets[1:] if said not in sheet["A1"].value} == silent
    assert (results_words.BREAK.wording(language), said) in set(mixed.worksheets[0].iter_rows(values_only=True))
    same = openpyxl.load_workbook(written(tmp_path, [KAZAKHSTAN, NEXT], pt.EQUAL_WEIGHTS, language))
    totals = display_words.PUBLISHED_TOTALS.wording(language)  # the index has printed one for 2019 too
    assert {sheet.title for sheet in same.worksheets[1:] if said in sheet["A1"].value} == {totals}


def test_published_totals_stand_apart_with_their_releases(book):
    rows = rows_of(book, "Published totals")
    assert {row["Code"] for row in rows} == {"KAZ"}
    (own,) = [row for row in rows if row["Data year"] == 2022]
    assert (own["Published total (another scale)"], own["Mark"], own["Note"]) == (120.44, "†", "as printed")
    conflict = [row for row in rows if row["Data year"] == 2023 and row["Printed with different values"] == "yes"]
    assert [row["Published total (another scale)"] for row in conflict] == [120.44, 132.51, 122.51]
    assert all("Index on Torture" in row["Source"] for row in conflict[1:])
    assert "not comparable" in book["Published totals"]["A1"].value


def test_answers_stand_with_their_codes_numbers_notes_and_sources(book):
    rows = [row for row in rows_of(book, "Answers") if (row["Code"], row["Data year"]) == ("KAZ", 2022)]
    by_key = {row["Key"]: row for row in rows}
    assert {question.key for question in pt.questions()} <= set(by_key)
    video = by_key["prevention.video"]
    assert (video["Answer"], video["Code of the answer"], video["Number"]) == (pt.VideoCoverage.SOME.en, "some", None)
    assert (video["Note"], video["Source"], video["Date of the source"].date()) == ("since May", "Report", date(2023, 5, 1))
    assert video["As of"] == "1899-01-01"
    assert by_key["context.population"]["Number"] == 19_854_000
    assert by_key["prevention"]["Note"] == "a section"
    assert by_key["published"]["Note"] == "as printed"
    assert rows[-1]["Note"] == "a line that belongs to no question"


def test_findings_and_inputs_trace_every_profile(book):
    assert {row["Kind"] for row in rows_of(book, "Findings")} == {"To check", "Contradiction"}
    assert {row["Code"] for row in rows_of(book, "Inputs")} == {"KAZ", "XAA", "XAB"}
    found = [row for row in rows_of(book, "Findings") if "judicial_review" in row["Questions"]]
    assert all("(judicial_review." in row["Questions"] and row["Questions"][0].isupper() for row in found)
    assert found


def test_the_checksum_of_an_input_is_that_of_the_file_that_convert_writes(book, tmp_path):
    for profile, row in zip(pt.Panel(PANEL).profiles, rows_of(book, "Inputs"), strict=True):
        given, target = tmp_path / f"{row['Checksum (SHA-256)']}.json", tmp_path / f"{row['Checksum (SHA-256)']}.out.json"
        given.write_text(pt.dumps(profile), "utf-8")
        assert main(["convert", str(given), str(target)]) == 0
        assert hashlib.sha256(target.read_bytes()).hexdigest() == row["Checksum (SHA-256)"]
    assert "ptindex convert FILE profile.json" in book["Inputs"]["A1"].value


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_score_stands_without_its_bounds(tmp_path, language):
    score = Text("Score", "Оценка").wording(language)
    ends = (results_words.LOW.wording(language), results_words.HIGH.wording(language))
    found = 0
    for sheet in openpyxl.load_workbook(written(tmp_path, PANEL, pt.EQUAL_WEIGHTS, language)):
        heads = [cell.value for cell in sheet[2] if cell.value]
        for head in (head for head in heads if head.split()[0] == score):
            assert {f"{end}{head.removeprefix(score)}" for end in ends} <= set(heads), sheet.title
            found += 1
    assert found == 4


def test_a_heading_that_says_a_key_says_its_label_too(book):
    (row,) = [row for row in rows_of(book, "Scores") if (row["Code"], row["Data year"]) == ("XAA", 2022)]
    assert row["Beside the score"].startswith("Criminal cases per complaint (investigating_body.case_opening): ")


def test_the_method_can_be_rebuilt_from_the_book(book):
    method = {row["Field"]: row["Value"] for row in rows_of(book, "Method")}
    assert pt.loads(method["Definition (JSON)"]) == pt.EQUAL_WEIGHTS
    assert method["name"] == "equal weights"
    about = dict(book["About"].iter_rows(min_row=2, values_only=True))
    assert about["What this is"] == pt.CAVEAT.en
    assert about["Fingerprint of the method (SHA-256)"] == pt.EQUAL_WEIGHTS.fingerprint
    assert (about["Version of ptindex"], about["Data years"], about["Country-years"]) == (pt.__version__, "2019, 2022, 2023", 5)
    assert {f"Sheet: {name}" for name in book.sheetnames[1:]} <= set(about)


def test_every_sheet_says_what_it_is_and_is_ready_to_read_filter_and_print(book):
    for sheet in book.worksheets[1:]:
        assert pt.CAVEAT.en in sheet["A1"].value
        assert "Method: equal weights, fingerprint 628b0ed1e1f7" in sheet["A1"].value
        assert sheet.freeze_panes.endswith("3")
        assert sheet.auto_filter.ref.startswith("A2:")
        assert sheet.print_title_rows == "$1:$2"
        assert sheet.page_setup.fitToHeight == 0
        across = sum(sheet.column_dimensions[cell.column_letter].width for cell in sheet[2]) > 170
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.paperSize) == (1, 8 if across else 9)  # A3, A4
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert all(sheet.column_dimensions[cell.column_letter].width for cell in sheet[2])


def test_a_sheet_without_rows_says_so_and_the_method_has_its_name_in_the_language(tmp_path):
    sound = KAZAKHSTAN.with_answers({"investigating_body.criminal_cases": 800, "context.budget_per_prisoner_year": 10.95})
    book = openpyxl.load_workbook(written(tmp_path, [attrs.evolve(sound, notes={})], pt.EQUAL_WEIGHTS, "ru"))
    nothing = "На этом листе перечислять нечего. "
    said = {sheet.title for sheet in book.worksheets[1:] if sheet["A1"].value.startswith(nothing)}
    assert said == {sheet.title for sheet in book.worksheets[1:] if sheet.max_row == 2}
    assert {"Замечания", "Изменения"} <= said
    assert rows_of(book, "Метод")[0] == {"Поле": "Метод", "Значение": "равные веса"}


def test_each_sheet_is_one_page_of_paper_across(tmp_path):
    content = written(tmp_path, [KAZAKHSTAN, NEXT], pt.EQUAL_WEIGHTS, "ru").read_bytes()
    assert converted(content, "pdf").count(b"/Type/Page/") <= 20


def test_numbers_are_numbers_with_a_format(book):
    heads = {cell.value: cell.column_letter for cell in book["Scores"][2]}
    cell = book["Scores"][f"{heads['Score']}4"]
    assert (cell.data_type, cell.number_format) == ("n", "0.00")
    assert book["Scores"][f"{heads['Share answered']}4"].number_format == "0%"
    assert book["Scores"][f"{heads['Data year']}4"].number_format == "0"
    contributions = {head.value: cell.number_format for head, cell in zip(*book["Contributions"]["2:3"], strict=True)}
    assert (contributions["Weight"], contributions["Level (0 to 1)"], contributions["Points"]) == ("0.00%", "0.000", "0.00")
    changes = {head.value: cell.number_format for head, cell in zip(book["Changes"][2], book["Changes"][4], strict=True)}
    assert (changes["Difference"], changes["From year"]) == ("+0.00;-0.00;0.00", "0")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_is_cut(tmp_path, language):
    for sheet in openpyxl.load_workbook(written(tmp_path, PANEL, pt.EQUAL_WEIGHTS, language)).worksheets[1:]:
        for cell in sheet[2]:
            width = sheet.column_dimensions[cell.column_letter].width
            assert max(map(len, cell.value.split())) * 1.15 + 3 <= width, (sheet.title, cell.value)
            lines = (sheet.row_dimensions[2].height or 15) / 15
            assert len(cell.value) * 1.15 / (width - 4) <= lines, (sheet.title, cell.value)
        keys = [cell.column_letter for cell in sheet[2] if cell.value == results_words.KEY.wording(language)]
        for column in keys:
            assert max(len(cell.value or "") for cell in sheet[column][2:]) < sheet.column_dimensions[column].width


INJECTIONS = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://example.org","x")',
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "#N/A",
    "2022-01-01",
    "\u202egpj.exe",
    "\u200b=1",
)


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_text_of_the_data_acts(text, tmp_path):
    profile = attrs.evolve(
        KAZAKHSTAN,
        country=pt.Country("XAA", text),
        territory=text,
        source=pt.Source(title=text, url=text),
        published=pt.PublishedScore(value=1, mark=text, source=pt.Source(title=text)),
        notes={"prevention.video": pt.Note(text=text, source=pt.Source(title=text, url=text))},
        remarks=[text],
    )
    strategy = attrs.evolve(pt.EQUAL_WEIGHTS, name=text)
    path = written(tmp_path, [profile, attrs.evolve(profile, year=2023, notes={})], strategy)
    cells = inert_cells(path, text)
    if text[0] in "=+-@":
        assert [cell for cell in cells if not cell.quotePrefix] == []
    if text.startswith("="):
        path.write_bytes(saved_by_office(path.read_bytes()))
        assert len(inert_cells(path, text)) == len(cells)


def inert_cells(path, text):
    """The cells that hold a text; no cell of the book is a formula, an error or a link."""
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)
    found = [cell for cell in cells if cell.value == harmless(text)]
    assert len(found) > 10
    return found


def test_it_opens_in_a_real_office_program(tmp_path):
    path = written(tmp_path, PANEL, pt.EQUAL_WEIGHTS, "ru")
    path.write_bytes(saved_by_office(path.read_bytes()))
    book = openpyxl.load_workbook(path)
    (row,) = [row for row in rows_of(book, "Оценки") if (row["Код"], row["Год данных"]) == ("KAZ", 2022)]
    assert row["Оценка"] == pytest.approx(pt.score(KAZAKHSTAN).value)
    assert row["Страна"] == "Казахстан"
    assert converted(path.read_bytes(), "pdf").startswith(b"%PDF")


MANY = [
    attrs.evolve(KAZAKHSTAN, country=pt.Country(f"X{first}{second}", f"Land {first}{second}"), year=year, published=None)
    for first in "ABCD"
    for second in "ABCDE"
    for year in range(2020, 2040)
]


@pytest.mark.skipif(os.environ.get("PTINDEX_EVERYTHING") != "1", reason="takes a minute; PTINDEX_EVERYTHING=1 asks for it")
def test_a_book_of_many_countries_and_years_opens(tmp_path):
    path = written(tmp_path, MANY)
    assert len(converted(path.read_bytes(), "csv").splitlines()) > 5
    book = openpyxl.load_workbook(path, read_only=True)
    assert sum(1 for _ in book["Answers"].iter_rows(min_row=3)) >= len(MANY) * len(pt.questions())


class Foreign:
    """A strategy of somebody else's, which knows no bounds and no document."""

    name = "mine"

    def score(self, profile, /):
        return pt.Score.of(
            profile,
            value=float(profile.year - 2000 + (profile.prevention.video is pt.VideoCoverage.ALL)),
            strategy="mine",
            missing=(pt.MissingIndicator(indicator="own", dimension=pt.Dimension.PREVENTION, reason=pt.Unavailable.NO_DATA),),
        )


def test_a_strategy_of_ones_own_has_its_results_in_the_book(tmp_path):
    book = openpyxl.load_workbook(written(tmp_path, PANEL, Foreign()))
    assert {row["Bounds known"] for row in rows_of(book, "Scores")} == {"no"}
    assert [row["Rank"] for row in rows_of(book, "Ranks")] == [None, 1, 1, 1, None]
    assert {row["Best rank"] for row in rows_of(book, "Ranks")} == {None}
    (_, change) = rows_of(book, "Changes")
    assert (change["Difference"], change["Not explained"], change["Bounds overlap"]) == (2, 2, None)
    assert (change["Lowest before"], change["Highest after"]) == (None, None)
    (reason,) = [row for row in rows_of(book, "Reasons for changes") if row["Points"]]
    assert (reason["Indicator"], reason["Points"]) == ("not explained by an indicator", 2)
    assert rows_of(book, "Method") == [
        {"Field": "Method", "Value": "mine"},
        {"Field": "Definition (JSON)", "Value": "a strategy without a document: Foreign"},
    ]
    assert "without fixed ends" in dict(book["About"].iter_rows(values_only=True)).values()
    assert {row["Indicator"] for row in rows_of(book, "Missing")} == {"own"}


class Drifting:
    """A strategy that gives the same value in every year, but for the last digits."""

    name = "mine"

    def score(self, profile, /):
        return pt.Score.of(profile, value=50 - (profile.year - 2022) * 1e-12, strategy="mine")


def test_no_rest_of_rounding_is_shown_with_a_sign(tmp_path):
    book = openpyxl.load_workbook(written(tmp_path, [KAZAKHSTAN, NEXT], Drifting()))
    (change,) = rows_of(book, "Changes")
    assert (change["Difference"], change["Not explained"]) == (0, 0)
    assert change["Score after"] == 50 - 1e-12


def test_the_book_is_the_same_to_the_byte_wherever_and_whenever_it_is_made_and_says_by_what(tmp_path):
    code = "import sys, ptindex as pt; pt.formats.results_workbook.write_results(sys.argv[1], [pt.example_profile()])"
    code = f"import ptindex.formats.results_workbook; {code}"
    paths = [tmp_path / f"{number}.xlsx" for number in range(2)]
    for path, zone in zip(paths, ("UTC", "Asia/Tokyo"), strict=True):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": str(len(zone))}
        subprocess.run([sys.executable, "-c", code, str(path)], check=True, env=environment)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    with ZipFile(paths[0]) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core, application = (package.read(f"docProps/{name}.xml") for name in ("core", "app"))
    assert b"dcterms" not in core.partition(b">")[2]
    assert b"<Application>ptindex</Application>" in application


@given(st.lists(profiles(), max_size=3, unique_by=lambda each: (each.country.iso3, each.year, each.territory)))
@settings(max_examples=15)
def test_any_profiles_make_a_book_that_opens(tmp_path_factory, given_profiles):
    path = written(tmp_path_factory.mktemp("any"), pt.Panel(given_profiles), pt.CAUTIOUS, "ru")
    assert len(rows_of(openpyxl.load_workbook(path), "Исходные данные")) == len(given_profiles)


def test_how_far_it_is_can_be_followed(tmp_path):
    seen = []
    write_results(tmp_path / "a.xlsx", [KAZAKHSTAN], progress=lambda done, of: seen.append((done, of)))
    assert seen == [(number, SHEETS) for number in range(1, SHEETS + 1)]
    assert len(openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames) == SHEETS


def test_a_text_longer_than_a_cell_holds_says_that_it_is_cut(tmp_path):
    long = attrs.evolve(KAZAKHSTAN, notes={"prevention.video": pt.Note(text="x" * 40_000)})
    (row,) = [
        row for row in rows_of(openpyxl.load_workbook(written(tmp_path, [long])), "Answers") if row["Key"] == "prevention.video"
    ]
    assert row["Note"].endswith("xx… [cut: the whole text has 40000 characters]")


def test_a_text_that_a_spreadsheet_would_take_for_an_escape_is_shown_as_it_stands(tmp_path):
    path = written(tmp_path, [attrs.evolve(KAZAKHSTAN, country=pt.Country("XAA", "_x0041_ and _x00"))])
    assert rows_of(openpyxl.load_workbook(path), "Scores")[0]["Country"] == "_x005F_x0041_ and _x00"


def test_what_cannot_be_a_book_is_refused(tmp_path, monkeypatch):
    with pytest.raises(pt.ComparisonError, match="given twice: KAZ 2022"):
        written(tmp_path, [KAZAKHSTAN, BETTER])
    monkeypatch.setattr("ptindex.formats.results_workbook._MOST_ROWS", 100)
    with pytest.raises(pt.ProfileError) as caught:
        written(tmp_path)
    assert str(caught.value) == "$: are more profiles than a workbook has rows for: give at most 1; given: 5"
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(pt.MissingExtraError, match=r"ptindex\[excel\]"):
        written(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_writes_the_book_of_all_that_it_reads(tmp_path, capsys):
    source, target = tmp_path / "a.json", tmp_path / "results.xlsx"
    source.write_text("\n".join(map(pt.dumps, PANEL)), "utf-8")
    assert main(["score", str(source), "--out", str(target), "--lang", "ru"]) == 0
    assert capsys.readouterr().out == ""
    assert len(rows_of(openpyxl.load_workbook(target), "Оценки")) == len(PANEL)
    assert main(["score", "--out", str(tmp_path / "results.csv")]) == 2
    said = f"ptindex: --out writes a workbook, and {tmp_path / 'results.csv'} does not end in .xlsx\n"
    assert capsys.readouterr().err == said
    assert main(["score", "--out", str(tmp_path / "bundled.xlsx")]) == 0
    assert "line 53" in capsys.readouterr().err


def test_everything_that_the_book_says_is_there_in_both_languages():
    texts = [value for name, value in vars(results_words).items() if isinstance(value, Text) and name.isupper()]
    assert len(texts) > 60
    said = {(text.en, text.ru) for text in vars(display_words).values() if isinstance(text, Text)}
    assert [text.en for text in texts if (text.en, text.ru) in said] == []  # what a display says is said there alone
    for text in texts:
        assert all(text.wording(language).strip() for language in LANGUAGES)
        assert text.en.count("{}") == text.ru.count("{}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_of_a_sheet_is_longer_than_a_spreadsheet_takes(tmp_path, language):
    names = openpyxl.load_workbook(written(tmp_path, [KAZAKHSTAN], pt.EQUAL_WEIGHTS, language)).sheetnames
    assert len(set(names)) == SHEETS
    assert max(map(len, names)) <= 31
