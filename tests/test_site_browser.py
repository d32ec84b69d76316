"""The site in a real browser, opened as files: silent, sortable, printable, accessible, readable on a phone."""

from itertools import product

import attrs
import pytest

import invented
import ptindex as pt
from browser import axe_violations, cut_tables, watched
from ptindex.declaration import LANGUAGES
from ptindex.display.site import write_site

PAGES = ("index.html", "KAZ-2022.html", "XAD-2021.html", "XAE-2021.html", "country-XAA.html", "year-2020.html", "method.html")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The invented countries and the real page, written once."""
    directory = tmp_path_factory.mktemp("site")
    write_site(invented.panel(), directory)
    return directory


_PAPER_COLOUR = """(() => {
  const own = (element) => getComputedStyle(element).backgroundColor;
  return own(document.body) === "rgba(0, 0, 0, 0)" ? own(document.documentElement) : own(document.body);
})()"""
_KEPT_THEME = "localStorage.getItem('ptindex-theme')"

_BROKEN_WORDS = r"""() => {
  const broken = [];
  for (const name of document.querySelectorAll("#answers tbody th > bdi")) {
    const text = name.firstChild;
    for (const { 0: word, index } of text.data.matchAll(/[^\s-]+/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (range.getClientRects().length > 1) broken.push(word);
    }
  }
  return broken;
}"""


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
    light = page.evaluate(_PAPER_COLOUR)
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate(_PAPER_COLOUR) != light
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
    assert page.evaluate(_KEPT_THEME) == "dark"


@pytest.mark.parametrize("name", ["method.html", "explorer.html"])
def test_every_page_opens_in_the_theme_that_was_kept(dark, site, name):
    dark.goto((site / "en" / name).as_uri())
    kept = dark.evaluate(_PAPER_COLOUR)
    assert dark.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
    dark.get_by_role("button", name="Dark").click()
    assert dark.evaluate(_PAPER_COLOUR) != kept
    assert dark.evaluate(_KEPT_THEME) == "light"


@pytest.mark.parametrize("heard", ["new StorageEvent('storage')", "new PageTransitionEvent('pageshow', { persisted: true })"])
def test_a_page_obeys_what_was_chosen_in_another_tab_or_before_it_was_come_back_to(page, site, heard):
    page.emulate_media(color_scheme="light")
    page.goto((site / "en" / "index.html").as_uri())
    light = page.evaluate(_PAPER_COLOUR)
    page.evaluate(f"{{ localStorage.setItem('ptindex-theme', 'dark'); dispatchEvent({heard}); }}")
    assert page.evaluate(_PAPER_COLOUR) != light
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"


@pytest.fixture
def dark(page):
    """A page of a reader who chose the dark theme before, where the system is light.

    What was kept is put there for each page anew: once in some eighty times two pages of a window that is forgotten when it is
    closed, as those of tests are, do not see what the other keeps.
    """
    page.emulate_media(color_scheme="light")
    page.add_init_script("localStorage.setItem('ptindex-theme', 'dark')")
    return page


def test_without_scripts_everything_is_there_and_nothing_is_offered_that_does_not_work(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "en" / "year-2020.html").as_uri())
    assert page.get_by_role("row").count() > 2
    assert not page.locator("button:visible, .hint:visible").count()
    context.close()


LOOKS = {"en": [(360, "light"), (1280, "dark")], "ru": [(360, "dark"), (1280, "light")]}
"""Each page is looked at in both widths and both schemes, over its two languages."""


@pytest.fixture(scope="module", params=[*product(LANGUAGES, PAGES)], ids="-".join)
def opened(browser, site, request):
    """A page of the site with its language, opened once for all that is asked of it."""
    language, name = request.param
    with watched(browser) as page:
        page.goto((site / language / name).as_uri())
        yield page, language


def test_no_page_breaks_a_rule_of_accessibility(opened):
    page, language = opened
    for width, scheme in LOOKS[language]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert not axe_violations(page)


def test_a_phone_shows_every_page_without_scrolling_it_sideways(opened):
    page, _ = opened
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 360


_OUT_OF_PLACE = """() => {
  const box = (element) => element.getBoundingClientRect();
  const wrong = (row) => {
    const own = box(row);
    const cells = [...row.cells].filter((cell) => cell.getClientRects().length);
    const boxes = cells.map(box);
    const head = box(row.querySelector("th"));
    const point = row.querySelector(".point:not(:empty)");
    const beyond = boxes.some(({ left, right }) => left < own.left - 1 || right > own.right + 1);
    if (beyond || own.right > innerWidth) return "outside";
    if (point && (Math.abs(box(point).top - head.top) > 1 || box(point).left < head.right - 1)) return "point elsewhere";
    if (own.bottom - Math.max(...boxes.map(({ bottom }) => bottom)) > 12) return "blank below";
    return cells.some((cell) => !cell.textContent && !cell.querySelector("svg")) && "blank cell";
  };
  const rows = [...document.querySelectorAll(".stacked tbody tr")].filter(wrong).map((row) => [wrong(row), row.outerHTML]);
  const scrolled = [...document.querySelectorAll(".stacked")].filter((each) => each.scrollWidth > each.clientWidth);
  return [...rows, ...scrolled.map((each) => ["scrolls", each.outerHTML])];
}"""


def test_a_phone_shows_a_row_as_its_name_and_its_point_and_the_rest_below(opened):
    page, _ = opened
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate(_OUT_OF_PLACE) == []


def test_a_phone_labels_what_stands_below_and_sorts_all_the_same(ranking):
    ranking.set_viewport_size({"width": 360, "height": 800})
    row = ranking.locator("#ranking tbody tr").first
    label = "cell => getComputedStyle(cell, '::before').content"
    assert row.locator("td").nth(1).evaluate(label) == '"Could be: "'
    assert row.locator(".point").evaluate(label) == "none"
    assert row.locator(".point").inner_text() == column(ranking, 4)[0]
    before = column(ranking, 1)
    heads(ranking).nth(3).locator("button").click()
    assert column(ranking, 1) == before[::-1]


def test_a_phone_breaks_no_name_of_a_question_inside_a_word(page, site):
    """Where there is no dictionary of hyphens a word that is too wide for its column is broken anywhere."""
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto((site / "ru/KAZ-2022.html").as_uri())
    assert page.evaluate(_BROKEN_WORDS) == []


def test_the_heads_of_a_table_that_scrolls_are_not_broken_inside_their_words(page, site):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((site / "ru" / "year-2020.html").as_uri())
    heights = page.locator(".wide thead th").evaluate_all("heads => heads.map((head) => head.offsetHeight)")
    lines_of_a_head = 3
    assert max(heights) < (lines_of_a_head + 1) * 21


def test_no_table_is_cut_in_print_and_the_navigation_is_left_out(opened):
    page, _ = opened
    page.set_viewport_size({"width": 1280, "height": 900})
    assert cut_tables(page) == []
    page.emulate_media(media="print")
    assert not page.locator("nav:visible, button.theme:visible, .skip:visible").count()
    page.emulate_media(media="null")


def test_a_page_can_be_printed(ranking):
    assert ranking.pdf(format="A4").startswith(b"%PDF")


def test_long_words_of_the_data_do_not_widen_the_page_of_a_phone(page, tmp_path):
    long = "Donaudampfschifffahrtsgesellschaft" * 3
    profile = attrs.evolve(invented.KAZAKHSTAN, country=pt.Country("XAA", long), territory=long, published=None)
    write_site([profile, invented.KAZAKHSTAN], tmp_path, strategy=attrs.evolve(pt.EQUAL_WEIGHTS, name=long), languages=["en"])
    page.set_viewport_size({"width": 360, "height": 800})
    for path in sorted((tmp_path / "en").glob("*.html")):
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == 360, path.name


def test_the_explorer_has_the_theme_and_the_language_of_the_site(dark, site):
    dark.goto((site / "en" / "method.html").as_uri())
    paper = dark.evaluate(_PAPER_COLOUR)
    dark.get_by_role("link", name="Try other weights").click()
    dark.wait_for_url("**/explorer.html*")
    assert dark.evaluate(_PAPER_COLOUR) == paper
    dark.get_by_role("link", name="Читать по-русски").click()
    dark.wait_for_url("**/ru/explorer.html*")
    assert dark.evaluate("document.documentElement.lang") == "ru"
    assert dark.evaluate(_PAPER_COLOUR) == paper


def test_printed_links_say_where_they_lead(ranking):
    ranking.emulate_media(media="print")
    link = ranking.locator("tbody a").first
    shown = link.evaluate("each => getComputedStyle(each, '::after').content")
    assert link.get_attribute("href") in shown
