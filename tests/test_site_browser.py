"""The site in a real browser, opened as files: silent, sortable, printable, accessible, readable on a phone."""

from itertools import product

import pytest

import invented
from browser import axe_violations, cut_tables, watched
from ptindex.declaration import LANGUAGES
from ptindex.display.site import write_site

PAGES = ("index.html", "KAZ-2022.html", "XAD-2021.html", "XAE-2021.html", "country-XAA.html", "year-2020.html", "method.html")
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The invented countries and the real page, written once."""
    directory = tmp_path_factory.mktemp("site")
    write_site(invented.panel(), directory)
    return directory


@pytest.fixture
def ranking(page, site):
    """The ranking of the year of which most countries are ranked."""
    page.goto((site / "en" / "year-2020.html").as_uri())
    return page


def column(page, at):
    return page.locator(f"table.sortable tbody tr > :nth-child({at})").all_inner_texts()


def heads(page):
    return page.locator("table.sortable thead th")


def test_every_page_opens_without_an_error_or_a_request_that_leaves_it(page, site):
    for path in sorted(site.rglob("*.html")):
        page.goto(path.as_uri())
        assert page.locator("h1").count() == 1


def test_a_click_sorts_the_ranking_and_another_one_turns_it(ranking):
    before = column(ranking, 1)
    assert heads(ranking).nth(0).get_attribute("aria-sort") == "ascending"
    head = heads(ranking).nth(3)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    values = [float(value) for value in column(ranking, 4)]
    assert values == sorted(values)
    assert heads(ranking).nth(0).get_attribute("aria-sort") is None
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert column(ranking, 1) == before


def test_the_keyboard_sorts_as_well(ranking):
    button = heads(ranking).nth(2).locator("button")
    button.focus()
    outline = button.evaluate("each => getComputedStyle(each).outlineStyle")
    ranking.keyboard.press("Enter")
    names = column(ranking, 3)
    assert names == ranking.evaluate("names => names.toSorted(new Intl.Collator('en', { numeric: true }).compare)", names)
    ranking.keyboard.press("Space")
    assert column(ranking, 3) == names[::-1]
    assert outline != "none"


def test_the_first_stop_of_the_keyboard_skips_to_the_content(ranking):
    ranking.keyboard.press("Tab")
    assert ranking.evaluate("document.activeElement.className") == "skip"
    ranking.keyboard.press("Enter")
    assert ranking.evaluate("document.activeElement.id") == "content"


def test_the_theme_can_be_switched_and_is_kept(page, site):
    page.emulate_media(color_scheme="light")
    page.goto((site / "en" / "index.html").as_uri())
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Dark").click()
    dark = page.evaluate(paper)
    assert dark != light
    page.goto((site / "en" / "method.html").as_uri())
    assert page.evaluate(paper) == dark
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"


def test_without_scripts_everything_is_there_and_nothing_is_offered_that_does_not_work(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "en" / "year-2020.html").as_uri())
    assert page.get_by_role("row").count() > 2
    assert not page.locator("button:visible, .hint:visible").count()
    context.close()


@pytest.mark.parametrize(("language", "name"), [*product(LANGUAGES, PAGES)])
def test_no_page_breaks_a_rule_of_accessibility(browser, site, language, name):
    for width, scheme in product(WIDTHS, SCHEMES):
        with watched(browser) as page:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.goto((site / language / name).as_uri())
            assert not axe_violations(page)


@pytest.mark.parametrize(("language", "name"), [*product(LANGUAGES, PAGES)])
def test_a_phone_shows_every_page_without_scrolling_it_sideways(page, site, language, name):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((site / language / name).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize(("language", "name"), [*product(LANGUAGES, PAGES)])
def test_no_table_is_cut_in_print_and_the_navigation_is_left_out(page, site, language, name):
    page.goto((site / language / name).as_uri())
    assert cut_tables(page) == []
    page.emulate_media(media="print")
    assert not page.locator("nav:visible, button.theme:visible, .skip:visible").count()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_printed_links_say_where_they_lead(ranking):
    ranking.emulate_media(media="print")
    link = ranking.locator("tbody a").first
    shown = link.evaluate("each => getComputedStyle(each, '::after').content")
    assert link.get_attribute("href") in shown
