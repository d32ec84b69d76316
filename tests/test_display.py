"""The face of results: text and HTML from the same rows, nothing unescaped, nothing said in one language only."""

import re
import unicodedata
from collections import Counter
from html.parser import HTMLParser
from types import ModuleType, SimpleNamespace

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import generators as g
import ptindex as pt
from display_results import KAZAKHSTAN, RESULTS
from ptindex import numerals
from ptindex.declaration import LANGUAGES, Text
from ptindex.display import Row, Table, as_html, as_text, figures, tables_of, words
from ptindex.display import text as text_module
from ptindex.display.results.scores import score_tables
from ptindex.display.tables import harmless
from ptindex.display.text import WIDTH, text_of, width_of, wrapped
from ptindex.formats import codebook, csv, page
from ptindex.strategies.fingerprint import RELEASED
from ptindex.strategies.names import METHOD_NAMES, method_name


class Elements(HTMLParser):
    """Collects elements and texts, and holds that every element is closed in its turn."""

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.texts = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def parsed(html):
    found = Elements()
    found.feed(html)
    found.close()
    assert not found.open
    return found


every_result = pytest.mark.parametrize("name", RESULTS)
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


# The rows


@every_result
@in_both_languages
def test_text_and_html_show_the_same_cells(name, language):
    text, html = as_text(RESULTS[name], language), as_html(RESULTS[name], language)
    shown = "".join("".join(parsed(html).texts).split())
    for table in tables_of(RESULTS[name], language):
        for row in table.rows:
            for cell in row.cells:
                assert "".join(cell.split()) in shown
    assert Counter("".join(shown)) - Counter(text) == Counter()


def test_a_table_whose_rows_do_not_fit_its_columns_is_refused():
    with pytest.raises(ValueError, match=r"^T: 2 columns, but other rows or alignments$"):
        Table(title="T", columns=("a", "b"), rows=(Row(("1",)),), align=("left", "left"))


@pytest.mark.parametrize("value", [object(), 3, ("no", "problems")])
def test_what_has_no_display_is_refused(value):
    with pytest.raises(TypeError, match=r"has no display$"):
        as_text(value)


def test_an_error_shows_its_problems():
    with pytest.raises(pt.ProfileError) as caught:
        pt.Prevention(video="some", archive_access="all")
    text = as_text(caught.value)
    assert "$.prevention.video" in text
    assert "did you mean 'VideoCoverage.SOME'?" in text


def test_print_and_notebooks_show_english():
    score = pt.score(KAZAKHSTAN)
    assert str(score) == as_text(score)
    assert score._repr_html_() == as_html(score)


# Safety


def test_what_acts_on_a_terminal_or_on_the_text_around_it_is_written_out():
    assert harmless("Kaza\u200bkhstan\u200e, \ufeff\u061c2022") == "Kaza[U+200B]khstan[U+200E], [U+FEFF][U+061C]2022"
    assert harmless("می\u200cخواهم") == "می\u200cخواهم"
    for sign in "\u00ad\u034f\u115f\u1160\u17b5\u180e\u2061\u2064\u206f\u3164\uffa0":
        assert harmless(f"Kaza{sign}khstan") == f"Kaza[U+{ord(sign):04X}]khstan"
    assert harmless("Kaza\U000e0041khstan") == "Kaza[U+E0041]khstan"
    assert harmless("a\x1b[31m\u202eb\r\nc\td\ne\x07") == "a[U+001B][31m[U+202E]b c d\ne[U+0007]"


hostile = st.sampled_from(
    ["<script>alert(1)</script>", "\"'&<b>", "</bdi></td>", "[bold]x[/bold]", "\u202eevil", "{0}", "&lt;"]
)
texts = st.one_of(hostile, g.names)


