"""The weights explorer in a real browser: its numbers are the library's, whatever the weights, the method and the gaps."""

import random
import re

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ptindex as pt
from browser import axe_violations, cut_tables
from generators import names, profiles
from ptindex.composite.aggregation import ByLevel, Minimum, Power
from ptindex.declaration import Dimension, Unavailable
from ptindex.display.explorer import explorer_html, words
from ptindex.display.figures import named, said, within
from ptindex.display.tables import harmless
from ptindex.display.words import BOUNDS_FROM_TO, RANK_BOUNDS_NOTE, RANK_BOUNDS_UNRANKED
from ptindex.numerals import number, percent
from ptindex.questionnaire import questions

KAZAKHSTAN = pt.example_profile()
CODES = [dimension.code for dimension in Dimension]
STRATEGIES = {
    "equal weights": pt.EQUAL_WEIGHTS,
    "cautious": pt.CAUTIOUS,
    "equal indicators": pt.EQUAL_INDICATORS,
    "geometric": attrs.evolve(pt.EQUAL_WEIGHTS, name="geometric", aggregation=Power(0)),
    "lowest": attrs.evolve(pt.EQUAL_WEIGHTS, name="lowest", aggregation=Minimum(), min_available=0.8, scale=10),
    "mixed": attrs.evolve(
        pt.EQUAL_WEIGHTS,
        name="mixed",
        aggregation=ByLevel(inside=Power(0.5), between=Power(-1)),
        weights={"ratification": 0, "prevention": 0.37, "prevention.video": 3, "domestic_law.definition": 0},
        levels={"prevention.video.some": 0.3},
        min_available=0.25,
    ),
    "steep": attrs.evolve(pt.EQUAL_WEIGHTS, name="steep", aggregation=ByLevel(between=Power(7)), min_available=0),
}


def _invented(rng, iso3, name, year, gaps):
    """The real page with answers changed and withdrawn at random; sometimes with a dimension of which nothing is known."""
    silent = rng.choice([*CODES, None, None])
    answers = {}
    for question in questions():
        if rng.random() < gaps or (question.dimension and question.dimension.code == silent):
            answers[question.key] = rng.choice([*Unavailable])
        elif question.scale:
            answers[question.key] = rng.choice([*question.scale])
        elif question.goalposts:
            answers[question.key] = round(rng.uniform(*question.goalposts), 1)
    return attrs.evolve(KAZAKHSTAN.with_answers(answers), country=pt.Country(iso3, name), year=year)


def countries():
    rng = random.Random(20)
    invented = [("ATL", "Atlantis"), ("ERE", "Erewhon"), ("LIL", "Lilliput"), ("UTO", "Utopia"), ("ZEM", "Zembla")]
    yield KAZAKHSTAN
    for iso3, name in invented:
        yield _invented(rng, iso3, name, 2019, 0.2)
        yield _invented(rng, iso3, name, 2022, 0.1 + 0.6 * (iso3 == "ERE"))
    # Two alike share a rank, also where they differ by less than the ninth decimal.
    twin = _invented(rng, "TWI", "Twin", 2022, 0.2).with_answers({"expert_survey.rating": 7.1})
    yield twin
    yield attrs.evolve(twin.with_answers({"expert_survey.rating": 7.1 + 1e-12}), country=pt.Country("TWO", "Twin too"))
    nothing = KAZAKHSTAN.with_answers({question.key: Unavailable.NOT_APPLICABLE for question in questions()})
    yield attrs.evolve(nothing, country=pt.Country("NON", "Nowhere"))


COUNTRIES = tuple(countries())


@pytest.fixture
def explore(page, tmp_path):
    """Opens the page of an explorer."""

    def open_(profiles, strategy=pt.EQUAL_WEIGHTS, language="en", address=""):
        file = tmp_path / "explorer.html"
        file.write_text(explorer_html(profiles, strategy, language), "utf-8")
        page.goto("about:blank")
        page.goto(f"{file.as_uri()}{address}")
        page.wait_for_selector("#chart svg", state="attached")
        return page

    return open_


_SHOWN = """async () => {
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const rows = (id) => [...document.querySelectorAll(`#${id} tbody tr`)];
  const text = (cell) => cell.textContent;
  return {
    rows: rows("scores").map((row) => [row.cells[0].lastChild.textContent, ...[...row.cells].slice(1).map(text)]),
    unranked: rows("unranked").map((row) => [...row.cells].map(text)),
    unseparated: rows("unseparated").flatMap((row) =>
      [...row.cells[1].querySelectorAll("bdi")].map((other) => [text(row.cells[0]), text(other)])),
    nothing: document.getElementById("none").hidden ? "" : document.getElementById("none").textContent,
  };
}"""


