"""The site without a browser: what stands on its pages, that nothing from the data acts, where links lead, what it writes."""

import csv
import gc
import json
import os
import re
import weakref
from errno import EACCES
from hashlib import sha256
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from unittest.mock import patch
from urllib.parse import quote

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import generators as g
import invented
import ptindex as pt
from ptindex.composite.aggregation import ByLevel, Minimum, Power
from ptindex.countries import known_name, name_in
from ptindex.declaration import LANGUAGES, Text
from ptindex.display import as_text, frame
from ptindex.display.frame import words as frame_words
from ptindex.display.html import html_of
from ptindex.display.results.scores import score_tables
from ptindex.display.site import ReportDirectoryError, method_words, words, write_site
from ptindex.display.site.blocks import bar_of
from ptindex.display.site.cells import Cells
from ptindex.display.site.country import country_page
from ptindex.display.site.country_year import country_year_page
from ptindex.display.site.directory import MANIFEST, ReportDirectory
from ptindex.display.site.names import stems
from ptindex.display.site.rankings import ranking_page
from ptindex.display.site.rendering import Renderer
from ptindex.display.site.study import study_of
from ptindex.display.tables import harmless
from ptindex.examples import example_page
from ptindex.formats import csv as csv_format
from ptindex.formats.files import read
from ptindex.numerals import number
from ptindex.questionnaire import SECTIONS, questions
from ptindex.scores import CAVEAT, Bounds

PACKAGE = Path(pt.__file__).parent / "display" / "site"
cell_html = Cells().cell
TEMPLATES = sorted((PACKAGE / "templates").iterdir())
VOID = {"wbr", "meta", "link", "br", "img", "input", "rect"}


class Page(HTMLParser):
    """A page taken apart: its elements with what stands around each, its texts; what is opened is closed in its turn."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.texts, self.links = [], [], [], []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs), tuple(self.open)))
        if tag == "a":
            self.links.append((dict(attrs)["href"], ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("script", "style"):
            self.texts.append(data)
        if "a" in self.open:
            href, text = self.links[-1]
            self.links[-1] = href, text + data

    @property
    def text(self):
        return " ".join(" ".join(self.texts).split())

    def shows(self, text):
        """Whether a text is shown as it was given, a sign that nobody would see by its number; spaces do not count."""
        return "".join(harmless(text).split()) in "".join("".join(self.texts).split())

    def all(self, tag):
        return [attributes for name, attributes, _ in self.elements if name == tag]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The invented countries and the real page, written once."""
    directory = tmp_path_factory.mktemp("site")
    write_site(invented.panel(), directory)
    return directory


@pytest.fixture
def write(tmp_path):
    """A function that writes a site of some profiles in English and gives a function that reads a page of it."""

    def make(profiles, strategy=pt.EQUAL_WEIGHTS, languages=("en",)):
        write_site(pt.Panel(profiles), tmp_path / "site", strategy=strategy, languages=languages)
        return lambda name, language="en": Page((tmp_path / "site" / language / name).read_text("utf-8"))

    return make


def pages_of(site):
    return sorted(site.rglob("*.html"))


def page_of(site, name):
    return Page((site / name).read_text("utf-8"))


in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


# Every page


def test_every_page_is_whole_and_has_its_landmarks_one_heading_and_a_language(site):
    for path in pages_of(site):
        page = page_of(site, path)
        tags = [tag for tag, _, _ in page.elements]
        assert [tags.count(each) for each in ("h1", "main", "title")] == [1, 1, 1], path
        assert tags.count("header") == tags.count("footer") == 1
        assert page.all("html")[0]["lang"] == (path.parent.name if path.parent != site else "en")
        ids = [attributes["id"] for _, attributes, _ in page.elements if "id" in attributes]
        skip = page.all("a")[0]
        assert skip["class"] == "skip"
        assert skip["href"][1:] in ids
        assert len(ids) == len(set(ids))
        names = {attributes.get("aria-labelledby") for _, attributes, _ in page.elements} - {None}
        assert names <= set(ids)


def test_every_page_says_that_it_is_unofficial_in_its_language(site):
    for path in pages_of(site):
        language = path.parent.name if path.parent != site else "en"
        assert CAVEAT.wording(language) in page_of(site, path).text


def test_every_table_has_a_caption_and_heads_with_a_scope(site):
    for path in pages_of(site):
        page = page_of(site, path)
        labelled = [table for table in page.all("table") if "aria-labelledby" in table]
        assert len(page.all("caption")) + len(labelled) == len(page.all("table"))
        assert all(head["scope"] in ("col", "row", "rowgroup") for head in page.all("th"))


def test_every_link_leads_to_a_file_of_the_site_or_a_place_on_the_page(site):
    for path in sorted(site.rglob("*.html")):
        page = page_of(site, path)
        ids = {attributes.get("id") for _, attributes, _ in page.elements}
        for link in page.all("a"):
            if link["href"].startswith("#"):
                assert link["href"][1:] in ids
            elif not link["href"].startswith("https://"):
                target = (path.parent / link["href"]).resolve()
                assert target.is_file(), (path, link["href"])
                assert target.is_relative_to(site)


def test_every_page_leads_to_the_same_page_in_the_other_language(site):
    for path in pages_of(site):
        if path.parent != site:
            other = "ru" if path.parent.name == "en" else "en"
            assert f"../{other}/{path.name}" in [link["href"] for link in page_of(site, path).all("a")]


def test_a_page_may_load_nothing_and_runs_its_own_script_alone(site):
    for path in pages_of(site):
        page = page_of(site, path)
        (policy,) = (each["content"] for each in page.all("meta") if "http-equiv" in each)
        assert policy.startswith("default-src 'none'; style-src '")
        assert "unsafe" not in policy.replace("style-src 'unsafe-inline'", "" if path.name == "explorer.html" else "unsafe")
        assert len(page.all("script")) == (4 if path.name == "explorer.html" else 1)
        assert len(page.all("style")) == 1
        for tag, attributes, around in page.elements:
            assert (tag, *around).count("a") <= 1
            assert not [name for name in attributes if name.startswith("on") or name == "style"]
            assert tag not in ("img", "iframe", "object", "base")
            assert tag != "form" or path.name == "explorer.html"
            assert attributes.get("src") is None