@given(name=texts, note=texts, remark=texts, territory=texts, strategy=texts)
def test_no_text_of_the_data_becomes_markup(name, note, remark, territory, strategy):
    profile = attrs.evolve(
        KAZAKHSTAN,
        country=pt.Country("XAA", name),
        territory=territory,
        notes={"prevention.video": pt.Note(text=note), "prevention": pt.Note(text=note), "published": pt.Note(text=note)},
        remarks=(remark,),
    )
    known = {"div", "table", "caption", "thead", "tbody", "tr", "th", "td", "p", "bdi", "small", "br"}
    mine = attrs.evolve(pt.EQUAL_WEIGHTS, name=strategy)
    for value in (profile, pt.score(profile, mine), pt.rank([profile]), pt.explain_change(profile, profile)):
        found = parsed(as_html(value))
        assert {tag for tag, _ in found.seen} <= known
        assert all(set(given) <= {"style", "scope", "lang", "class"} for _, given in found.seen)
        assert harmless(territory).split("\n")[0] in "".join(found.texts)


@given(st.text())
def test_a_table_holds_nothing_that_acts(text):
    shown = Row((text,)).cells[0].replace("\n", "")
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)


@every_result
def test_html_is_well_formed_and_its_headers_say_what_they_head(name):
    html = as_html(RESULTS[name])
    found = parsed(html)
    assert all(given.get("scope") in ("col", "row", "rowgroup") for tag, given in found.seen if tag == "th")
    assert [tag for tag, _ in found.seen].count("caption") == [tag for tag, _ in found.seen].count("table")
    assert "script" not in html
    assert html == as_html(RESULTS[name])


@every_result
def test_html_is_as_it_was(name, snapshot):
    if name in ("score", "profile", "audit", "problems"):
        assert as_html(RESULTS[name]) == snapshot


def test_russian_text_is_as_it_was(snapshot):
    assert text_of(score_tables(RESULTS["score"], "ru", KAZAKHSTAN)) == snapshot


# Figures and words


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (numerals.number(-0.001, "en"), "0.00"),
        (numerals.number(-2.5, "ru", signed=True), "\u22122,50"),
        (numerals.number(-2.5, "en"), "\u22122.50"),
        (numerals.percent(-0.125, "en", 1), "\u221212.5%"),
        (numerals.figure(-0.5, "en"), "\u22120.50"),
        (numerals.percent(0.78, "ru"), "78\u00a0%"),
        (numerals.count(1234567), "1\u202f234\u202f567"),
        (numerals.figure(1234.5, "ru"), "1\u202f234,50"),
        (numerals.figure(1e-7, "en"), "0.0000001"),
        (figures.titled(pt.Country("KAZ", "Kazakhstan"), "", 2022, "ru"), "Казахстан 2022"),
        (figures.titled(pt.Country("KAZ", "Kazakhstan (draft)"), "", 2022, "ru"), "Kazakhstan (draft) 2022"),
        (figures.within(pt.Bounds(1, 2.5), "ru"), "от 1,00 до 2,50"),
        (figures.sourced(pt.Source(title="Report", date=g.date(2022, 5, 1))), "Report, 2022-05-01"),
    ],
)
def test_figures_are_written_as_the_language_writes_them(written, expected):
    assert written == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_read_a_minus_and_programs_a_hyphen(language):
    below = attrs.evolve(KAZAKHSTAN, published=pt.PublishedScore(value=-120.5))
    score = attrs.evolve(pt.score(below), bounds=pt.Bounds(-1.5, 90))
    for shown in (as_text(score, language), as_html(score, language), score.citation(language)):
        assert "\u22121" in shown
        assert "-1.5" not in shown.replace(",", ".")
    for written in (pt.dumps(below), pt.dumps(score), csv.dumps_tidy([below]), csv.dumps_wide([below]), page.dumps(below)):
        assert "\u2212" not in written
        assert "-1" in written


