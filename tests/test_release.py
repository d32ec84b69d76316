"""Releases: the same bytes for the same values, and whatever differs from what a release says is found."""

import csv
import hashlib
import json
import os
import random
import re
import stat
import subprocess
import sys
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import which

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import generators as g
import ptindex as pt
from ptindex.cli import run
from ptindex.display import as_html, as_text
from ptindex.display.refusals import error_text
from ptindex.formats.release import read_release, verify_release, write_release
from ptindex.formats.releases import archive as release_archive
from ptindex.formats.releases.archive import pack, unpack
from ptindex.formats.releases.check import check_files
from ptindex.formats.releases.files import facts_of, files_of
from ptindex.formats.releases.manifest import sums
from ptindex.formats.tables.cells import cell
from ptindex.formats.tables.sheet import read_sheet
from ptindex.ranking import scored
from ptindex.release import FindingKind, Manifest

FUZZ = int(os.environ.get("PTINDEX_FUZZ", "200"))
KAZAKHSTAN = pt.example_profile()
PANEL = pt.Panel(
    [
        KAZAKHSTAN,
        attrs.evolve(KAZAKHSTAN, year=2023).with_answers({"prevention.video": pt.VideoCoverage.ALL}),
        pt.CountryProfile(country=pt.Country("XAA", "Atlantis"), year=2023, territory="north"),
    ]
)
DAY = date(2026, 11, 24)
FACTS = {"title": "Index 2022 and 2023", "date": DAY}
MINE = attrs.evolve(pt.EQUAL_WEIGHTS, name="mine", weights={"prevention": 2.0})


def made(panel=PANEL, strategy=pt.EQUAL_WEIGHTS, **facts):
    """The files of a release by name."""
    return files_of(facts_of(panel, strategy, **(FACTS | facts)), panel, strategy, scored(panel.profiles, strategy))[1]


def found_in(files, **options):
    return {(each.kind.code, each.place) for each in check_files(files, **options).findings}


def texts_of(check):
    return [each.text.en if each.problem is None else str(each.problem) for each in check.findings]