# Texts that try to act


def test_texts_from_data_are_shown_and_do_nothing(site):
    page = page_of(site, "en/XAD-2021.html")
    assert all(page.shows(text) for text in invented.HOSTILE)
    for path in pages_of(site):
        written = path.read_text("utf-8")
        assert not {"\u202e", "\u200b"} & set(written)
        assert "<script>alert" not in written
        assert "49" not in page_of(site, path).texts  # no template in a text was filled in


@pytest.mark.parametrize("text", invented.HOSTILE)
def test_no_field_of_a_profile_and_no_name_of_a_method_acts(write, text):
    profile = attrs.evolve(
        invented.KAZAKHSTAN,
        country=pt.Country("XAA", text),
        territory=text,
        published=pt.PublishedScore(value=1, mark=text, source=invented.source(text)),
        source=pt.Source(title=text, url=text),
        remarks=(text,),
        notes={"prevention": pt.Note(text=text, source=invented.source(text))},
    )
    read_page = write([profile], attrs.evolve(pt.EQUAL_WEIGHTS, name=text))
    (stem,) = stems([("XAA", text)]).values()
    for name in ("index.html", "method.html", "year-2022.html", f"{stem}-2022.html", f"country-{stem}.html"):
        page = read_page(name)
        assert len(page.all("script")) == 1
        assert not page.all("b")
        assert not page.all("img")
        assert page.shows(text)
    heading = next(around for tag, _, around in read_page(f"{stem}-2022.html").elements if tag == "bdi" and "h1" in around)
    assert heading[-1] == "h1"


def test_a_web_address_is_a_link_and_nothing_else_is():
    found = str(cell_html("Report, https://example.org/a?b=1&c=2, 2022-05-01\nhttp://x.org/(y)."))
    assert re.findall(r'href="([^"]*)"', found) == ["https://example.org/a?b=1&amp;c=2", "http://x.org/(y"]
    assert '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">' in found
    for text in (
        "https://a.org/#[U+202E]x",
        "https://a.org/\u202ex",
        "https://a.org/\u200bx",
        "https://a.org/e\u0301",
        "https://a.org/\U000e0041x",
    ):
        assert "<a " not in str(cell_html(text))
    assert str(cell_html("«https://a.org/x»")).count("<a ") == 1
    for text in ("javascript:alert(1)//://", "data://x", 'https://"onclick=1', "https://\u202eexample.org"):
        assert "<a " not in str(cell_html(text)) or 'href="https://' in str(cell_html(text))


def test_keys_of_questions_may_break_after_a_sign_also_where_several_stand_together():
    found = str(cell_html("differ\nresponse_mechanism.criminal_cases, context.budget"))
    keys = "response_<wbr>mechanism.<wbr>criminal_<wbr>cases, context.<wbr>budget"
    assert found == f"<bdi>differ</bdi><small>{keys}</small>"
    assert "<wbr>" not in str(cell_html("differ\nresponse_mechanism.criminal_cases, and more"))


def test_an_address_in_any_script_is_a_whole_link_under_its_own_text():
    found = str(cell_html("См. https://example.org/мониторинг-2025.pdf, с. 3; www.gov.kz/о-нас"))
    (href,) = re.findall(r'href="([^"]*)"', found)
    assert href == f"https://example.org/{quote('мониторинг')}-2025.pdf"
    assert ">https://example.org/мониторинг-2025.pdf</a>, с. 3; www.gov.kz/о-нас<" in found
    assert 'href="https://пример.рф/%D0%B0?%D0%B1=%25"' in str(cell_html("https://пример.рф/а?б=%25"))


def test_a_year_with_one_ranked_country_says_nothing_of_pairs(site, write):
    alone = page_of(site, "en/year-2022.html") if len(invented.panel().in_year(2022)) == 1 else None
    read_page = write([invented.invented("XAA", 2021)])
    for page in filter(None, (alone, read_page("index.html"), read_page("year-2021.html"))):
        assert "no two countries" not in page.text
        assert "Cannot be told apart" not in page.text


@given(st.text())
def test_a_cell_of_any_text_has_no_element_but_ours(text):
    page = Page(f"<main>{cell_html(text)}</main>")
    assert {tag for tag, _, _ in page.elements} <= {"main", "bdi", "small", "a"}
    assert all(each["href"].lower().startswith(("http://", "https://")) for each in page.all("a"))


RENDERER = Renderer(LANGUAGES, explorer=True)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(g.profiles(), st.sampled_from(LANGUAGES))
def test_any_profile_makes_pages_whose_every_element_is_ours(profile, language):
    study = study_of(pt.Panel([profile]), pt.EQUAL_WEIGHTS)
    (series,) = study.series()
    pages = (
        country_year_page(series.cases[0], series, "method", language),
        country_page(series, "method", language),
        ranking_page(study, profile.year, "method", language),
    )
    for each in pages:
        page = Page(RENDERER.page(each))
        assert page.shows(profile.country.name) or name_in(profile.country, language) != profile.country.name
        assert [tag for tag, _, _ in page.elements].count("script") == 1
        assert all(
            re.match(r"#|\.\./(en|ru)/|[A-Za-z0-9-]+\.(html|json|csv)$|https?://", link["href"]) for link in page.all("a")
        )


# What a page says


def test_the_page_of_a_country_and_year_says_what_the_tables_of_the_library_say(site):
    page = page_of(site, "en/KAZ-2022.html")
    for table in score_tables(pt.score(invented.KAZAKHSTAN), "en", invented.KAZAKHSTAN):
        for text in (*(cell for row in table.rows for cell in row.cells), *table.notes):
            assert page.shows(text)