def expected(profiles, strategy, weights, language="en"):
    """What the page has to show: the library's ranking under the changed method."""
    try:
        changed = attrs.evolve(strategy, weights={**strategy.weights, **weights})
    except pt.StrategyError:
        assert not any({**dict.fromkeys(CODES, 1), **strategy.weights, **weights}[code] for code in CODES)
        return {"rows": [], "unranked": [], "unseparated": [], "nothing": said(words.NOTHING_LEFT, language)}
    ranking = pt.rank(profiles, changed)
    names_by_label = {row.label: _name(row.score, language) for row in ranking.rows}
    return {
        "rows": [_row(row, language)[0 if ranking.compares else 2 :] for row in ranking.rows],
        "unranked": [
            [_name(each, language), _why(each, strategy, language), within(each.bounds, language)] for each in ranking.unranked
        ],
        "unseparated": [[names_by_label[one], names_by_label[other]] for one, other in ranking.unseparated],
        "nothing": "" if ranking.rows else said(words.NONE_RANKED, language),
    }


def _name(each, language):
    return harmless(named(each.country, each.territory, language))


def _row(row, language):
    alone = row.best_rank == row.worst_rank
    places = str(row.best_rank) if alone else said(BOUNDS_FROM_TO, language, row.best_rank, row.worst_rank)
    score = row.score
    value = number(score.value, language)
    return [str(row.rank), places, _name(score, language), value, within(score.bounds, language)]


def _why(each, strategy, language):
    known, applicable = re.search(r": (\d+) of (\d+) applicable indicators are known", each.reason).groups()
    return said(words.NOT_ENOUGH, language, known, applicable, percent(strategy.min_available, language))


def in_year(profiles, year):
    return [profile for profile in profiles if profile.year == year]


def move(page, code, keys):
    """Moves a slider by the keyboard and returns the weight on which it then stands."""
    page.focus(f"#{code}")
    for key in keys:
        page.keyboard.press(key)
    return page.evaluate("code => document.getElementById(code).value", code)


KEYS = ["Home", "End", "PageUp", "PageDown", "ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"]


_GO = """address => {
  const gone = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
  location.hash = address;
  return gone.then(() => null);
}"""


@pytest.mark.parametrize(("name", "language"), [*zip(STRATEGIES, ["en", "ru"] * 4, strict=False)])
def test_moved_by_keyboard_and_by_address_the_weights_give_the_librarys_numbers(explore, name, language):
    strategy, rng = STRATEGIES[name], random.Random(name)
    page = explore(COUNTRIES, strategy, language)
    assert page.evaluate(_SHOWN) == expected(in_year(COUNTRIES, 2022), strategy, {}, language)
    exponents = {each["code"]: each["exponent"] for each in page.evaluate("JSON.parse(data.textContent).dimensions")}
    weights = {}
    for code in rng.choices(CODES, k=10):
        position = move(page, code, rng.choices(KEYS, k=3))
        weights[code] = float(f"{position}e{exponents[code]}")
        assert page.evaluate(_SHOWN) == expected(in_year(COUNTRIES, 2022), strategy, weights, language)
    for _ in range(10):
        year = rng.choice([2019, 2022])
        weights = {code: rng.choice([0, 1, round(rng.uniform(0, 9), 2), 10 ** rng.uniform(-6, 6)]) for code in CODES}
        address = "&".join([f"year={year}", *(f"{code}={weight!r}" for code, weight in weights.items())])
        page.evaluate(_GO, address)
        assert page.evaluate(_SHOWN) == expected(in_year(COUNTRIES, year), strategy, weights, language)


