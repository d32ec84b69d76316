"""Files are written whole or not at all: what was there before outlives a full disk."""

import os
import subprocess
import sys
from errno import EACCES, ENOSPC
from pathlib import Path

import pytest

from ptindex import dumps, example_profile
from ptindex.__main__ import main
from ptindex.display.sentences import sentence
from ptindex.formats.writing import write_whole

WINDOWS = sys.platform == "win32"


class FullDisk:
    """A file on a disk with room for a few bytes."""

    def __init__(self, file):
        self.file = file

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()

    def write(self, content):
        self.file.write(content[:9])
        raise OSError(ENOSPC, os.strerror(ENOSPC))


@pytest.fixture
def full_disk(monkeypatch):
    opened = Path.open

    def on_it(path, mode="r", *more, **named):
        file = opened(path, mode, *more, **named)
        return FullDisk(file) if mode[0] in "wx" else file

    monkeypatch.setattr(Path, "open", on_it)


def names_in(directory):
    return [path.name for path in directory.iterdir()]


WRITERS = [
    ("t.xlsx", ["template", "t.xlsx", "--country", "KAZ", "--year", "2025"]),
    ("t.xlsx", ["score", "a.json", "--out", "t.xlsx"]),
    ("t.xlsx", ["convert", "a.json", "t.xlsx"]),
    ("t.csv", ["convert", "a.json", "t.csv"]),
    ("t.json", ["convert", "a.json", "t.json"]),
    ("t.txt", ["convert", "a.json", "t.txt"]),
]


@pytest.mark.parametrize(("name", "arguments"), WRITERS)
@pytest.mark.parametrize("before", [None, b"filled in"])
def test_a_full_disk_leaves_what_was_there_and_is_said_with_the_name(
    tmp_path, monkeypatch, capfd, request, name, arguments, before
):
    monkeypatch.chdir(tmp_path)
    Path("a.json").write_text(dumps(example_profile()), "utf-8")
    if before is not None:
        Path(name).write_bytes(before)
    request.getfixturevalue("full_disk")
    assert main([*arguments, "--overwrite"]) == 1
    assert capfd.readouterr().err == f"ptindex: {name}: {os.strerror(ENOSPC)}\n"
    assert sentence(os.strerror(ENOSPC), "ru") == "на диске не осталось места"
    assert sorted(names_in(tmp_path)) == sorted({"a.json"} | ({name} if before else set()))
    assert before is None or Path(name).read_bytes() == before


def test_what_is_interrupted_leaves_what_was_there(tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    target = tmp_path / "a.csv"
    target.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(target, b"new")
    assert (target.read_bytes(), names_in(tmp_path)) == (b"old", ["a.csv"])


@pytest.mark.skipif(WINDOWS, reason="permissions and links of POSIX")
def test_permissions_and_links_stay(tmp_path):
    target, link = tmp_path / "real" / "a.csv", tmp_path / "link.csv"
    target.parent.mkdir()
    link.symlink_to(target)
    write_whole(link, b"new")
    usual = tmp_path / "usual"
    usual.touch()
    assert target.stat().st_mode == usual.stat().st_mode
    target.chmod(0o640)
    write_whole(link, b"newer")
    assert link.is_symlink()
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"newer", 0o640)


@pytest.mark.skipif(WINDOWS, reason="permissions of POSIX")
def test_what_is_being_written_is_read_by_nobody_who_may_not_read_the_file(tmp_path, monkeypatch):
    target, seen = tmp_path / "a.csv", []
    target.write_bytes(b"old")
    target.chmod(0o600)

    class Watched(FullDisk):
        def write(self, content):
            seen.append(Path(self.file.name).stat().st_mode & 0o777)
            self.file.write(content)

    opened = Path.open
    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", lambda path, *more: Watched(opened(path, *more)))
        write_whole(target, b"new")
    assert (seen, target.read_bytes()) == ([0o600], b"new")


@pytest.mark.parametrize("there", [True, False])
def test_a_file_in_a_directory_that_takes_no_new_ones_is_written_to_as_it_is(tmp_path, monkeypatch, there):
    target, opened = tmp_path / "a.csv", Path.open
    if there:
        target.write_bytes(b"what was there before")

    def no_new_ones(path, mode="r", *more, **named):
        if not path.exists():
            raise PermissionError(EACCES, os.strerror(EACCES), str(path))
        return opened(path, mode, *more, **named)

    monkeypatch.setattr(Path, "open", no_new_ones)  # who runs the tests may write everywhere
    if there:
        write_whole(target, b"new")
        assert target.read_bytes() == b"new"
    else:
        with pytest.raises(PermissionError) as refused:
            write_whole(target, b"new")
        assert refused.value.filename == str(target)


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path, monkeypatch):
    target = tmp_path / "a.csv"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # who runs the tests may write everywhere
    with pytest.raises(PermissionError) as refused:
        write_whole(target, b"new")
    assert refused.value.filename == str(target)
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("there", ["a directory", "no directory"])
def test_where_no_file_can_stand_the_name_is_said_as_it_was_given(tmp_path, there):
    target = tmp_path if there == "a directory" else tmp_path / "none" / "a.csv"
    with pytest.raises(OSError, match=r".") as refused:
        write_whole(target, b"new")
    assert refused.value.filename == str(target)


@pytest.mark.skipif(WINDOWS, reason="has no /dev/stdout")
def test_a_pipe_is_written_to_as_it_is(tmp_path):
    code = "from ptindex.formats.writing import write_whole; write_whole('/dev/stdout', b'new')"
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert finished.stdout == b"new"
