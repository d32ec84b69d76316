"""Any file with profiles is read as what it is, whatever its name; what is none says what would be one."""

import gzip
import io
import zipfile
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import ptindex as pt
from generators import profiles
from ptindex.display import as_html, as_text
from ptindex.examples import example_page
from ptindex.formats import csv, files, page, spreadsheet

KAZAKHSTAN = pt.example_profile()
ATLANTIS = attrs.evolve(KAZAKHSTAN, country=pt.Country("XAA", "Atlantis"))
BOTH = (KAZAKHSTAN, ATLANTIS)
JSON = [pt.dumps(profile) for profile in BOTH]

ONE = {
    "page": page.dumps(KAZAKHSTAN).encode(),
    "page in UTF-16": page.dumps(KAZAKHSTAN, "ru").encode("utf-16"),
    "json": JSON[0].encode(),
    "json after a mark": f"\ufeff\n {JSON[0]}".encode(),
    "json in UTF-16": JSON[0].encode("utf-16"),
    "json in a list": f"[{JSON[0]}]".encode(),
    "tidy csv": csv.dumps_tidy([KAZAKHSTAN]).encode("utf-8-sig"),
    "wide csv": csv.dumps_wide([KAZAKHSTAN], separator=";").encode("utf-16"),
    "workbook": spreadsheet.template_bytes(KAZAKHSTAN, "ru"),
}
SEVERAL = {
    "panel": pt.dumps(pt.Panel(BOTH)),
    "panel in a list": f"[{pt.dumps(pt.Panel(BOTH))}]",
    "list": f" [{JSON[0]},\n {JSON[1]} ] ",
    "lines": "\n".join((*JSON, "")),
    "indented": "\n".join(pt.dumps(profile, indent=2) for profile in BOTH),
    "tidy csv": csv.dumps_tidy(BOTH),
    "wide csv": csv.dumps_wide(BOTH),
}


def content_of(kind):
    return {"page": "page", "json": "json", "work": "workbook"}.get(kind[:4], "csv")


@pytest.mark.parametrize("kind", ONE)
def test_a_profile_is_read_from_any_form_whatever_the_name(kind, tmp_path):
    path = tmp_path / "profile.pdf"
    path.write_bytes(ONE[kind])
    reading = pt.read(path)
    assert (reading.profile, reading.problems, reading.content) == (KAZAKHSTAN, (), content_of(kind))
    assert pt.read(str(path)) == reading


@pytest.mark.parametrize("kind", SEVERAL)
def test_several_profiles_are_read_in_their_order(kind):
    reading = files.loads(SEVERAL[kind].encode())
    assert reading.profiles == BOTH
    with pytest.raises(pt.ProfileError) as caught:
        reading.profile  # noqa: B018
    assert str(caught.value) == "$: has 2 profiles, not one; .profiles has them all"


@given(st.lists(profiles(), min_size=1, max_size=3).map(tuple), st.sampled_from([", ", "\n"]))
def test_profiles_as_a_list_or_one_after_the_other_come_back(given_profiles, between):
    text = between.join(map(pt.dumps, given_profiles))
    assert files.loads((f"[{text}]" if between == ", " else text).encode()).profiles == given_profiles