def rehashed(files, **altered):
    """The files as a forger would leave them: altered, and every checksum made anew."""
    files = files | altered
    manifest = json.loads(files["manifest.json"])
    for each in manifest["files"]:
        content = files[each["name"]]
        each |= {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    text = (json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()
    files |= {"manifest.json": text}
    return files | {"SHA256SUMS": sums({name: content for name, content in files.items() if name != "SHA256SUMS"})}


def replaced(files, name, old, new):
    content = files[name].replace(old.encode(), new.encode(), 1)
    assert content != files[name]
    return {name: content}


def unscored(*profiles):
    return json.dumps({"schema": "ptindex/scores/1", "caveat": "", "scores": [], "unscored": profiles}).encode()


# What is written is what it says


def panel_of(profiles):
    return pt.Panel({(each.country.iso3, each.territory, each.year): each for each in profiles}.values())


@settings(deadline=None, max_examples=15)
@given(
    st.lists(g.profiles(), min_size=1, max_size=3).map(panel_of),
    st.sampled_from([pt.EQUAL_WEIGHTS, MINE, pt.Points.symmetric(5), pt.CAUTIOUS]),
    st.randoms(use_true_random=False),
)
def test_any_panel_is_released_verified_and_read_back_whatever_the_order(panel, strategy, chance):
    shuffled = list(panel.profiles)
    chance.shuffle(shuffled)
    files = made(panel, strategy)
    assert pack(made(pt.Panel(shuffled), strategy)) == pack(files)
    assert unpack(pack(files)) == files
    check = check_files(files)
    assert check.ok, check.findings
    assert check.computed == len(scored(panel.profiles, strategy).scores)


def test_a_release_is_written_verified_and_read(tmp_path):
    path = tmp_path / "release.zip"
    release = write_release(PANEL, path, strategy=MINE, **FACTS)
    assert repr(release) == f"<Release {release.identifier[:12]}: Index 2022 and 2023, 3 profiles, unofficial>"
    assert read_release(path) == release
    check = verify_release(path, identifier=release.identifier[:12].upper() + "…")
    assert check.ok
    assert repr(check) == f"<ReleaseCheck of {release.identifier[:12]}: as it says>"
    assert (check.computed, check.compared, list(check.records())) == (2, True, [])
    assert [each.title for each in release.unscored] == ["Atlantis, north, 2023"]
    assert [each.value for each in release.scores] == [pt.score(each, MINE).value for each in PANEL.profiles[:2]]


def test_the_bytes_are_the_same_in_another_process_and_the_identifier_is_that_of_the_manifest(tmp_path):
    path = tmp_path / "one.zip"
    release = write_release(PANEL, path, **FACTS)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(archive.namelist())
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert hashlib.sha256(archive.read("manifest.json")).hexdigest() == release.identifier
        assert release.identifier in archive.read("CITATION.txt").decode()
        for text in ("Unofficial", "Неофициальный", "ptindex verify"):
            assert text in archive.read("README.txt").decode()
        pages = archive.read("profiles.json")
    (tmp_path / "profiles.json").write_bytes(pages)
    code = (
        "import sys, datetime, ptindex as pt; panel = pt.loads(open(sys.argv[1], 'rb').read(), pt.Panel); "
        "pt.write_release(panel, sys.argv[2], title='Index 2022 and 2023', date=datetime.date(2026, 11, 24))"
    )
    again = tmp_path / "two.zip"
    subprocess.run([sys.executable, "-c", code, tmp_path / "profiles.json", again], check=True)
    assert again.read_bytes() == path.read_bytes()


def test_another_title_date_method_or_profile_is_another_release():
    releases = [
        made(),
        made(title="Another"),
        made(date=date(2026, 1, 1)),
        made(strategy=MINE),
        made(pt.Panel(PANEL.profiles[:2])),
    ]
    assert len({each["manifest.json"] for each in releases}) == len(releases)


def test_a_release_is_never_written_over(tmp_path):
    path = tmp_path / "release.zip"
    path.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        write_release(PANEL, path, **FACTS)
    assert path.read_bytes() == b"mine"
    (tmp_path / "link.zip").symlink_to(tmp_path / "nowhere.zip")
    with pytest.raises(FileExistsError) as caught:
        write_release(PANEL, tmp_path / "link.zip", **FACTS)
    assert caught.value.filename == str(tmp_path / "link.zip")
    assert caught.value.strerror == "is there already, and no release is written over; give another name"
    assert not (tmp_path / "nowhere.zip").exists()


def test_a_release_that_could_never_be_verified_is_not_written_and_leaves_nothing_behind(tmp_path, monkeypatch):
    path = tmp_path / "release.zip"
    write_release(PANEL, path, **FACTS)
    size = path.stat().st_size
    path.unlink()
    for largest in (size - 1, 100):
        monkeypatch.setattr(release_archive, "LARGEST", largest)
        with pytest.raises(pt.ReleaseError, match="is too large for a release"):
            write_release(PANEL, path, **FACTS)
        assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(release_archive, "LARGEST", size)
    write_release(PANEL, path, **FACTS)
    assert verify_release(path).ok


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_disk_that_is_full_leaves_no_part_of_a_release(tmp_path, monkeypatch):
    opened = Path.open

    def open_full(self, mode="r", **options):
        found = opened(self, mode, **options)
        if mode == "xb":
            found.close()
            found = opened(Path("/dev/full"), "wb", buffering=0)
        return found

    monkeypatch.setattr(Path, "open", open_full)
    with pytest.raises(OSError, match="No space left"):
        write_release(PANEL, tmp_path / "release.zip", **FACTS)
    assert list(tmp_path.iterdir()) == []


def test_profiles_are_released_as_their_panel_is_and_anything_else_is_refused(tmp_path):
    whole = write_release(PANEL, tmp_path / "one.zip", **FACTS)
    assert write_release(iter(PANEL.profiles), tmp_path / "two.zip", **FACTS) == whole
    with pytest.raises(pt.ArgumentError, match=r"^\$\.profiles: are no profiles; one is given in a list too"):
        write_release(KAZAKHSTAN, tmp_path / "three.zip", **FACTS)
    with pytest.raises(pt.ArgumentError) as caught:
        verify_release(tmp_path / "one.zip", identifier=5)
    assert str(caught.value) == "$.identifier: is no identifier; give it as text, eight digits at least; given: 5"


def test_every_row_of_the_table_of_scores_says_by_which_method_and_version():
    rows = csv.DictReader(made(strategy=MINE)["scores.csv"].decode("utf-8-sig").splitlines())
    methods = {(row["strategy"], row["fingerprint"], row["version"]) for row in rows}
    assert methods == {("mine", MINE.fingerprint, pt.__version__)}


def test_a_release_gives_the_rows_of_its_table_for_a_data_frame(tmp_path):
    release = write_release(PANEL, tmp_path / "release.zip", strategy=MINE, **FACTS)
    rows = list(csv.DictReader(made(strategy=MINE)["scores.csv"].decode("utf-8-sig").splitlines()))
    assert [{name: cell(value, ",") for name, value in row.items()} for row in release.records()] == rows


@pytest.mark.parametrize(("years", "mixed"), [((2019,), False), ((2019, 2020), True), ((2020, 2022), False)])
def test_a_release_says_where_years_of_two_editions_stand_together_and_what_bounds_are_not(years, mixed, tmp_path):
    panel = pt.Panel(attrs.evolve(KAZAKHSTAN, year=year, published=None, prevention=pt.Prevention()) for year in years)
    release = write_release(panel, tmp_path / "release.zip", **FACTS)
    files = made(panel)
    for name in ("README.txt", "CITATION.txt"):
        text = files[name].decode()
        assert ("another edition of the questionnaire" in text) is mixed
        assert ("по другой редакции вопросника" in text) is mixed
    assert "They are no confidence interval.\n" in files["README.txt"].decode()
    assert "Это не доверительный интервал.\n" in files["README.txt"].decode()
    shown = " ".join(as_text(release).split())
    assert ("different editions of the questionnaire" in shown) is mixed
    assert "They are no confidence interval." in shown
    assert ("разным редакциям вопросника" in " ".join(as_text(release, "ru").split())) is mixed


class Outsider:
    name = "outsider"

    def score(self, profile, /):
        return pt.Score.of(profile, value=50.0, strategy=self.name)


def test_what_cannot_be_released_is_refused_with_the_reason(tmp_path):
    path = tmp_path / "release.zip"
    with pytest.raises(pt.StrategyError) as error:
        write_release(PANEL, path, strategy=Outsider(), **FACTS)
    assert str(error.value).startswith(
        "$.strategy: has no definition that a release could hold for others to compute with; give a Composite or Points; "
    )
    with pytest.raises(pt.ReleaseError, match=r"^\$\.profiles: has no profile to release$"):
        write_release(pt.Panel(), path, **FACTS)
    with pytest.raises(pt.ReleaseError) as error:
        write_release(PANEL, path, title=" ", date="today")
    assert [str(each) for each in error.value.problems] == [
        "$.title: is empty; given: ' '",
        "$.date: is not a date (YYYY-MM-DD); given: 'today'",
    ]
    assert not path.exists()


# What differs is found


def test_a_number_altered_by_hand_is_found_and_by_how_much():
    files = made()
    value = str(pt.score(KAZAKHSTAN).value)
    altered = files | replaced(files, "scores.json", f'"value":{value}', f'"value":{float(value) + 0.5}')
    check = check_files(altered)
    assert {(each.kind.code, each.place) for each in check.findings} == {("altered", "scores.json"), ("score", "KAZ, 2022")}
    (difference,) = check.differences
    assert (difference.of, round(difference.difference, 9)) == ("value", -0.5)
    assert "value: 63.902944 is stated, 63.402944 computed" in [each.text.en for each in check.findings]


def test_a_profile_altered_by_hand_is_found_even_when_every_checksum_was_made_anew():
    files = made()
    altered = rehashed(files, **replaced(files, "profiles.json", '"video":"some"', '"video":"all"'))
    assert found_in(altered) == {
        ("score", "KAZ, 2022"),
        ("derived", "profiles.csv"),
        ("derived", "scores.csv"),
        ("derived", "scores.json"),
        ("derived", "CITATION.txt"),
    }
    assert found_in(files | replaced(files, "profiles.json", '"video":"some"', '"video":"all"')) >= {
        ("altered", "profiles.json"),
        ("score", "KAZ, 2022"),
    }


def test_an_answer_outside_the_method_altered_by_hand_is_found():
    files = made()
    altered = rehashed(files, **replaced(files, "profiles.json", '"population":19854000', '"population":19854001'))
    assert ("derived", "profiles.csv") in found_in(altered)
    assert ("altered", "profiles.json") in found_in(
        files | replaced(files, "profiles.json", '"population":19854000', '"population":19854001')
    )


@pytest.mark.parametrize("name", sorted(made()))
def test_every_file_that_is_missing_or_altered_is_found(name):
    files = made()
    without = {each: content for each, content in files.items() if each != name}
    assert ("missing", name) in found_in(without)
    assert any(place == name for _, place in found_in(files | {name: files[name] + b" "}))
    assert not check_files(files | {name: b""}).ok


def test_a_file_too_many_is_found():
    assert found_in(made() | {"notes.txt": b"hello"}) == {("extra", "notes.txt")}


def test_a_swapped_strategy_is_found():
    files = made()
    other = made(strategy=MINE)["strategy.json"]
    assert found_in(files | {"strategy.json": other}) >= {("altered", "strategy.json"), ("strategy", "strategy.json")}
    assert found_in(rehashed(files, **{"strategy.json": other})) >= {
        ("strategy", "strategy.json"),
        ("strategy", "scores.json"),
        ("score", "KAZ, 2022"),
    }


def test_a_release_made_anew_is_told_from_the_cited_one_by_its_identifier_alone():
    cited = hashlib.sha256(made()["manifest.json"]).hexdigest()
    forged = made(pt.Panel([each.with_answers({"prevention.video": pt.VideoCoverage.ALL}) for each in PANEL.profiles]))
    assert check_files(forged).ok
    assert found_in(forged, expected=cited) == {("identifier", "manifest.json")}
    assert check_files(made(), cited[:8]).ok
    assert found_in(made(), expected=cited[:7]) == {("identifier", "manifest.json")}  # too short to mean anything


def unpacked(files, directory):
    for name, content in files.items():
        (directory / name).write_bytes(content)


@pytest.mark.skipif(which("sha256sum") is None, reason="this system has no sha256sum")
@pytest.mark.parametrize("altered", sorted({*made()} - {"SHA256SUMS"}))
def test_every_altered_file_is_found_without_ptindex_as_the_readme_says(altered, tmp_path):
    files = made()
    unpacked(files, tmp_path)
    (command,) = re.findall(r"Without ptindex: (sha256sum -c \w+)", files["README.txt"].decode())

    def check():
        return subprocess.run(command.split(), cwd=tmp_path, capture_output=True, text=True, env={"LC_ALL": "C"})

    whole = check()
    assert (whole.returncode, whole.stdout.count(": OK")) == (0, len(files) - 1)
    (tmp_path / altered).write_bytes(files[altered] + b" ")
    assert check().returncode == 1
    assert f"{altered}: FAILED" in check().stdout


def test_the_identifier_stands_among_the_checksums():
    files = made()
    assert f"{hashlib.sha256(files['manifest.json']).hexdigest()}  manifest.json\n" in files["SHA256SUMS"].decode()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda text: text.replace("README", "README", 1).upper(), {("altered", "SHA256SUMS")}),
        (lambda text: "", {("altered", "SHA256SUMS")}),
        (lambda text: text + text.splitlines(keepends=True)[0], {("altered", "SHA256SUMS")}),
        (lambda text: text[:-1], {("altered", "SHA256SUMS")}),
        (lambda text: text.replace("  scores.csv", " *scores.csv"), {("altered", "scores.csv")}),
        (lambda text: text.replace("\n", "\r\n"), {("altered", "SHA256SUMS")}),
        (lambda text: re.sub(r"\w{64}  scores", f"{'0' * 64}  scores", text, count=1), {("altered", "scores.csv")}),
    ],
)
def test_checksums_altered_by_hand_are_found(change, found):
    files = made()
    sums = change(files["SHA256SUMS"].decode()).encode()
    assert found_in(files | {"SHA256SUMS": sums}) == found