@in_both_languages
def test_the_real_page_shows_value_bounds_total_and_findings(site, language):
    shown = page_of(site, f"{language}/KAZ-2022.html").text
    expected = {
        "en": ("63.40 bounds 61.64 to 64.41", "120.44 †", "Kazakhstan 2022", "10.95 a year", "8.33 points"),
        "ru": ("63,40 границы: от 61,64 до 64,41", "120,44 †", "Казахстан 2022", "8,33 балла"),
    }
    for text in expected[language]:
        assert text in shown


def test_answers_stand_in_the_groups_of_the_original_page_with_note_source_and_date(site):
    page = page_of(site, "en/XAA-2021.html")
    headings = [section.heading.en for section in SECTIONS]
    shown = page.text
    at = [shown.index(heading, shown.index("Answers", shown.index("Change since"))) for heading in headings]
    assert at == sorted(at)
    assert "https://example.org/report?a=1&b=2" in [link["href"] for link in page.all("a")]
    assert "as of 2021-12-31" in shown


def test_the_change_is_that_of_the_library_and_the_break_is_shown_and_not_bridged(site):
    before, after = invented.invented("XAA", 2020), invented.invented("XAA", 2021)
    change = pt.explain_change(before, after)
    shown = page_of(site, "en/XAA-2021.html").text
    assert "From Atlantis 2020 to Atlantis 2021" in shown
    assert number(change.difference, "en", signed=True) in shown
    for line in change.lines:
        assert number(line.points, "en", signed=True) in shown
    at_the_break = page_of(site, "en/XAA-2020.html").text
    assert "Break in the series: the two years answer different editions" in at_the_break
    assert "The change since 2019 is therefore not computed." in at_the_break
    assert "What moved the score" not in at_the_break
    assert "no earlier data year with a score" in page_of(site, "en/XAA-2019.html").text


def test_a_change_over_a_gap_says_since_when(write):
    read_page = write([invented.invented("XAB", 2020), invented.invented("XAB", 2022)])
    assert "the change is the one since 2020." in read_page("XAB-2022.html").text


def test_years_without_a_score_show_which_answers_and_notes_differ_and_across_the_break_none(write):
    country = pt.Country("XAA", "Atlantis")
    one, two, three, four = (pt.CountryProfile(country=country, year=year) for year in (2019, 2020, 2021, 2022))
    three = three.with_answers({"prevention.video": pt.VideoCoverage.ALL})
    three = attrs.evolve(three, notes={"prevention.video": pt.Note(text="An order"), "published": pt.Note(text="Asked in May")})
    four = attrs.evolve(three, year=2022, notes={"published": pt.Note(text="Asked in June")})
    read_page = write([one, two, three, four, attrs.evolve(four, year=2023)])
    shown = read_page("XAA-2021.html").text
    assert "Without a score there is no change to explain. Below is what differs from data year 2020." in shown
    assert "Answers that differ" in shown
    assert "An order" in shown
    assert "Notes that changed beside what did not move" in shown
    shown = read_page("XAA-2022.html").text
    assert "Answers that differ" not in shown
    assert shown.index("Asked in May") < shown.index("Asked in June")
    assert "No answer and no note differs from data year 2022." in read_page("XAA-2023.html").text
    assert "what differs" not in read_page("XAA-2020.html").text


def test_a_first_year_with_a_score_shows_what_differs_from_the_year_without_one(write):
    page = pt.example_profile()
    read_page = write([pt.CountryProfile(country=page.country, year=2021), page])
    shown = read_page("KAZ-2022.html").text
    assert "no earlier data year with a score of this country. Below is what differs from data year 2021." in shown
    assert "Answers that differ" in shown


def test_a_note_beside_a_published_total_that_is_not_there_is_shown(write):
    profile = attrs.evolve(invented.invented("XAA", 2021), published=None, notes={"published": pt.Note(text="Asked in May")})
    for shown in (write([profile])("XAA-2021.html").text, " ".join(as_text(profile).split())):
        assert "Published total — Asked in May" in shown
    assert "Опубликованный итог — Asked in May" in " ".join(as_text(profile, "ru").split())


def test_a_country_without_a_score_has_its_bounds_its_reason_and_no_value(site):
    page = page_of(site, "en/XAE-2021.html")
    assert "No score bounds 0.00 to 100.00" in page.text
    assert "Too little is known for a score by this method: 0 of 41 questions" in page.text
    assert "Without a score there is no change to explain." in page.text
    assert "How to cite" not in page.text
    ranking = page_of(site, "en/year-2021.html")
    assert "Not ranked" in ranking.text
    assert "XAE-2021.html" in [link["href"] for link in ranking.all("a")]


def test_the_overview_ranks_the_newest_year_and_leads_to_the_others(site):
    page = page_of(site, "en/index.html")
    hrefs = [link["href"] for link in page.all("a")]
    assert "Countries: 6. Data years: 2019, 2020, 2021, 2022." in page.text
    leads_to = {"KAZ-2022.html", "year-2019.html", "country-XAA.html", "method.html", "explorer.html", "all.csv", "all.json"}
    assert {*leads_to, "scores.csv", "scores.json"} <= {*hrefs}


def test_two_countries_whose_bounds_are_apart_are_said_to_be(write):
    worst = {each.key: min(each.scale, key=lambda option: option.level) for each in questions() if each.scale}
    low = invented.invented("XAB", 2021).with_answers(worst)
    high = attrs.evolve(
        low.with_answers({each.key: max(each.scale, key=lambda option: option.level) for each in questions() if each.scale}),
        country=pt.Country("XAA", "Atlantis"),
    )
    assert "The bounds of no two countries overlap." in write([low, high])("index.html").text


def test_a_ranking_lists_rank_intervals_and_whom_a_country_cannot_be_told_apart_from(site):
    profiles = [invented.invented(iso3, 2020) for iso3 in invented.NAMES]
    ranking = pt.rank(profiles)
    page = page_of(site, "en/year-2020.html")
    first, _ = ranking.unseparated[0]
    assert "Cannot be told apart" in page.text
    names = {row.label: row.score.country.name for row in ranking.rows}
    below = "; ".join(names[other] for one, other in ranking.unseparated if one == first)
    assert page.shows(f"{names[first]} {below}")
    assert any(f"{row.best_rank} to {row.worst_rank}" in page.text for row in ranking.rows)
    assert len([each for each in page.all("td") if "data-key" in each]) == 5 * len(ranking.rows)