def test_a_name_with_braces_does_not_upset_the_sentence_that_it_stands_in(explore):
    for language in ("en", "ru"):
        two = [attrs.evolve(KAZAKHSTAN, country=pt.Country("XAA", "A {} B"), published=None), *in_year(COUNTRIES, 2019)]
        page = explore(two, language=language)
        score = pt.score(two[0])
        told = "A {} B", number(score.value, language), within(score.bounds, language)
        page.wait_for_function("() => document.getElementById('summary').textContent")
        assert page.inner_text("#summary") == said(words.ALONE, language, 2022, *told)
        three = [*two, attrs.evolve(two[0].with_answers({"expert_survey.rating": 0}), country=pt.Country("XAB", "Last"))]
        page = explore(three, language=language)
        page.wait_for_function("() => document.getElementById('summary').textContent")
        counts = said(words.SUMMARY, language, 2022, 2, 0)
        first = said(words.FIRST, language, said(words.WITH_SCORE, language, *told))
        assert page.inner_text("#summary") == f"{counts} {first}"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_all_that_share_the_first_place_are_named_as_the_first(explore, language):
    shared = [attrs.evolve(KAZAKHSTAN, country=pt.Country(iso3, name)) for iso3, name in (("XAA", "One"), ("XAB", "Two"))]
    last = attrs.evolve(KAZAKHSTAN.with_answers({"expert_survey.rating": 0}), country=pt.Country("XAC", "Last"))
    page = explore([*shared, last], language=language)
    page.wait_for_function("() => document.getElementById('summary').textContent")
    counts = said(words.SUMMARY, language, 2022, 3, 0)
    alike = "63.40, bounds 61.64 to 64.41" if language == "en" else "63,40, границы от 61,64 до 64,41"
    assert page.inner_text("#summary") == f"{counts} {said(words.FIRST, language, f'One, {alike}; Two, {alike}')}"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_foot_names_the_method_as_that_of_the_start_and_explains_places_where_there_are_some(explore, language):
    start = {"en": "Method at the start: equal weights, fingerprint ", "ru": "Исходный метод: равные веса, отпечаток "}[
        language
    ]
    page = explore(COUNTRIES, language=language, address="#prevention=2")
    assert start in page.inner_text("footer")
    assert said(RANK_BOUNDS_NOTE, language) in page.inner_text("footer")
    page = explore([KAZAKHSTAN], language=language)
    assert start in page.inner_text("footer")
    assert said(RANK_BOUNDS_NOTE, language) not in page.inner_text("footer")


def test_a_country_alone_has_a_score_and_no_place(explore):
    alone = [KAZAKHSTAN, pt.CountryProfile(country=pt.Country("XAA", "Silent"), year=2022)]
    page = explore(alone, address="#prevention=2")
    assert page.evaluate(_SHOWN)["rows"] == [["Kazakhstan", "61.49", "59.97 to 62.36"]]
    assert page.locator("#scores thead th:visible").all_inner_texts() == ["Country", "Score", "Bounds"]
    assert page.inner_text("#ranking") == said(words.SCORES, "en", 2022)
    assert "Rank" not in page.inner_text("#ranked")
    assert page.is_hidden("#come-in")
    assert page.is_hidden("#apart")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_who_is_not_ranked_may_come_in_and_the_page_says_so(explore, language):
    silent = pt.CountryProfile(country=pt.Country("XAA", "Silent"), year=2022)
    page = explore([*in_year(COUNTRIES, 2022), silent], language=language)
    shown = page.evaluate(_SHOWN)
    assert shown == expected([*in_year(COUNTRIES, 2022), silent], pt.EQUAL_WEIGHTS, {}, language)
    assert shown["rows"][-1][1].endswith(f" {len(shown['rows']) + len(shown['unranked'])}")
    assert page.inner_text("#come-in") == said(RANK_BOUNDS_UNRANKED, language)


@settings(max_examples=12, suppress_health_check=[*HealthCheck])
@given(
    several=st.lists(profiles(year=st.sampled_from([2019, 2022])), min_size=1, max_size=5, unique_by=lambda each: each.country),
    called=st.lists(names, min_size=5, max_size=5, unique_by=harmless),
    strategy=st.sampled_from([*STRATEGIES.values()]),
    weights=st.dictionaries(st.sampled_from(CODES), st.sampled_from([0.0, 1.0]) | st.floats(0.01, 100)),
    language=st.sampled_from(["en", "ru"]),
)
def test_whatever_the_profiles_the_numbers_are_the_librarys(explore, several, called, strategy, weights, language):
    several = [
        attrs.evolve(each, country=pt.Country(f"X{at}Z".replace(str(at), "ABCDE"[at]), name), territory="")
        for at, (each, name) in enumerate(zip(several, called, strict=False))
    ]
    address = "&".join(f"{code}={weight!r}" for code, weight in weights.items())
    page = explore(several, strategy, language, f"#{address}")
    latest = max(each.year for each in several)
    assert page.evaluate(_SHOWN) == expected(in_year(several, latest), strategy, weights, language)


