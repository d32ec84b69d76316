"""What is documented: every public name, the two commands of the README, the examples of the documents, the citation."""

import inspect
import re
import subprocess
import sys
from datetime import date
from functools import cached_property
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import FunctionType, ModuleType

import attrs
import pytest

import ptindex
from ptindex.cli import app
from ptindex.countries import known_countries
from ptindex.formats import page as page_format

ROOT = Path(__file__).parent.parent
MODULES = ["ptindex", *(module.name for module in walk_packages(ptindex.__path__, "ptindex."))]
MEMBERS = (FunctionType, property, cached_property, classmethod, staticmethod)


def _public_names(module):
    for name in getattr(module, "__all__", ()):
        given = getattr(module, name)
        made_by_a_call = "<locals>" in getattr(given, "__qualname__", "")  # a value that happens to be a function
        if (inspect.isclass(given) or inspect.isroutine(given)) and not made_by_a_call:
            yield name, given
        if inspect.isclass(given) and given.__module__.startswith("ptindex"):
            for member, value in vars(given).items():
                if isinstance(value, MEMBERS) and not member.startswith("_"):
                    yield f"{name}.{member}", value


@pytest.mark.parametrize("name", MODULES)
def test_every_public_name_has_a_docstring(name):
    module = import_module(name)
    assert module.__doc__ or not getattr(module, "__all__", ()), f"{name} has none"
    bare = [each for each, given in _public_names(module) if not (getattr(given, "__doc__", None) or "").strip()]
    assert not bare


def test_the_readme_has_one_command_that_scores_and_one_that_tests():
    lines = [line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if "pip install" in line]
    assert lines == [
        "python3 -m venv .venv && .venv/bin/pip install '.[cli]' && .venv/bin/ptindex score",
        "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/python -m pytest",
    ]


def test_the_version_and_the_fingerprints_of_the_documents_are_those_of_the_code():
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    version, day = re.search(r"^## (\S+) - (\S+)$", changes, re.MULTILINE).groups()
    assert version == ptindex.__version__
    for method in (ptindex.EQUAL_WEIGHTS, ptindex.CAUTIOUS, ptindex.EQUAL_INDICATORS):
        assert f"`{method.name}` {method.fingerprint[:12]}" in " ".join(changes.split())
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\nversion: {version}\ndate-released: {day}\n" in citation