def test_a_page_comes_with_its_problems_and_takes_what_pages_take(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(example_page(), "utf-8")
    reading = pt.read(path)
    assert [problem.kind for problem in reading.problems] == ["reunited", "repeated"]
    assert repr(reading) == "<FileReading of a page: 1 profile, 2 problems>"
    unknown = page.dumps(ATLANTIS).replace(" (XAA)", "").encode()
    assert files.loads(unknown, iso3="XAA").profile == ATLANTIS
    with pytest.raises(pt.PageError):
        files.loads(b"Kazakhstan 2022\nVideo surveillance\tSome or other\n", strict=True)


def test_a_reading_shows_what_was_read_and_what_was_hard_to_read():
    reading = files.loads(example_page().encode())
    assert "Kazakhstan 2022" in as_text(reading)
    assert "reunited" in str(reading)
    assert "32 из 41" in as_text(reading, "ru")
    assert "Қазақстан" not in as_html(reading)
    assert "<script>" not in files.loads(pt.dumps(attrs.evolve(KAZAKHSTAN, territory="<script>")).encode())._repr_html_()


def archive(*names):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name in names:
            packed.writestr(name, "")
    return made.getvalue()


def release():
    with TemporaryDirectory() as directory:
        path = Path(directory) / "release.zip"
        pt.write_release(pt.Panel(BOTH), path, title="Two", date=date(2026, 11, 24))
        return path.read_bytes()


NO_PAGE = "is no country page: no answer to a question stands on it"
WEB_PAGE = "is a web page (HTML): copy its text into a plain text file in UTF-8"
CSV_OF_ANOTHER_ENCODING = "looks like CSV that is not in UTF-8; in Excel, save it as “CSV UTF-8”"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (b"%PDF-1.7\n", "is a PDF: copy the text of the page into a file"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "is an Office file of before 2007 (.xls, .doc), or one with a password: save it as .xlsx",
        ),
        (gzip.compress(b"x", mtime=0), "is compressed: unpack it first"),
        (b"\x89PNG\r\n", "is a picture"),
        (b"{\\rtf1}", "is an RTF document: save it as plain text"),
        (archive("word/document.xml"), "is a Word document: save it as plain text"),
        (archive("content.xml"), "is an OpenDocument file (.ods, .odt): save a sheet as .xlsx, and a text as plain text"),
        (archive("xl/workbook.bin"), "is a binary workbook (.xlsb): save it as .xlsx"),
        (archive("a.txt"), "is an archive, no workbook: unpack it and give the file that is in it"),
        (archive(), "is an archive, no workbook: unpack it and give the file that is in it"),
        (release(), "is a release of ptindex: `ptindex verify` checks it; its profiles are in the profiles.json that is in it"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>\n<p>Kazakhstan 2022", WEB_PAGE),
        (b"<html lang='ru'><body>", WEB_PAGE),
        ("Страна;Год;Население\r\nКазахстан;2022;1\r\n".encode("cp1251"), CSV_OF_ANOTHER_ENCODING),
        (
            b"PK\x03\x04 and no more",
            "is a damaged workbook; open it in the program that made it and save it again, or take an older copy",
        ),
        (b"[]", "is an empty list"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>2022</svg>", "is XML, such as a picture in SVG"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "is XML, such as a picture in SVG"),
        (b"date,price,qty\n2022-01-01,5,6\n", "looks like a table of another kind"),
        ("дата;цена;число\n2022-01-01;5;6\n".encode("utf-16"), "looks like a table of another kind"),
        (b"Kazakhstan 2022\nGDP grew by 5%\nand inflation fell\n", NO_PAGE),
        (as_text(pt.score(BOTH[0])).encode(), NO_PAGE),
        (as_text(pt.score(BOTH[0]), "ru").encode(), NO_PAGE),
    ],
)
def test_what_is_none_of_these_is_named_with_what_is_accepted(content, said):
    with pytest.raises(pt.ProfileError) as caught:
        files.loads(content)
    problem, *more = caught.value.problems
    assert problem.message == said
    assert bool(more) is (said == NO_PAGE)
    assert problem.allowed == (() if content.startswith(b"PK") else files.ACCEPTED)


@pytest.mark.parametrize("write", [csv.dumps_tidy, csv.dumps_wide])
def test_our_csv_that_a_spreadsheet_saved_in_the_encoding_of_its_country_is_refused_as_csv(write):
    named = attrs.evolve(ATLANTIS, country=pt.Country("XAA", "Атлантида"))
    with pytest.raises(pt.ProfileError) as caught:
        files.loads(
            write([named], separator=";", **({"language": "ru"} if write is csv.dumps_tidy else {})).encode("cp1251", "replace")
        )
    assert "in Excel, save it as “CSV UTF-8”" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        page.dumps(pt.CountryProfile(country=pt.Country("KAZ", "Kazakhstan"), year=2022, remarks=("GDP grew",))),
        "Kazakhstan 2022\nVideo surveillance\tSome or other\n",
        "Kazakhstan 2022\nVideo surveillance\n",
        "Kazakhstan 2022 120,44\n",
    ],
)
def test_a_page_without_an_answer_is_a_page_where_anything_on_it_is_of_one(text):
    assert list(files.loads(text).profile.answers()) == list(pt.CountryProfile(country=KAZAKHSTAN.country, year=2022).answers())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Population 19 854 000", "line 2, $: is not understood; given: 'Population 19 854 000'; did you mean 'Population'?"),
        ("Population Video surveillance", "line 2, $: is not understood; given: 'Population Video surveillance'"),
    ],
)
def test_what_may_be_a_page_that_was_badly_copied_is_refused_with_the_problems_of_the_page(text, said):
    with pytest.raises(pt.ProfileError) as caught:
        files.loads(f"Kazakhstan 2022\n{text}\n")
    no_page, problem = caught.value.problems
    assert no_page.message == NO_PAGE
    assert str(problem).startswith(said)


def test_of_a_text_of_noise_the_first_problems_are_said_and_that_there_are_more():
    with pytest.raises(pt.ProfileError) as caught:
        files.loads("Kazakhstan 2022\n" + "\n\n".join(f"noise {number}" for number in range(50)))
    _, *problems, last = caught.value.problems
    assert [each.line for each in problems] == [*range(2, 42, 2)]
    assert last.message == "and more was not understood: mend these problems first"


def test_what_is_no_table_of_another_kind_is_asked_for_its_country():
    with pytest.raises(pt.PageError, match="no country that is known"):
        files.loads("date, price, qty\nof a page\n")


@pytest.mark.parametrize("name", ["manifest.json", "scores.json"])
def test_a_part_of_a_release_is_called_so(name):
    with zipfile.ZipFile(io.BytesIO(release())) as archive, pytest.raises(pt.ProfileError) as caught:
        files.loads(archive.read(name))
    (problem,) = caught.value.problems
    assert problem.message == "is part of a release, whose profiles are in its profiles.json"
    assert problem.suggestion is None