def test_a_value_halfway_between_two_digits_is_rounded_as_the_library_does(explore):
    levels = {"prevention.video.all": 0.625, "prevention.video.some": 0.375, "prevention.video.none": 0.375}
    method = attrs.evolve(pt.EQUAL_WEIGHTS, name="half", indicators=("prevention.video",), levels=levels, scale=1)
    scale = type(KAZAKHSTAN.prevention.video)
    two = [KAZAKHSTAN.with_answers({"prevention.video": scale(code)}) for code in ("all", "some")]
    two[1] = attrs.evolve(two[1], country=pt.Country("KGZ", "Kyrgyzstan"))
    assert [row[3] for row in explore(two, method).evaluate(_SHOWN)["rows"]] == ["0.62", "0.38"]
    large = attrs.evolve(method, scale=1e22)
    assert explore(two, large).evaluate(_SHOWN) == expected(two, large, {})


_BUSY_AT_ONCE = """async () => {
  const slider = document.getElementById("prevention");
  slider.value = slider.max;
  slider.dispatchEvent(new Event("input"));
  await new Promise(requestAnimationFrame);
  return document.getElementById("apart").getAttribute("aria-busy");
}"""


def test_of_many_countries_what_cannot_be_told_apart_follows_when_the_weights_have_come_to_rest(explore):
    rng = random.Random(1)
    many = [_invented(rng, f"A{chr(65 + at // 26)}{chr(65 + at % 26)}", f"Country {at}", 2022, 0.2) for at in range(50)]
    page = explore(many)
    assert page.evaluate(_BUSY_AT_ONCE) == "true"
    page.wait_for_selector("#apart[aria-busy=false]")
    assert page.evaluate(_SHOWN) == expected(many, pt.EQUAL_WEIGHTS, {"prevention": 5.0})


def test_with_every_weight_at_0_it_is_said_that_nothing_is_left(explore):
    page = explore(COUNTRIES)
    for code in CODES:
        move(page, code, ["Home"])
    assert page.evaluate(_SHOWN) == expected(in_year(COUNTRIES, 2022), pt.EQUAL_WEIGHTS, dict.fromkeys(CODES, 0))
    page.wait_for_function("words => document.getElementById('summary').textContent === words", arg=words.NOTHING_LEFT.en)
    assert page.is_hidden("#apart")
    assert page.locator("#scores").is_hidden()
    assert page.locator("#drawing").is_hidden()
    assert page.locator("#same").is_hidden()
    assert page.get_attribute("#prevention", "aria-valuetext") == words.OFF.en


def test_reached_by_tab_the_sliders_say_their_weight_and_the_button_puts_them_back(explore):
    page = explore(COUNTRIES)
    reached = []
    for _ in range(10):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.className"))
    assert reached == ["skip", "theme", "year", *CODES, "reset"]  # the first leads past the weights to the ranking
    move(page, "prevention", ["ArrowRight"] * 10)
    page.evaluate(_SHOWN)
    assert page.get_attribute("#prevention", "aria-valuetext") == "weight 2, 28.6% of the total"
    assert page.inner_text("#standing") == words.CHANGED.en
    page.focus("#reset")
    page.keyboard.press("Enter")
    assert page.evaluate(_SHOWN) == expected(in_year(COUNTRIES, 2022), pt.EQUAL_WEIGHTS, {})
    assert page.inner_text("#standing") == words.AS_METHOD.en


def test_all_dimensions_alike_is_a_button_where_the_method_has_them_otherwise(explore):
    page = explore(COUNTRIES, pt.EQUAL_INDICATORS)
    page.focus("#alike")
    page.keyboard.press("Space")
    assert page.evaluate(_SHOWN) == expected(in_year(COUNTRIES, 2022), pt.EQUAL_INDICATORS, dict.fromkeys(CODES, 1))


def test_a_rank_says_how_it_moved_against_the_method(explore):
    page = explore(COUNTRIES, address="#prevention=0&ratification=9")
    before = {row.score.country.name: row.rank for row in pt.rank(in_year(COUNTRIES, 2022)).rows}
    moves = {
        row["name"]: row["move"]
        for row in page.evaluate(
            """[...document.querySelectorAll("#scores tbody tr")].map((row) =>
              ({ name: row.cells[2].textContent, move: row.querySelector(".move")?.title ?? "" }))"""
        )
    }
    after = {name: int(rank) for rank, _, name, *_ in page.evaluate(_SHOWN)["rows"]}
    assert len(set(after.items()) - set(before.items())) > 2
    for name, rank in after.items():
        up = before[name] - rank
        text = words.UP if up > 0 else words.DOWN
        assert moves[name] == (text.en.format(abs(up)) if up else "")
    thin = explore(
        COUNTRIES, attrs.evolve(pt.EQUAL_WEIGHTS, min_available=0.9), address="#" + "&".join(f"{c}=0" for c in CODES[1:])
    )
    assert words.NEW_HERE.en in thin.inner_html("#scores")