def test_each_release_says_what_changes_scores():
    releases = (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n## ")[1:]
    assert releases
    assert all("\n### Changes that change scores\n" in release for release in releases)


PAGES = sorted(path.relative_to(ROOT).as_posix() for pattern in ("*.md", "ru/*.md") for path in (ROOT / "docs").glob(pattern))
BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _blocks(page):
    return BLOCK.findall((ROOT / page).read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES)
def test_no_example_of_the_documents_escapes_the_tests(page):
    # Only a block that is marked as Python or as a session is run; a prompt anywhere else would be prose.
    outside = BLOCK.sub("", (ROOT / page).read_text("utf-8"))
    others = "".join(text for language, text in _blocks(page) if language not in ("python", "console"))
    assert ">>>" not in outside + others
    assert "\n$ " not in outside + others
    assert all(text.startswith("$ ptindex ") for language, text in _blocks(page) if language == "console")
    assert all(">>> " in text for language, text in _blocks(page) if language == "python")


@pytest.mark.parametrize("page", PAGES)
def test_every_picture_says_in_the_language_of_its_page_what_it_shows(page):
    for language, text in _blocks(page):
        if language.startswith("{picture}"):
            alternative = re.search("^:alt: (.{60,})$", text, re.MULTILINE)
            assert alternative, language
            assert bool(re.search("[а-я]", alternative[1])) == ("/ru/" in page)
        assert not language.startswith(("{image}", "{figure}"))


@pytest.mark.parametrize("page", [page for page in PAGES if "/ru/" in page])
def test_a_russian_page_has_every_example_of_the_english_one(page):
    def shape(of):
        return [language for language, _ in _blocks(of) if language in ("python", "console")]

    def headings(of):
        return re.findall(r"^#+ ", BLOCK.sub("", (ROOT / of).read_text("utf-8")), re.MULTILINE)

    english = page.replace("/ru/", "/")
    assert shape(page) == shape(english)
    assert headings(page) == headings(english)


def test_the_quick_start_is_there_in_russian_and_runs():
    assert "docs/ru/quickstart.md" in PAGES
    assert sum(text.count(">>> ") for _, text in _blocks("docs/ru/quickstart.md")) > 40


@pytest.mark.parametrize("page", ["README.md", *PAGES])
def test_every_command_that_is_named_exists(page):
    named = set(re.findall(r"(?:`|^\$ |^)ptindex ([a-z][a-z-]*)", (ROOT / page).read_text("utf-8"), re.MULTILINE))
    assert named <= set(app)


def test_every_page_is_in_the_table_of_contents():
    listed = {"docs/index.md"}
    for page in PAGES:
        trees = [text for language, text in _blocks(page) if language == "{toctree}"]
        listed |= {f"docs/{line}.md" for tree in trees for line in tree.split() if not line.startswith(":")}
    assert set(PAGES) <= listed


def test_the_reference_has_every_public_name():
    pages = [(ROOT / "docs" / name).read_text("utf-8") for name in ("api.md", "engine.md")]
    documented = set(re.findall(r"automodule:: (\S+)", "".join(pages)))
    undocumented = set()
    for name in ptindex.__all__:
        given = getattr(ptindex, name)
        module = given.__name__ if isinstance(given, ModuleType) else getattr(given, "__module__", None)
        if module and module.startswith("ptindex.") and not any(f"{each}.".startswith(f"{module}.") for each in documented):
            undocumented.add(name)
        if f"`{name}`" not in pages[0] and not isinstance(given, ModuleType):
            undocumented.add(name)
    assert not undocumented


def _commands():
    for page in ["README.md", *PAGES]:
        for block in (text for language, text in _blocks(page) if language == "sh"):
            yield from (re.split("[#>]", line)[0].strip() for line in block.splitlines() if line.startswith("ptindex "))


@pytest.fixture
def a_readers_files(tmp_path):
    """The files that the documents speak of: pages and documents of three countries, methods of one's own, weights."""
    kz = ptindex.example_profile()
    for name, iso3 in {"page": "KAZ", "a": "ARM", "b": "MDA", "c": "UKR"}.items():
        profile = attrs.evolve(kz, country=ptindex.Country(iso3, known_countries()[iso3].en))
        (tmp_path / f"{name}.txt").write_text(page_format.dumps(profile), "utf-8")
        (tmp_path / f"{name}.json").write_text(ptindex.dumps(profile), "utf-8")
    method = attrs.evolve(ptindex.EQUAL_WEIGHTS, name="prevention twice", weights={"prevention": 2.0})
    (tmp_path / "prevention-twice.json").write_text(ptindex.dumps(method), "utf-8")
    (tmp_path / "weights.toml").write_text("[treaties]\nratification = 3\n", "utf-8")
    (tmp_path / "my_methods.py").write_text("import ptindex\n\nFIRST_HOURS = ptindex.Points.symmetric(5)\n", "utf-8")
    ptindex.write_release(ptindex.Panel([kz]), tmp_path / "release.zip", title="A test", date=date(2026, 11, 24))
    return tmp_path


@pytest.mark.parametrize("command", list(_commands()))
def test_every_command_of_the_documents_works(command, a_readers_files):
    arguments = command.split()[1:]
    if arguments[0] == "release":  # a release that is there is never written over
        (a_readers_files / "release.zip").unlink()
    done = subprocess.run([sys.executable, "-m", "ptindex", *arguments], cwd=a_readers_files, capture_output=True, check=False)
    # `check` says by its status that there is something to look at, and the audit finds two things on this page.
    assert done.returncode == (1 if arguments[0] == "check" else 0), done.stderr.decode()
    assert done.stdout or any((a_readers_files / each).exists() for each in arguments[1:])