def test_a_year_in_which_nothing_can_be_scored_says_so(write):
    page = write([invented.silent()])("year-2021.html")
    assert "No country could be scored for this data year." in page.text


def test_the_page_of_a_country_shows_its_years_the_break_and_every_published_total(site, write):
    assert "break: new edition, not comparable with earlier years" in page_of(site, "en/country-XAA.html").text
    kazakhstan = page_of(site, "en/country-KAZ.html").text
    assert "132.51" in kazakhstan
    assert "122.51" in kazakhstan
    assert "releases print different values; all are kept" in kazakhstan
    with_conflict = write([attrs.evolve(invented.KAZAKHSTAN, year=2023, published=None)])("KAZ-2023.html").text
    assert "releases print different values; all are kept" in with_conflict
    assert "No published total is known for this year." in page_of(site, "en/XAA-2021.html").text


def test_bars_say_in_words_what_they_show(site):
    pictures = page_of(site, "ru/KAZ-2022.html").all("svg")
    assert pictures[0]["aria-label"] == "63,40, границы: от 61,64 до 64,41"
    assert len(pictures) == 7


def test_a_bar_without_a_value_has_its_bounds_and_an_open_scale_has_no_bar():
    bar = bar_of(None, Bounds(10, 30), 50, "en")
    assert (bar.low, bar.high, bar.width, bar.value, bar.text) == (20, 60, 40, None, "no value, bounds 10.00 to 30.00")
    assert bar_of(1.0, Bounds(1, 1), None, "en") is None
    assert bar_of(1.0, Bounds(1, 1), 100, "en").width == 0.4


def test_what_lies_beyond_a_scale_is_not_drawn_outside_the_picture_and_the_picture_says_so():
    bar = bar_of(-5.0, Bounds(-20, 130), 100, "en")
    assert (bar.low, bar.high, bar.value) == (0, 100, None)
    assert bar.text == "\u22125.00, bounds \u221220.00 to 130.00; part of it lies beyond the scale and is not drawn"
    assert bar_of(None, Bounds(0, 100), 100, "en").text == "no value, bounds 0.00 to 100.00"


# The method


def test_the_method_page_gives_the_definition_weights_levels_and_fingerprint(site):
    page = page_of(site, "en/method.html")
    shown = page.text
    assert pt.EQUAL_WEIGHTS.fingerprint in shown
    assert "weighted arithmetic mean" in shown
    assert "50% of the applicable indicators" in shown
    assert page.shows("investigating_body.status 16.67% 2.78%")
    assert "After a while (up to 3 hours): 0.667" in shown
    assert json.dumps(json.loads(pt.dumps(pt.EQUAL_WEIGHTS)), indent=2).split("\n")[1].strip() in shown
    assert pt.loads((site / "en/method.json").read_text("utf-8")) == pt.EQUAL_WEIGHTS


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"missing": "worst"}, "counts as the worst answer"),
        ({"aggregation": Minimum()}, "the lowest value"),
        (
            {"aggregation": ByLevel(inside=Power(0), between=Power(-1))},
            "weighted geometric mean Between areas weighted harmonic",
        ),
        ({"aggregation": Power(2)}, "weighted power mean with exponent 2"),
        ({"weights": {"prevention": 2.0}}, "Prevention of torture 28.57%"),
        ({"levels": {"prevention.video.some": 0.3}}, "Some but not all facilities are equipped: 0.300"),
    ],
)
def test_the_method_page_follows_the_strategy(write, changes, said):
    page = write([invented.KAZAKHSTAN], attrs.evolve(pt.EQUAL_WEIGHTS, name="mine", **changes))("method.html")
    assert said in page.text
    assert "mine" in page.text


def test_a_points_table_has_an_open_scale_and_its_points(write):
    read_page = write([invented.KAZAKHSTAN, invented.invented("XAA", 2022)], pt.Points.symmetric(10))
    assert "without fixed ends" in read_page("method.html").text
    assert "Some but not all facilities are equipped: 0.00" in read_page("method.html").text
    assert "at level 1: +10.00" in read_page("method.html").text
    page = read_page("KAZ-2022.html")
    assert "on a scale without fixed ends" in page.text
    assert not page.all("svg")
    assert "explorer.html" not in [link["href"] for link in page.all("a")]


class Flat:
    """A strategy that knows neither bounds nor contributions, as an outsider might write it."""

    name = "flat"

    def score(self, profile, /):
        return pt.Score.of(profile, value=50.0 + profile.year - 2020, strategy=self.name)


def test_a_method_of_somebody_elses_is_shown_with_what_is_known_of_it(write):
    read_page = write([invented.invented("XAA", 2020), invented.invented("XAA", 2021)], Flat())
    page = read_page("XAA-2021.html")
    assert "51.00 bounds not known" in page.text
    assert "This method knows no bounds" in page.text
    assert "Not explained by an indicator" in page.text
    method = read_page("method.html")
    assert "whose rules this report does not know" in method.text
    assert "Downloads" not in method.text
    assert "method.json" not in [link["href"] for link in read_page("index.html").all("a")]


def test_a_method_that_knows_no_bounds_claims_nothing_of_what_they_would_say(write):
    read_page = write([invented.invented("XAA", 2020), invented.invented("XAB", 2020)], Flat(), languages=("en", "ru"))
    for name in ("index.html", "year-2020.html", "country-XAA.html", "XAA-2020.html"):
        shown = read_page(name).text
        assert "This method knows no bounds: it does not say how far" in shown
        assert "Bounds: the lowest and the highest value" not in shown
        assert "Этот метод не определяет границ: неизвестно" in read_page(name, "ru").text
    for name in ("index.html", "year-2020.html"):
        assert "overlap" not in read_page(name).text
        assert "it cannot be said which countries can be told apart." in read_page(name).text
        assert "нельзя сказать, какие страны можно различить." in read_page(name, "ru").text