@pytest.mark.parametrize("named", ["profiles.json", "of no release"])
def test_a_list_of_checksums_that_names_a_file_again_and_again_has_it_read_no_more_often(named, monkeypatch):
    read = []

    def counted(content):
        read.append(content)
        return hashlib.sha256(content).hexdigest()

    monkeypatch.setattr("ptindex.formats.releases.check.checksum", counted)
    files = made() | {"SHA256SUMS": f"{'0' * 64}  {named}\n".encode() * 1000}
    assert ("altered", "SHA256SUMS") in found_in(files | {named: files.get(named, b"junk")})
    assert len(read) <= 2 * len(files)


def test_a_manifest_altered_by_hand_is_found_by_its_own_checksum():
    files = made()
    assert found_in(files | replaced(files, "manifest.json", "Index 2022", "Index 2021")) >= {
        ("manifest", "manifest.json"),
        ("derived", "CITATION.txt"),
        ("derived", "README.txt"),
    }


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (lambda each: each.update(years=[2022]), "says other countries, years or numbers of profiles"),
        (lambda each: each.update(caveat={"en": "Official"}), "does not say what every score says of itself"),
        (lambda each: each["files"].pop(), "does not list the files of a release, each once"),
        (lambda each: each["files"].append(each["files"][0]), "does not list the files of a release, each once"),
        (lambda each: each.update(title=5), "$.title: is not text; given: 5"),
        (lambda each: each.update(profiles=True), "$.profiles: is not a whole number; given: True"),
        (lambda each: each.update(files={}), "$.files: is not a list; given: {}"),
        (lambda each: each.update(date="2026"), "$.date: is not a date (YYYY-MM-DD); given: '2026'"),
        (
            lambda each: each.update(packages={"attrs": 5}),
            "$.packages: is not a mapping from names to texts; given: {'attrs': 5}",
        ),
        (
            lambda each: each.update(schema="ptindex/release/2"),
            (
                "$.schema: is of a newer version of ptindex: pip install --upgrade ptindex; "
                "given: 'ptindex/release/2'; allowed: ptindex/release/1"
            ),
        ),
    ],
)
def test_what_a_manifest_must_not_say_is_found(change, text):
    files = made()
    manifest = json.loads(files["manifest.json"])
    change(manifest)
    written = (json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()
    assert text in texts_of(check_files(files | {"manifest.json": written}))


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (b"{", "$: is not JSON"),
        (b"[" * 100_000, "$: is not JSON"),
        (b"[]", "$: is not an object with keys and values; given: []"),
        (
            made()["manifest.json"].replace(b'"title"', b'"title": "A",\n  "title"', 1),
            "$: is not written as the manifest of a release is",
        ),
    ],
)
def test_a_manifest_that_is_none_is_found(written, text):
    assert text in texts_of(check_files(made() | {"manifest.json": written}))


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("profiles.json", b"5", "$: is not an object with keys and values; given: 5"),
        ("strategy.json", pt.dumps(KAZAKHSTAN).encode(), "$: is no strategy that a release can hold"),
        ("scores.json", b"5", "$: is not the file of the scores of a release"),
        ("scores.json", b"{}", "$: is not the file of the scores of a release"),
        (
            "scores.json",
            b'{"schema":"ptindex/scores/2","caveat":"","scores":[],"unscored":[]}',
            "$: is not the file of the scores of a release",
        ),
        (
            "scores.json",
            unscored({"iso3": [], "territory": "", "year": 2022, "low": 0, "high": 1}),
            "$: is not the file of the scores of a release",
        ),
        (
            "scores.json",
            unscored(*[{"iso3": "XAA", "territory": "", "year": 2022, "low": 0, "high": 1}] * 2),
            "$: has a country and year twice",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_found_and_the_rest_is_checked_all_the_same(name, content, text):
    check = check_files(made() | {name: content, "extra.txt": b""})
    assert text in texts_of(check)
    assert (FindingKind.ALTERED, name) in [(each.kind, each.place) for each in check.findings]
    assert f"cannot be read: {text}" in [row["text"] for row in check.records()]
    assert "не читается" in as_text(check, "ru")
    assert (FindingKind.EXTRA, "extra.txt") in [(each.kind, each.place) for each in check.findings]


def test_a_score_that_is_missing_or_too_many_is_found():
    files = made()
    document = json.loads(files["scores.json"])
    first = document["scores"].pop(0)
    fewer = json.dumps(document).encode()
    check = check_files(rehashed(files, **{"scores.json": fewer}))
    assert ("score", "KAZ, 2022") in {(each.kind.code, each.place) for each in check.findings}
    assert check.differences[0].stated is None
    assert check.differences[0].difference is None
    other = first | {"year": 2024}
    more = json.dumps(document | {"scores": [first, *document["scores"], other]}).encode()
    assert ("score", "KAZ, 2024") in found_in(rehashed(files, **{"scores.json": more}))


def made_by_another_version(moved=None):
    """The files of a release as version 0.0.9 would have written it, the value of its first score another if one is given."""
    facts = attrs.evolve(facts_of(PANEL, pt.EQUAL_WEIGHTS, **FACTS), version="0.0.9", caveat={"en": "Older words"})
    found = scored(PANEL.profiles, pt.EQUAL_WEIGHTS)
    first, *others = (attrs.evolve(each, version="0.0.9", notices=()) for each in found.scores)
    first = first if moved is None else attrs.evolve(first, value=moved)
    _, files = files_of(facts, PANEL, pt.EQUAL_WEIGHTS, attrs.evolve(found, scores=(first, *others)))
    table = files["scores.csv"].replace(f",{pt.__version__}\r\n".encode(), b",0.0.9\r\n")
    return rehashed(files, **{"scores.csv": table})


def test_a_release_of_another_version_is_compared_by_its_answers_and_numbers_and_the_result_says_what_was_not():
    files = made_by_another_version()
    check = check_files(files)
    assert check.ok, check.findings
    assert repr(check).endswith(": answers and numbers as it says>")
    assert (check.compared, check.written_by) == (False, "0.0.9")
    assert "another version's, were not compared" in " ".join(as_text(check).split())
    assert "от другой версии, они не сверялись" in " ".join(as_text(check, "ru").split())
    assert "everything" not in as_text(check)
    check = check_files(made_by_another_version(moved=63.0))
    assert [(each.place, each.of, round(each.difference, 6)) for each in check.differences] == [
        ("KAZ, 2022", "value", 0.402944)
    ]
    assert [each.kind for each in check.findings] == [FindingKind.SCORE]


@pytest.mark.parametrize(
    ("name", "old", "new", "kind"),
    [
        ("profiles.csv", ",19854000,", ",19854001,", "derived"),
        ("profiles.csv", ",some,", ",all,", "unreadable"),  # its wording says something else
        ("profiles.csv", "Atlantis", "Eden", "unreadable"),  # other rows name the country otherwise
        ("profiles.csv", "prevention.video", "prevention.vodeo", "unreadable"),
        ("profiles.csv", "iso3,", "iso4,", "unreadable"),
        ("scores.csv", "63.40", "93.40", "derived"),
        ("scores.csv", "KAZ,", "XAA,", "derived"),
        ("scores.csv", "value", "was", "derived"),
        ("scores.csv", "edition", "year", "derived"),
        ("scores.csv", ",0.0.9", ",0.0.8", "derived"),
        ("scores.csv", "63.40", "n/a", "derived"),
        ("scores.csv", "63.40", '"', "unreadable"),
    ],
)
def test_a_table_that_was_forged_is_found_whatever_version_the_release_says_wrote_it(name, old, new, kind):
    files = made_by_another_version()
    forged = rehashed(files, **replaced(files, name, old, new))
    assert found_in(forged) == {(kind, name)}


def test_a_table_that_another_version_words_or_lays_out_otherwise_is_the_same():
    files = made_by_another_version()
    rows = [[*row] for row in csv.reader(files["scores.csv"].decode("utf-8-sig").splitlines())]
    place = rows[0].index("bounds_known")
    lines = (",".join(f'"{cell}"' for cell in row[:place] + row[place + 1 :]) for row in rows)
    fewer = "\n".join(lines).replace("63.40294351630868", "63.402943516308685").encode()
    labels = files["profiles.csv"].replace(b"Video surveillance", b"Cameras")
    assert labels != files["profiles.csv"]
    assert found_in(rehashed(files, **{"scores.csv": fewer, "profiles.csv": labels})) == set()
    assert found_in(rehashed(files, **{"scores.csv": fewer.rpartition(b"\n")[0]})) == {("derived", "scores.csv")}


def test_of_a_table_of_any_length_no_more_is_read_than_to_the_first_row_that_differs(monkeypatch):
    read = []

    def counted(content):
        sheet = read_sheet(content)
        return attrs.evolve(sheet, rows=(row for row in sheet.rows if read.append(row) is None))

    monkeypatch.setattr("ptindex.formats.releases.derived.read_sheet", counted)
    files = made_by_another_version()
    rows = files["scores.csv"].count(b"\r\n") - 1
    longer = files["scores.csv"] + files["scores.csv"].splitlines(keepends=True)[-1] * 1000
    assert found_in(rehashed(files, **{"scores.csv": longer})) == {("derived", "scores.csv")}
    assert len(read) <= 2 * rows + 1


def test_reading_a_release_that_is_not_what_it_says_is_refused_with_every_finding(tmp_path):
    path = tmp_path / "release.zip"
    path.write_bytes(pack(made() | {"a.txt": b"", "README.txt": b"hello"}))
    with pytest.raises(pt.ReleaseError) as error:
        read_release(path)
    assert [str(each) for each in error.value.problems] == [
        "a.txt: File that does not belong: belongs to no release",
        "README.txt: File altered: is not the file whose checksum is in the manifest",
    ]
    assert error_text(error.value, "ru").splitlines()[1:] == [
        "  1. a.txt: Лишний файл: такого файла в выпуске быть не должно",
        "  2. README.txt: Файл изменён: не тот файл, контрольная сумма которого в описи",
    ]


def test_a_refused_release_says_in_russian_everything_that_was_found(tmp_path):
    path = tmp_path / "release.zip"
    broken = made(strategy=MINE) | {"profiles.json": b"{}", "strategy.json": made()["strategy.json"]}
    scores = made()["scores.json"].replace(b"63.40", b"63.41", 1)
    for files in (
        broken,
        made() | {"scores.json": scores},
        rehashed(made(), **{"strategy.json": made(strategy=MINE)["strategy.json"]}),
    ):
        path.unlink(missing_ok=True)
        path.write_bytes(pack(files))
        with pytest.raises(pt.ReleaseError) as caught:
            read_release(path)
        said = error_text(caught.value, "ru")
        assert not re.findall(r"[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}", said.replace("ptindex", "")), said


def test_findings_count_what_differs_and_name_the_method_in_the_language_of_the_reader():
    swapped = made() | {"strategy.json": made(strategy=pt.CAUTIOUS)["strategy.json"]}
    (found,) = (
        each for each in check_files(swapped).findings if each.place == "strategy.json" and each.kind is FindingKind.STRATEGY
    )
    equal, cautious = pt.EQUAL_WEIGHTS.fingerprint[:12], pt.CAUTIOUS.fingerprint[:12]
    assert found.text.en == (f"is cautious, fingerprint {cautious}; the manifest says equal weights, fingerprint {equal}")
    assert found.text.ru == f"это осторожный, отпечаток {cautious}; в описи равные веса, отпечаток {equal}"
    texts = [each.text.en for each in check_files(swapped).findings if each.kind is FindingKind.SCORE]
    assert texts
    assert all(re.search(r" is stated, \S+ computed; other numbers that differ: \d+$", text) for text in texts)


# Archives of strangers


def archive_of(*members):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for member, content in members:
            archive.writestr(member, content)
    return packed.getvalue()


def member(name, mode=stat.S_IFREG | 0o644, method=zipfile.ZIP_STORED):
    found = zipfile.ZipInfo(name)
    found.external_attr = mode << 16
    found.compress_type = method
    return found


def refusals(content):
    with pytest.raises(pt.ReleaseError) as error:
        unpack(content)
    return [str(each) for each in error.value.problems]


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/etc/passwd", "a/b.txt", "a\\b.txt", "..", "C:evil.txt", "a\x00b", "я.txt", ".x"]
)
def test_a_name_that_is_no_plain_one_is_refused(name):
    content = archive_of((member("a" * len(name.encode())), b""))
    content = content.replace(b"a" * len(name.encode()), name.encode())
    assert any("has a file whose name is no plain name" in each for each in refusals(content))


