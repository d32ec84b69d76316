"""The browser that the tests drive sees what it is meant to see."""

import pytest

from browser import axe_violations, cut_tables, watched, without

GOOD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<main><h1>A page</h1><table><caption>Small</caption><tr><th scope="row">a</th><td>b</td></tr></table></main></html>"""
BAD = """<!doctype html><html><title>A page</title>
<main><h1>A page</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p style="color:#aaa">pale</p></main></html>"""
WIDE = """<!doctype html><html lang="en"><title>A page</title><main>
<table><caption>Fits</caption><tr><td>a</td></tr></table>
<table style="width:900px"><caption>Wider than the paper</caption><tr><td>a</td></tr></table>
<div style="overflow-x:auto"><table style="width:1000px"><caption>Scrolls</caption><tr><td>a</td></tr></table></div>
<div style="overflow:hidden;height:20px"><table><caption>Too low</caption><tr><td>a</td></tr><tr><td>b</td></tr></table></div>
<table style="display:none;width:5000px"><caption>Not there</caption><tr><td>a</td></tr></table></main></html>"""


@pytest.fixture
def opened(page, tmp_path):
    def open_(html):
        file = tmp_path / "page.html"
        file.write_text(html, "utf-8")
        page.goto(file.as_uri())
        return page

    return open_


def test_a_good_page_violates_nothing_even_where_its_policy_forbids_every_script(opened):
    assert axe_violations(opened(GOOD)) == []


def test_what_is_wrong_with_a_page_is_found_with_its_place(opened):
    found = axe_violations(opened(BAD))
    assert {line.split(":")[0] for line in found} >= {"html-has-lang", "image-alt", "color-contrast"}
    assert any("pale" in line for line in found)
    assert axe_violations(opened(GOOD), "table") == []


def test_tables_that_paper_cuts_are_named(opened):
    page = opened(WIDE)
    assert cut_tables(page) == ["Wider than the paper", "Scrolls", "Too low"]
    assert cut_tables(page, 1100) == ["Too low"]
    assert page.viewport_size == {"width": 1280, "height": 900}


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<script>console.error('oh')</script>", "console: oh"),
        ("<script>throw Error('no')</script>", "error: no"),
        ("<img src='https://ptindex.invalid/a.png'>", "request: https://ptindex.invalid/a.png"),
        ("<img src='missing.png'>", "failed: "),
    ],
)
def test_what_a_page_must_not_do_fails_its_test(browser, tmp_path, html, said):
    file = tmp_path / "page.html"
    file.write_text(f"<!doctype html><title>A page</title>{html}", "utf-8")
    with pytest.raises(AssertionError, match=said), watched(browser) as page:
        page.goto(file.as_uri())


def test_what_is_missing_skips_a_test_or_fails_it_where_everything_is_asked_for(monkeypatch):
    monkeypatch.delenv("PTINDEX_EVERYTHING", raising=False)
    with pytest.raises(pytest.skip.Exception, match="soffice is not installed"):
        without("soffice")
    monkeypatch.setenv("PTINDEX_EVERYTHING", "1")
    with pytest.raises(pytest.fail.Exception, match="soffice is not installed, and PTINDEX_EVERYTHING asks for it"):
        without("soffice")