def test_the_address_keeps_year_and_weights_and_gives_them_back(explore):
    page = explore(COUNTRIES)
    page.select_option("#year", "2019")
    move(page, "ratification", ["Home", "ArrowRight", "ArrowRight"])
    page.wait_for_url("**#year=2019&ratification=0.2")
    before = page.evaluate(_SHOWN)
    assert before == expected(in_year(COUNTRIES, 2019), pt.EQUAL_WEIGHTS, {"ratification": 0.2})
    page.reload()
    page.wait_for_selector("#chart svg")
    assert page.evaluate(_SHOWN) == before
    assert page.input_value("#year") == "2019"
    page.click("#reset")
    page.wait_for_url("**#year=2019")


def test_an_address_that_says_nonsense_is_the_methods_own(explore):
    page = explore(
        COUNTRIES, address="#year=toString&prevention=-1&ratification=NaN&domestic_law=1e999&judicial_review=x&a=b&%E0"
    )
    assert page.evaluate(_SHOWN) == expected(in_year(COUNTRIES, 2022), pt.EQUAL_WEIGHTS, {})
    page.evaluate("location.hash = 'ranking'")
    assert page.evaluate(_SHOWN) == expected(in_year(COUNTRIES, 2022), pt.EQUAL_WEIGHTS, {})


def test_the_line_of_python_is_the_one_that_gives_the_same(explore):
    page = explore(COUNTRIES, STRATEGIES["mixed"], address="#ratification=2.5&prevention=1")
    weights = '"prevention.video": 3, "domestic_law.definition": 0, "ratification": 2.5'
    assert page.inner_text("#python").splitlines() == [
        "import attrs",
        "import ptindex as pt",
        "",
        f"changed = attrs.evolve(strategy, weights={{{weights}}})",
        "print(pt.rank(profiles, changed))",
    ]
    page = explore(COUNTRIES, pt.CAUTIOUS)
    assert "attrs.evolve(pt.CAUTIOUS, weights={})" in page.inner_text("#python")
    page.click("#copy")
    page.wait_for_function("() => document.getElementById('copied').textContent")
    assert page.inner_text("#copied") in (words.COPIED.en, words.NOT_COPIED.en)


_DRAWN = "([layer, count]) => document.querySelectorAll(`#chart .${layer}_marks > *`).length === count"


def test_the_chart_has_a_dot_a_line_and_a_ring_for_each_country_in_the_order_of_the_table(explore):
    page = explore(COUNTRIES, address="#prevention=0&ratification=9")
    shown = page.evaluate(_SHOWN)["rows"]
    for layer in ("bounds", "method", "value"):
        page.wait_for_function(_DRAWN, arg=[layer, len(shown)])
    labels = page.evaluate(
        """[...document.querySelectorAll("#chart .role-axis-label text")].map((text) => [text.textContent,
          text.getBoundingClientRect().top]).filter(([text]) => !/^[0-9]+$/.test(text)).sort((a, b) => a[1] - b[1])"""
    )
    assert [label for label, _ in labels] == [name for _, _, name, *_ in shown]
    assert page.get_attribute("#chart", "aria-label") == words.CHART_DESCRIPTION.en


def test_names_that_would_be_markup_are_text(explore):
    nasty = "</script><script>evil = 1</script><img src=x onerror='evil = 1'> & \u202e\u200b אבג"
    page = explore([attrs.evolve(KAZAKHSTAN, country=pt.Country("ATL", nasty)), KAZAKHSTAN])
    assert harmless(nasty) in [row[2] for row in page.evaluate(_SHOWN)["rows"]]
    assert page.evaluate("typeof evil") == "undefined"
    assert page.locator("main img").count() == 0


@pytest.mark.parametrize("language", ["en", "ru"])
def test_accessible_no_wider_than_the_screen_and_whole_in_print_with_the_weights_in_words(explore, language):
    page = explore(COUNTRIES, language=language, address="#prevention=0&ratification=9")
    for width, schemes in ((360, ("light", "dark")), (1280, ("dark" if language == "en" else "light",))):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            assert axe_violations(page) == []
    assert cut_tables(page) == []
    page.emulate_media(media="print")
    assert page.locator("#scores").is_visible()
    assert page.locator("#ratification-share").is_visible()
    assert page.locator("input:visible, button:visible, nav:visible").count() == 0