def test_everything_else_that_an_archive_must_not_have_is_refused_at_once():
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = archive_of(
            (member("link", stat.S_IFLNK | 0o777), b"/etc/passwd"),
            (member("twice"), b"1"),
            (member("twice"), b"2"),
            (member("packed", method=zipfile.ZIP_BZIP2), b"1"),
        )
    assert refusals(content) == [
        "$: has a link or something else that is no file; given: 'link'",
        "$: has two files of one name; given: 'twice'",
        "$: has a file packed in a way that is not read here; given: 'packed'",
    ]


def test_a_workbook_is_refused_as_one():
    content = archive_of((member("[Content_Types].xml"), b""), (member("xl/workbook.xml"), b""))
    assert refusals(content) == ["$: is a workbook, no release of ptindex"]


def test_an_encrypted_file_is_refused():
    content = bytearray(archive_of((member("secret"), b"x")))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refusals(bytes(content)) == ["$: has a file that is encrypted; given: 'secret'"]


def test_sizes_are_looked_at_before_anything_is_read(monkeypatch, tmp_path):
    bomb = archive_of((member("zeros", method=zipfile.ZIP_DEFLATED), b"\0" * 100_000))
    assert len(bomb) < 1_000
    monkeypatch.setattr(release_archive, "LARGEST", 50_000)
    assert refusals(bomb) == ["$: is too large for a release; given: 100000 bytes"]
    assert refusals(b"\0" * 50_001) == ["$: is too large for a release; given: 50001 bytes"]
    assert refusals(archive_of(*((member(f"f{number}"), b"") for number in range(65)))) == [
        "$: has too many files for a release"
    ]
    monkeypatch.setattr("ptindex.formats.release.LARGEST", 10)
    path = tmp_path / "large.zip"
    path.write_bytes(bomb)
    with pytest.raises(pt.ReleaseError, match="is too large for a release"):
        verify_release(path)