def test_a_country_without_a_score_says_what_its_bounds_are_whatever_the_method_knows(site):
    assert "Bounds: the lowest and the highest value" in page_of(site, "en/XAE-2021.html").text
    assert "Границы: наименьшее и наибольшее значение" in page_of(site, "ru/XAE-2021.html").text


def test_countries_of_one_name_are_told_apart_wherever_they_stand_together(write):
    silent = {"prevention.video": pt.Unavailable.NO_DATA}
    twins = [
        attrs.evolve(invented.KAZAKHSTAN, country=pt.Country(iso3, "Twin"), published=None).with_answers(silent)
        for iso3 in ("XAA", "XAB", "XAC")
    ]
    twins.append(invented.silent("XAE", 2022))
    twins.append(attrs.evolve(twins[-1], country=pt.Country("XAF", twins[-1].country.name)))
    read_page = write(twins)
    assert "Twin (XAA) Twin (XAB); Twin (XAC)" in read_page("year-2022.html").text
    assert "Twin 2022 (XAB)" in read_page("XAB-2022.html").text
    for name in ("index.html", "year-2022.html", "XAB-2022.html", "country-XAB.html"):
        page = read_page(name)
        texts = {}
        for href, text in page.links:
            if not href.startswith("#"):
                texts.setdefault(text, set()).add(href)
        assert {text: hrefs for text, hrefs in texts.items() if len(hrefs) > 1} == {}, name


def test_overview_and_rankings_say_that_the_years_answer_different_editions(site, write):
    for language, said in (("en", "The questionnaire changed between"), ("ru", "Между 2019 и 2020 годами данных вопросник")):
        for name in ("index", "year-2019", "year-2021"):
            assert said in page_of(site, f"{language}/{name}.html").text
    assert "The questionnaire changed" not in write([invented.KAZAKHSTAN])("index.html").text


def test_a_site_of_two_sections_of_one_title_has_the_right_tables(write):
    """Tables are joined by what they are, and not by how they are called."""
    read_page = write([invented.KAZAKHSTAN])
    with patch("ptindex.display.words.CONTRIBUTIONS", Text("Dimensions", "Области")):
        again = write([invented.KAZAKHSTAN])
    assert len(read_page("KAZ-2022.html").all("svg")) == len(again("KAZ-2022.html").all("svg")) == 7


# Downloads


@in_both_languages
def test_what_is_downloaded_reads_back_to_the_profiles(site, language):
    panel = invented.panel()
    assert pt.Panel(read(site / language / "all.json").profiles) == panel
    # Beside Russian words a country that is known has its Russian name.
    called = [
        attrs.evolve(each, country=pt.Country(each.country.iso3, known_name(each.country, language))) for each in panel.profiles
    ]
    assert pt.Panel(read(site / language / "all.csv").profiles) == pt.Panel(called)
    assert (site / language / "XAD-2020.json").read_text("utf-8") == pt.dumps(invented.invented("XAD", 2020)) + "\n"
    assert read(site / language / "XAD-2020.csv").profile == invented.invented("XAD", 2020)


def test_a_ranking_and_a_country_have_the_answers_of_theirs_beside_them(site):
    panel = invented.panel()
    for kind in ("json", "csv"):
        assert read(site / f"en/year-2020.{kind}").profiles == panel.in_year(2020)
        assert read(site / f"en/country-XAA.{kind}").profiles == tuple(
            invented.invented("XAA", year) for year in invented.YEARS
        )


def csv_rows(path, separator=","):
    return [*csv.DictReader(StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=separator)]


def test_all_scores_can_be_downloaded_with_bounds_method_and_version(site):
    records = [*pt.trends(invented.panel()).records()]
    made = {"strategy": "equal weights", "fingerprint": pt.EQUAL_WEIGHTS.fingerprint, "version": pt.__version__}
    rows = csv_rows(site / "en/scores.csv")
    assert [(row["iso3"], row["of"], row["low"], row["high"]) for row in rows] == [
        (each["iso3"], each["of"], str(each["low"]), str(each["high"])) for each in records
    ]
    assert all(made.items() <= row.items() for row in rows)
    assert {row["bounds_known"] for row in rows} == {"true"}
    assert {row["value"] for row in rows if row["reason"]} == {""}
    found = json.loads((site / "en/scores.json").read_text("utf-8"))
    assert {key: found[key] for key in made} == made
    assert found["caveat"] == CAVEAT.en
    assert found["scores"] == [{key: value for key, value in each.items() if key not in made} for each in records]
    russian = csv_rows(site / "ru/scores.csv", ";")
    assert len(russian) == len(rows)
    assert not [row["value"] for row in russian if "." in row["value"]]
    assert not [row for row in rows if row["country"][:1] in "=+-@"]


def test_each_ranking_has_its_scores_beside_it(site):
    ranking = pt.rank(invented.panel().in_year(2020))
    rows = csv_rows(site / "en/scores-2020.csv")
    assert [(row["rank"], row["iso3"], row["value"]) for row in rows] == [
        (str(row.rank), row.score.country.iso3, str(row.score.value)) for row in ranking.rows
    ]
    found = json.loads((site / "ru/scores-2020.json").read_text("utf-8"))
    made = ("strategy", "fingerprint", "version")
    assert found["scores"] == [{key: value for key, value in each.items() if key not in made} for each in ranking.records()]
    assert "scores-2020.csv" in [link["href"] for link in page_of(site, "en/year-2020.html").all("a")]


def test_a_ranking_of_nobody_has_a_file_with_the_reasons(write, tmp_path):
    write([invented.silent()])
    (row,) = csv_rows(tmp_path / "site/en/scores-2021.csv")
    assert (row["rank"], row["value"]) == ("", "")
    assert "2021: 0 of 23 applicable indicators are known" in row["reason"]
    (each,) = json.loads((tmp_path / "site/en/scores-2021.json").read_text("utf-8"))["scores"]
    assert (each["rank"], each["value"], each["reason"]) == (None, None, row["reason"])