def test_every_released_method_has_a_russian_name_and_keeps_the_english_one_for_programs():
    assert set(METHOD_NAMES) == set(RELEASED)
    for name in RELEASED:
        assert method_name(name, "en") == name
    score = pt.score(KAZAKHSTAN)
    assert "«равные веса», от 0 до 100" in as_text(score, "ru")
    assert "Метод: равные веса, отпечаток 628b0ed1e1f7" in as_text(score, "ru")
    assert score.strategy == "equal weights"
    changed = pt.score(KAZAKHSTAN, attrs.evolve(pt.CAUTIOUS, weights={"prevention": 2}))
    assert "«осторожный (с изменениями)»" in as_text(changed, "ru")
    assert "“cautious (changed)”" in as_text(changed)


def texts_in(module: ModuleType) -> dict[str, Text]:
    found = {name: value for name, value in vars(module).items() if isinstance(value, Text)}
    for name, value in vars(module).items():
        if isinstance(value, dict):
            found |= {f"{name}.{key}": each for key, each in value.items() if isinstance(each, Text)}
    return found


@pytest.mark.parametrize("text", [*texts_in(words).values(), *texts_in(codebook).values()], ids=lambda text: text.en[:30])
def test_every_text_stands_in_both_languages_with_the_same_places(text):
    assert text.en.count("{}") == text.ru.count("{}")
    assert not re.search("[а-яё]", text.en, re.IGNORECASE)
    assert re.search("[а-яё]", text.ru, re.IGNORECASE)


def test_every_kind_of_problem_has_a_word():
    assert set(words.KINDS) == {"invalid", *page.SEVERITY}


# Text


def test_columns_align_whatever_the_script():
    table = Table(
        title="T", columns=("Name", "n"), rows=(Row(("日本", "1")), Row(("Қазақстан", "10"))), align=("left", "right")
    )
    assert text_of([table]).splitlines()[2:] == ["Name        n", "---------  --", "日本        1", "Қазақстан  10"]


def test_a_column_is_wrapped_at_words_and_a_long_word_after_a_sign():
    assert list(wrapped("a bb ccc", 4)) == ["a bb", "ccc"]
    assert list(wrapped("procedural_guarantees.detention", 24)) == ["procedural_guarantees.", "detention"]
    assert list(wrapped("abcdefgh", 3)) == ["abc", "def", "gh"]
    assert list(wrapped("日本", 1)) == ["日", "本"]
    assert list(wrapped("e\u0301e\u0301e", 2)) == ["e\u0301e\u0301", "e"]


@pytest.mark.parametrize("word", ["Я" * 200_000, "Я." * 100_000, "я\u0301" * 100_000])
def test_the_work_of_wrapping_a_word_grows_with_its_length_alone(word, monkeypatch):
    looked_at = Counter()

    def category(character):
        looked_at[character] += 1
        return unicodedata.category(character)

    monkeypatch.setattr(text_module, "unicodedata", SimpleNamespace(**{**vars(unicodedata), "category": category}))
    assert "".join(wrapped(word, WIDTH)) == word
    assert looked_at.total() < 4 * len(word)


cells = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=150)


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=4))
def test_wrapping_loses_no_character_and_keeps_to_the_width(rows):
    table = Table(title="T", columns=("a", "b", "c"), rows=tuple(map(Row, rows)), align=("left", "left", "left"))
    text = text_of([table])
    written, shown = Counter("".join("".join(row) for row in rows)), Counter(text)
    assert all(shown[character] >= number for character, number in written.items() if not character.isspace())
    assert all(width_of(line) <= WIDTH for line in text.splitlines())


def test_figures_are_never_wrapped():
    wide = "1" * (WIDTH + 5)
    table = Table(title="T", columns=("a",), rows=(Row((wide,)),), align=("right",))
    assert wide in text_of([table])


def test_a_unit_that_the_name_has_is_not_said_again_beside_it():
    text = as_text(pt.example_profile(), "ru")
    (line,) = [each for each in text.splitlines() if "15,87" in each]
    assert "15,87 €" not in line
    assert "€ в год" in text