def test_a_file_packed_anew_by_another_program_is_the_same_release():
    files = made()
    packed = archive_of(*((member(name, method=zipfile.ZIP_DEFLATED), content) for name, content in files.items()))
    assert unpack(packed) == files


def outcome(content):
    try:
        return check_files(unpack(content))
    except pt.ReleaseError as error:
        return error


def test_damaged_releases_end_in_our_error_or_in_findings():
    chance = random.Random(4)
    whole = pack(made())
    for _ in range(FUZZ):
        damaged = bytearray(whole)
        for _ in range(chance.choice([1, 1, 3, 20])):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        if chance.random() < 0.3:
            del damaged[chance.randrange(len(damaged)) :]
        result = outcome(bytes(damaged))
        # A byte between the files, of a time or of a comment, is no part of what the release says.
        assert isinstance(result, pt.ReleaseError) or not result.ok or unpack(bytes(damaged)) == made()
    for size in (0, 1, 100, 10_000):
        assert isinstance(outcome(chance.randbytes(size)), pt.ReleaseError)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
JSON_FILES = ["manifest.json", "profiles.json", "strategy.json", "scores.json"]


def places_in(document, path=()):
    yield path
    items = document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    for key, value in items:
        yield from places_in(value, (*path, key))


@settings(deadline=None, max_examples=max(150, FUZZ // 5))
@given(st.sampled_from(JSON_FILES), st.data())
def test_a_damaged_value_anywhere_in_the_files_is_found(name, data):
    files = made()
    document = json.loads(files[name])
    *parents, last = data.draw(st.sampled_from([path for path in places_in(document) if path]))
    target = document
    for key in parents:
        target = target[key]
    before = target[last]
    target[last] = data.draw(JSON)
    check = check_files(files | {name: json.dumps(document).encode()})
    assert not check.ok
    forged = rehashed(files, **{name: json.dumps(document).encode()}) if name != "manifest.json" else files
    if json.dumps(before) != json.dumps(target[last]):
        assert name == "manifest.json" or not check_files(forged).ok


# Shown


def test_a_release_and_its_verification_show_in_both_languages(tmp_path):
    release = write_release(PANEL, tmp_path / "r.zip", **FACTS)
    english, russian = as_text(release), as_text(release, "ru")
    assert "Cite it as: release " + release.identifier[:12] in english
    assert "Ссылка: выпуск" in russian
    assert "Atlantis, north, 2023" in english
    assert as_html(release).count(release.identifier) == 1
    whole = write_release(pt.Panel(PANEL.profiles[:1]), tmp_path / "s.zip", **FACTS)
    assert "Without a score" not in as_text(whole)
    assert "Without a score" not in as_text(verify_release(tmp_path / "s.zip"))
    good = as_text(check_files(made()))
    assert "everything is as the release says" in good
    assert "Unofficial" in good
    files = made()
    bad = check_files(rehashed(files, **replaced(files, "profiles.json", '"video":"some"', '"video":"all"')))
    assert repr(bad).endswith(": 5 findings>")
    assert "findings: 5" in as_text(bad)
    assert "Numbers that come out otherwise" in as_text(bad)
    assert "Числа, которые получились другими" in as_text(bad, "ru")
    assert len(list(bad.records())) == len(bad.findings) + len(bad.differences)
    nothing = as_text(check_files({}))
    assert "Title" in nothing
    assert "—" in nothing
    many = attrs.evolve(bad, findings=bad.findings * 20)
    assert "Shown are the first 50 of 100" in as_text(many)


def test_the_profiles_without_a_score_are_named_by_the_verification_and_by_the_readme():
    unknown = pt.CountryProfile(country=pt.Country("UKR", "Ukraine"), year=2023)
    files = made(pt.Panel([*PANEL.profiles, unknown]))
    check = check_files(files)
    assert [each.title for each in check.unscored] == ["Ukraine 2023", "Atlantis, north, 2023"]
    assert "Ukraine 2023; Atlantis, north, 2023" in as_text(check)
    assert "Украина 2023; Atlantis, north, 2023" in as_text(check, "ru")
    readme = files["README.txt"].decode()
    assert "\nWithout a score: Ukraine 2023; Atlantis, north, 2023\nMethod: " in readme
    assert "\nБез оценки: Украина 2023; Atlantis, north, 2023\nМетод: " in readme
    assert "Without a score" not in made(pt.Panel(PANEL.profiles[:1]))["README.txt"].decode()


def test_a_manifest_checks_itself():
    facts = facts_of(PANEL, pt.EQUAL_WEIGHTS, **FACTS)
    assert isinstance(facts, Manifest)
    with pytest.raises(pt.ReleaseError, match="has a line break"):
        attrs.evolve(facts, title="a\nb")


# On the command line


@pytest.fixture
def pages(tmp_path):
    paths = []
    for profile in PANEL.profiles[:2]:
        paths.append(str(tmp_path / f"{profile.year}.json"))
        Path(paths[-1]).write_text(pt.dumps(profile), "utf-8")
    return paths


def test_the_command_line_writes_and_verifies(pages, tmp_path, capsys):
    out = str(tmp_path / "index.zip")
    assert run(["release", *pages, "--out", out, "--date", "2026-11-24", "--title", "Index"]) == 0
    shown = capsys.readouterr().out
    identifier = hashlib.sha256(unpack(Path(out).read_bytes())["manifest.json"]).hexdigest()
    assert identifier in shown
    assert run(["verify", out, "--id", identifier[:12]]) == 0
    assert "everything is as the release says" in capsys.readouterr().out
    assert run(["verify", out, "--id", "000000000000", "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert (document["ok"], document["findings"][0]["kind"], document["differences"]) == (False, "identifier", [])
    assert run(["release", *pages, "--out", out]) == 1
    assert f"{out}: is there already, and no release is written over" in capsys.readouterr().err
    Path(out).write_bytes(b"hello")
    assert run(["verify", out]) == 1
    assert capsys.readouterr().err == f"ptindex: {out}: $: is no ZIP archive, or a damaged one\n"
    assert run(["verify", str(tmp_path / "none.zip")]) == 1


def test_the_day_of_a_release_comes_from_the_clock_only_on_the_command_line(pages, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert run(["release", *pages, "--out", str(tmp_path / "a.zip"), "--json", "--lang", "ru"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["date"], document["title"]) == ("1970-01-02", "Оценки по методу «равные веса», данные за 2022–2023 годы")
    assert run(["release", pages[0], "--out", str(tmp_path / "b.zip"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Scores by “equal weights”, data year 2022"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert run(["release", *pages, "--out", str(tmp_path / "c.zip")]) == 2
    assert capsys.readouterr().err == "ptindex: SOURCE_DATE_EPOCH is not a number of seconds: soon\n"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert run(["release", *pages, "--out", str(tmp_path / "c.zip"), "--json"]) == 0
    assert date.fromisoformat(json.loads(capsys.readouterr().out)["date"]) >= DAY


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--out", "a.zip"], "release needs files: country pages, JSON, CSV or workbooks"),
        (["x.json", "--out", "a.txt"], "--out writes an archive, and a.txt does not end in .zip"),
        (["x.json", "--out", "a.zip", "--date", "1 May"], "--date 1 May is not a date; write it as YYYY-MM-DD"),
        (["x.json", "--out", "a.zip", "--date", "20260501"], "--date 20260501 is not a date; write it as YYYY-MM-DD"),
    ],
)
def test_wrong_usage_of_release(arguments, message, capsys):
    assert run(["release", *arguments]) == 2
    assert capsys.readouterr().err == f"ptindex: {message}\n"


def test_a_strategy_of_another_kind_is_refused_on_the_command_line(pages, tmp_path, capsys, monkeypatch):
    (tmp_path / "outsiders.py").write_text(
        "import ptindex as pt\n"
        "class Mine:\n    name = 'mine'\n    def score(self, profile, /):\n"
        "        return pt.Score.of(profile, value=5.0, strategy='mine')\n"
        "mine = Mine()\n",
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    assert run(["release", *pages, "--out", "a.zip", "--strategy", "outsiders:mine"]) == 1
    said = capsys.readouterr().err
    assert "has no definition that a release could hold" in said
    assert said.endswith("; given: 'mine'\n")