def test_no_name_at_all_is_not_the_directory_one_is_in():
    with pytest.raises(pt.ArgumentError) as caught:
        pt.read("")
    assert str(caught.value) == "$.path: is empty"


def test_a_page_of_another_encoding_is_no_csv():
    with pytest.raises(pt.PageError, match="save the page as UTF-8"):
        files.loads("Казахстан 2022; итог, и ещё\nНаселение\t1".encode("cp1251"))


@pytest.mark.parametrize("kind", ["page", "json", "tidy csv"])
def test_a_text_is_read_as_its_bytes_are(kind):
    assert files.loads(ONE[kind].decode("utf-8")) == files.loads(ONE[kind])


def test_what_no_encoding_has_is_refused_in_a_text_too():
    with pytest.raises(pt.PageError, match="is not text in UTF-8"):
        files.loads("Kazakhstan 2022 \ud800")


@pytest.mark.parametrize(
    "content",
    [example_page(), "x" * 5_000, "a\x00b", "Kazakhstan 2022\nNone", JSON[0], b"Kazakhstan 2022", io.BytesIO(b"x"), None],
)
def test_the_content_of_a_file_is_no_name_of_one(content):
    with pytest.raises(pt.ArgumentError) as caught:
        pt.read(content)
    (problem,) = caught.value.problems
    assert (
        problem.message == "is not the name of a file; ptindex.formats.files.loads takes what stands in one, as bytes or text"
    )
    assert len(problem.given) < 200


def test_an_open_file_is_neither_bytes_nor_text():
    with pytest.raises(pt.ArgumentError) as caught:
        files.loads(io.BytesIO(b"Kazakhstan 2022"))
    (problem,) = caught.value.problems
    assert str(problem).startswith(
        "$.content: is neither bytes nor text; give what stands in a file, as file.read() has it; given: <_io.BytesIO"
    )


def test_a_directory_and_a_missing_file(tmp_path):
    with pytest.raises(pt.ProfileError) as caught:
        pt.read(tmp_path)
    assert str(caught.value) == (
        "$: is a directory; allowed: a country page as text, JSON (a profile, a panel, a list of profiles, or one a line), a "
        "workbook (.xlsx) made by ptindex template, CSV (tidy or wide)"
    )
    with pytest.raises(FileNotFoundError):
        pt.read(tmp_path / "missing.json")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"schema": "ptindex/profile/1"', "is not JSON: Expecting ',' delimiter at column 31"),
        (f"{JSON[0]}\n{{", "is not JSON: Expecting property name enclosed in double quotes at column 2"),
        (f"{JSON[0]}, {JSON[1]}", "is not JSON: Expecting value at column"),
        (f"{JSON[0]} ]", "is not JSON: Expecting value at column"),
        (f"[{JSON[0]},]", "is not JSON: "),
        (f"[{JSON[0]}] {JSON[1]}", "is not JSON: Extra data"),
        ("[" * 100_000, "is nested too deeply"),
        ('{"a": ' * 100_000, "is nested too deeply"),
        ('{"year": ' + "1" * 5_000 + "}", "has a number with too many digits"),
        (b'{"\xff": 1}', "is not UTF-8 from byte 2 on; save the document as UTF-8"),
        (pt.dumps(pt.EQUAL_WEIGHTS), "is a Composite, and no profile is in it"),
        ("[1]", "is not an object with keys and values"),
    ],
)
def test_json_that_is_no_profile_is_refused(text, said):
    with pytest.raises(pt.ProfileError) as caught:
        files.loads(text if isinstance(text, bytes) else text.encode())
    assert caught.value.problems[0].message.startswith(said)


def test_the_problems_of_all_documents_are_said_at_once_each_with_its_number():
    wrong = JSON[0].replace('"year":2022', '"year":1').replace('"some"', '"sme"')
    with pytest.raises(pt.ProfileError) as caught:
        files.loads(f"[{JSON[0]}, {wrong}, {wrong}]".encode())
    places = [problem.path for problem in caught.value.problems]
    assert [place for place in places if "year" in place] == ["$[1].year", "$[2].year"]
    assert "$[1].prevention.video" in places


@example(b"\x0b", b"")
@given(
    st.binary(max_size=300) | st.text(max_size=300).map(str.encode),
    st.sampled_from([b"", b"PK\x03\x04", b"{", b"[", b"iso3,year\n"]),
)
def test_any_content_ends_in_profiles_or_in_our_errors(content, before):
    try:
        reading = files.loads(before + content)
    except pt.ProfileError:
        return
    assert reading.profiles


def test_a_list_of_noise_is_given_up_after_a_thousand_problems():
    with pytest.raises(pt.ProfileError) as caught:
        files.loads(f"[{'1,' * 5000}1]")
    assert len(caught.value.problems) == 1002
    assert str(caught.value.problems[-1]) == "$[1001]: and what follows was not read: mend these problems first"