def test_one_file_of_all_answers_is_what_all_profiles_give_together(site):
    expected = "\ufeff" + csv_format.dumps_tidy(invented.panel().profiles)
    assert (site / "en/all.csv").read_bytes().decode() == expected


def test_no_cell_of_the_csv_is_a_formula(site):
    assert not re.search(r'(?m)(^|,)"?[=+@]', (site / "en/all.csv").read_text("utf-8"))


# Files


def test_the_same_panel_gives_the_same_bytes_whatever_its_order(site, tmp_path):
    write_site(pt.Panel(reversed(invented.panel().profiles)), tmp_path)
    written = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == written


@given(st.lists(st.tuples(st.from_regex(r"[A-Z]{3}", fullmatch=True), g.lines), max_size=8))
def test_file_names_are_plain_and_no_two_places_share_one(places):
    found = stems(places)
    assert len({stem.casefold() for stem in found.values()}) == len({*places})
    assert all(re.fullmatch(r"[A-Za-z0-9-]{3,120}", stem) for stem in found.values())


def test_places_whose_short_digits_are_the_same_get_all_of_them():
    with patch("ptindex.display.site.names._DIGITS", 0):
        found = stems([("MDA", "Right bank"), ("MDA", "right BANK"), ("MDA", "")])
    assert len({*found.values()}) == 3
    assert min(map(len, found.values())) == 3
    assert max(map(len, found.values())) == len("MDA-right-bank-") + 64


def test_territories_have_pages_of_their_own_inside_the_site(write, tmp_path):
    write(invented.with_territories())
    written = [path for path in (tmp_path / "site" / "en").iterdir() if path.name.startswith("XAA") and path.suffix == ".html"]
    assert len(written) == 5
    assert not (tmp_path / "etc").exists()


def test_the_list_of_a_report_has_method_languages_profiles_and_checksums(site):
    found = json.loads((site / MANIFEST).read_text("utf-8"))
    assert (found["schema"], found["languages"]) == ("ptindex/site/1", ["en", "ru"])
    assert found["fingerprint"] == pt.EQUAL_WEIGHTS.fingerprint
    assert len(found["profiles"]) == 16
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert {*found["files"], MANIFEST} == files


def test_a_new_report_replaces_a_former_one_and_removes_its_pages_alone(tmp_path):
    write_site(pt.Panel([invented.KAZAKHSTAN, invented.invented("XAA", 2020)]), tmp_path)
    (tmp_path / "en" / "mine.txt").write_text("mine")
    (tmp_path / "en" / "XAA-2020.csv").write_text("mine as well")
    write_site(pt.Panel([invented.KAZAKHSTAN]), tmp_path, languages=["en"])
    assert not (tmp_path / "en" / "XAA-2020.html").exists()
    assert not (tmp_path / "ru" / "KAZ-2022.html").exists()
    assert (tmp_path / "en" / "mine.txt").read_text() == "mine"
    assert (tmp_path / "en" / "XAA-2020.csv").read_text() == "mine as well"


def test_a_language_that_a_new_report_does_not_have_leaves_no_empty_directory(tmp_path):
    panel = pt.Panel([invented.KAZAKHSTAN])
    write_site(panel, tmp_path)
    write_site(panel, tmp_path, languages=["ru"])
    assert {path.name for path in tmp_path.iterdir()} == {"index.html", "ru", MANIFEST}


def refusal(directory, names=("index.html", "en/index.html")):
    with pytest.raises(ReportDirectoryError) as caught:
        ReportDirectory(directory, names)
    return str(caught.value)


def make(directory, files):
    """A report of files with their contents."""
    with ReportDirectory(directory, files) as target:
        for name, content in files.items():
            target.write(name, content)
        target.finish({})


def test_a_directory_with_files_of_somebody_elses_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    assert refusal(tmp_path) == f"{tmp_path} is not empty and has no report in it; name a new directory"


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"schema": "other"}',
        '{"schema": "ptindex/site/1", "files": []}',
        '{"schema": "ptindex/site/1", "files": {}, "before": 1}',
        "[" * 100_000,
    ],
)
def test_a_list_that_is_none_of_a_report_is_refused(tmp_path, text):
    (tmp_path / MANIFEST).write_text(text)
    assert refusal(tmp_path) == f"{tmp_path / MANIFEST} is not the list of a report; name a new directory"


def test_files_in_the_way_are_named_and_nothing_is_written(tmp_path):
    names = ["index.html", *(f"en/{number}.html" for number in range(7))]
    make(tmp_path, dict.fromkeys(names, "as written"))
    for name in names:
        (tmp_path / name).write_text("changed by hand")
    assert refusal(tmp_path, names) == (
        f"{tmp_path}: en/0.html, en/1.html, en/2.html, en/3.html, en/4.html and 3 more: not written by a report, or changed "
        "since; move that away or name a new directory"
    )
    assert (tmp_path / "index.html").read_text() == "changed by hand"


def test_a_file_that_no_report_wrote_stays(tmp_path):
    make(tmp_path, {"index.html": ""})
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.html").write_text("mine")
    assert "en/index.html: not written by a report" in refusal(tmp_path)


def test_nothing_is_written_through_a_link(tmp_path):
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    make(inside, {"index.html": ""})
    (inside / "en").symlink_to(outside)
    assert "en/index.html: not written by a report" in refusal(inside)
    assert not [*outside.iterdir()]


def test_a_list_that_leads_elsewhere_removes_nothing(tmp_path):
    report, victim = tmp_path / "report", tmp_path / "victim.html"
    make(report, {"index.html": ""})
    victim.write_text("as written")
    known = sha256(b"as written").hexdigest()
    listed = {"../victim.html": known, str(victim): known, "en/../../victim.html": known, "en/gone.html": "0" * 64}
    (report / MANIFEST).write_text(json.dumps({"schema": "ptindex/site/1", "files": listed}))
    (report / "index.html").unlink()
    make(report, {"index.html": ""})
    assert victim.read_text() == "as written"


class Stop(Exception):  # noqa: N818 (it is no mistake)
    """Somebody ends the work."""


def stop_at(wanted):
    def progress(done, _total):
        if done == wanted:
            raise Stop

    return progress


def files_in(directory):
    return {path.relative_to(directory).as_posix(): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


def test_only_announced_files_are_written(tmp_path):
    with (
        pytest.raises(ValueError, match=r"^other\.html was not announced$"),
        ReportDirectory(tmp_path / "new", ["a.html"]) as made,
    ):
        made.write("other.html", "")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("wanted", [1, 5, 9, 30])
def test_a_report_that_is_broken_off_leaves_the_former_one_whole_and_can_be_made_again(tmp_path, wanted):
    panel = pt.Panel([invented.KAZAKHSTAN, invented.invented("XAA", 2021)])
    write_site(panel, tmp_path, languages=["en"])
    before = files_in(tmp_path)
    changed = pt.Panel(
        [invented.KAZAKHSTAN.with_answers({"prevention.video": pt.VideoCoverage.ALL}), invented.invented("XAA", 2021)]
    )
    with pytest.raises(Stop):
        write_site(changed, tmp_path, languages=["en"], progress=stop_at(wanted))
    assert files_in(tmp_path) == before
    write_site(changed, tmp_path, languages=["en"])
    assert files_in(tmp_path) != before


def test_a_first_report_that_is_broken_off_leaves_nothing(tmp_path):
    with pytest.raises(Stop):
        write_site(invented.panel(), tmp_path / "site", languages=["en"], progress=stop_at(50))
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("moved", [1, 2, 3])
def test_a_report_that_is_broken_off_while_its_files_are_moved_can_be_made_again(tmp_path, moved):
    make(tmp_path, {"index.html": "old", "en/a.html": "old", "en/b.html": "old"})
    replace, calls = Path.replace, []

    def breaking(path, target):
        calls.append(target)
        if len(calls) > moved + 1:
            raise Stop
        return replace(path, target)

    files = {"index.html": "new", "en/a.html": "new", "en/c.html": "new"}
    with patch.object(Path, "replace", breaking), pytest.raises(Stop):
        make(tmp_path, files)
    make(tmp_path, files)
    assert {name: content for name, content in files_in(tmp_path).items() if name != MANIFEST} == {
        name: content.encode() for name, content in files.items()
    }
    assert "before" not in json.loads((tmp_path / MANIFEST).read_text("utf-8"))


def test_a_file_that_came_into_the_way_while_a_report_was_made_stays(tmp_path):
    make(tmp_path, {"index.html": "old"})
    with ReportDirectory(tmp_path, ["index.html", "en/a.html"]) as target:
        target.write("index.html", "new")
        target.write("en/a.html", "new")
        (tmp_path / "en").mkdir()
        (tmp_path / "en" / "a.html").write_text("mine")
        with pytest.raises(ReportDirectoryError, match=r"en/a\.html: not written by a report"):
            target.finish({})
    assert (tmp_path / "en" / "a.html").read_text() == "mine"
    assert (tmp_path / "index.html").read_text() == "old"


def test_what_a_killed_report_left_aside_is_removed_by_the_next_one(tmp_path):
    left_over = tmp_path / "site" / ".ptindex-unfinished-x"
    left_over.mkdir(parents=True)
    (left_over / "index.html").write_text("half")
    make(tmp_path / "site", {"index.html": "whole"})
    assert left_over.exists()  # it could be that of a report which is being made
    os.utime(left_over, (0, 0))
    make(tmp_path / "site", {"index.html": "whole"})
    assert {*files_in(tmp_path / "site")} == {"index.html", MANIFEST}
    assert not left_over.exists()


def test_of_two_reports_made_at_once_in_one_new_directory_the_later_stays_and_both_end_well(tmp_path):
    panel, ended = pt.Panel([invented.KAZAKHSTAN]), []

    def another(done, _total):
        if done == 4 and not ended:
            ended.append(write_site(pt.Panel([invented.invented("XAA", 2021)]), tmp_path / "site", languages=["en"]))

    write_site(panel, tmp_path / "site", languages=["en"], progress=another)
    assert ended
    write_site(panel, tmp_path / "alone", languages=["en"])
    assert files_in(tmp_path / "site") == files_in(tmp_path / "alone")
    assert {path.name for path in (tmp_path / "site").iterdir()} == {"index.html", "en", MANIFEST}


def test_while_a_report_puts_its_files_in_their_places_no_other_does(tmp_path):
    make(tmp_path, {"index.html": "old"})
    moving = tmp_path / ".ptindex-unfinished-moving"
    moving.mkdir()
    with pytest.raises(ReportDirectoryError) as caught:
        make(tmp_path, {"index.html": "new"})
    assert str(caught.value) == (
        f"{tmp_path}: another report is being put there; wait for its end, or remove {moving} where none is made"
    )
    assert (tmp_path / "index.html").read_text() == "old"
    os.utime(moving, (0, 0))  # as a report leaves it that was killed then
    make(tmp_path, {"index.html": "new"})
    assert {*files_in(tmp_path)} == {"index.html", MANIFEST}
    assert not moving.exists()


def test_a_directory_without_a_name_or_without_room_for_files_is_refused_by_its_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert refusal("") == "a report needs the name of a directory, and it is empty"
    assert not [*tmp_path.iterdir()]

    def refused(**options):
        raise PermissionError(EACCES, "Permission denied", str(options["dir"] / "temporary"))

    monkeypatch.setattr("ptindex.display.site.directory.mkdtemp", refused)
    with pytest.raises(PermissionError) as caught:
        make(tmp_path, {"index.html": ""})
    assert caught.value.filename == str(tmp_path)


def test_progress_counts_each_profile_scored_and_explained_and_each_file(tmp_path):
    seen = []
    write_site(invented.panel(), tmp_path, languages=["en"], progress=lambda done, total: seen.append((done, total)))
    total = 2 * 16 + len(files_in(tmp_path)) - 1
    assert {of for _, of in seen} == {total}
    done = [done for done, _ in seen]
    assert done == sorted(done)
    assert done[:16] == [*range(1, 17)]
    assert done[-1] == total


def test_many_countries_and_years_have_all_their_files(tmp_path):
    profiles = [
        attrs.evolve(
            invented.KAZAKHSTAN, country=pt.Country(f"X{one}{other}", f"Country {one}{other}"), year=year, published=None
        )
        for one in "AB"
        for other in "ABCDEFGHIJ"
        for year in range(2020, 2030)
    ]
    seen = []
    write_site(pt.Panel(profiles), tmp_path, languages=["en"], progress=lambda *each: seen.append(each))
    pages, years = 200 + 20 + 10, 10
    # A page, its answers as JSON and CSV; overview, method (twice) and explorer; all answers; scores of all and of each year.
    expected = 3 * pages + 4 + 2 + 2 + 2 * years + len({"index.html"})
    files = files_in(tmp_path)
    assert len(files) == expected + len({MANIFEST})
    assert seen[-1] == (2 * 200 + expected, 2 * 200 + expected)


def test_each_profile_is_scored_once_and_each_change_explained_once(tmp_path):
    class Counting:
        name, scored = "counting", 0

        def score(self, profile, /):
            self.scored += 1
            return Flat().score(profile)

    strategy = Counting()
    with patch("ptindex.panels.changes.explain_change", wraps=pt.explain_change) as explained:
        write_site(invented.panel(), tmp_path, strategy=strategy)
    assert strategy.scored == 16
    assert explained.call_count == 5


def test_an_empty_panel_gives_a_site_that_says_so(write):
    page = write([])("index.html")
    assert "The report has no country." in page.text


def test_profiles_are_as_good_as_a_panel(tmp_path):
    write_site([invented.KAZAKHSTAN], tmp_path / "profiles", languages=["en"])
    write_site(pt.Panel([invented.KAZAKHSTAN]), tmp_path / "panel", languages=["en"])
    assert files_in(tmp_path / "profiles") == files_in(tmp_path / "panel")


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        ((), "$.languages: is no sequence of languages that texts are in; given: (); allowed: en, ru"),
        ("en", "$.languages: is no sequence of languages that texts are in; given: 'en'; allowed: en, ru"),
        (("de",), "$.languages: is no language that texts are in; given: 'de'; allowed: en, ru"),
    ],
)
def test_languages_that_are_none_are_refused(tmp_path, languages, said):
    with pytest.raises(pt.exceptions.ArgumentError) as caught:
        write_site([invented.KAZAKHSTAN], tmp_path / "site", languages=languages)
    assert str(caught.value) == said
    assert not (tmp_path / "site").exists()


def test_a_renderer_keeps_no_text_longer_than_it_lives():
    cells = Cells()
    text = "a text of the data that only this site has"
    cells.cell(text)
    kept = weakref.ref(cells)
    del cells
    gc.collect()
    assert kept() is None
    assert Cells()._cell.cache_info().currsize == 0


def test_without_jinja_the_extra_is_named(tmp_path):
    with patch.dict("sys.modules", {"jinja2": None}), pytest.raises(pt.MissingExtraError, match=r"ptindex\[report\]"):
        write_site(invented.panel(), tmp_path / "site")
    assert not (tmp_path / "site").exists()


# Words


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_words_of_its_own(path):
    outside = re.sub(r"(?s)\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "", path.read_text("utf-8"))
    shown = re.sub(r"<[^>]*>", "", outside)
    assert not re.search(r"[^\W\d_]{2,}", shown)
    assert not re.search(r'(?:aria-label|title|alt|placeholder)="[^"]*[A-Za-z]', outside)
    assert "|safe" not in path.read_text("utf-8")


def test_every_word_is_used():
    used = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*") if path.suffix in (".py", ".html"))
    used += (Path(frame.__file__).parent.parent / "explorer" / "page.html").read_text("utf-8")
    for module in (words, method_words, frame_words):
        for name, value in vars(module).items():
            if isinstance(value, Text):
                assert re.search(rf'words\.{name}\b|w\.{name}\b|"{name}"', used), name


def test_groups_are_those_of_the_notebook():
    assert html_of(score_tables(pt.score(invented.KAZAKHSTAN), "en"), "en").count("<tbody>") > 6


# The command line


def test_the_command_writes_a_site_and_says_where(tmp_path, capsys):
    from ptindex.__main__ import main

    source = tmp_path / "profile.json"
    source.write_text(pt.dumps(invented.invented("XAA", 2020)), "utf-8")
    assert main(["report", str(tmp_path / "site"), str(source), "--lang", "en"]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'site' / 'index.html'}\n"
    assert (tmp_path / "site" / "en" / "XAA-2020.html").is_file()
    assert not (tmp_path / "site" / "ru").exists()
    assert main(["report", str(tmp_path), str(source)]) == 1
    assert capsys.readouterr().err == f"ptindex: {tmp_path} is not empty and has no report in it; name a new directory\n"


def test_the_command_tells_the_problems_of_a_page_and_without_a_file_writes_nothing(tmp_path, capsys):
    from ptindex.__main__ import main

    assert main(["report", str(tmp_path / "site")]) == 2
    assert capsys.readouterr().err == "ptindex: report needs files: country pages, JSON, CSV or workbooks\n"
    assert not (tmp_path / "site").exists()
    source = tmp_path / "page.txt"
    source.write_text(example_page(), "utf-8")
    assert main(["report", str(tmp_path / "site"), str(source), "--strategy", "cautious"]) == 0
    assert "line 53, $.procedural_guarantees.medical: repeated" in capsys.readouterr().err
    assert (tmp_path / "site" / "ru" / "KAZ-2022.html").is_file()
