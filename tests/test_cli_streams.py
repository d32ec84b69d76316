"""Where the command line writes: terminals, pipes, narrow encodings, readers who leave, and whole processes."""

import codecs
import io
import os
import re
import runpy
import subprocess
import sys

import attrs
import pytest

import ptindex as pt
from ptindex.__main__ import main
from ptindex.display import tables_of
from ptindex.display.console import print_tables, write_exactly, write_readably
from ptindex.examples import example_page

KAZAKHSTAN = pt.example_profile()


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


def test_a_terminal_gets_the_same_cells(monkeypatch, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(example_page(), "utf-8")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("COLUMNS", "400")
    assert main(["check", str(page)]) == 1
    assert main(["score"]) == 0
    shown = re.sub(r"\x1b\[[0-9;]*m", "", terminal.getvalue())
    for table in tables_of(pt.audit(KAZAKHSTAN), "en"):
        assert all(line in shown for row in table.rows for cell in row.cells for line in cell.split("\n"))


def test_nothing_of_the_data_is_markup_on_a_terminal():
    terminal = Terminal()
    print_tables(tables_of(attrs.evolve(KAZAKHSTAN, country=pt.Country("XAA", "[red]x[/red] :smile:")), "en"), terminal)
    assert "[red]x[/red] :smile:" in terminal.getvalue()


def test_an_encoding_without_a_sign_gets_a_plainer_one():
    content = io.BytesIO()
    stream = io.TextIOWrapper(content, encoding="ascii")
    write_readably(stream)
    stream.write("19\u202f854 — “†” Қ \u22121")
    stream.flush()
    assert content.getvalue() == b'19 854 - "+" ? -1'


def test_what_programs_read_is_utf_8_on_any_terminal():
    content = io.BytesIO()
    stream = io.TextIOWrapper(content, encoding="ascii", newline="\r\n")
    write_exactly(stream)
    stream.write("Қ\n")
    stream.flush()
    assert content.getvalue() == "Қ\n".encode()


def test_other_streams_are_left_alone():
    stream = io.StringIO()
    write_readably(stream)
    write_exactly(stream)
    assert codecs.lookup_error("ptindex.readable")


def test_a_reader_who_leaves_early_is_no_error(monkeypatch):
    class Closed(io.StringIO):
        def write(self, _):
            raise BrokenPipeError

        def fileno(self):
            return spare

    spare = os.open(os.devnull, os.O_WRONLY)
    monkeypatch.setattr(sys, "stdout", Closed())
    assert main(["codebook"]) == 0
    os.close(spare)


def module(*arguments, **more):
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **more}
    return subprocess.run([sys.executable, "-m", "ptindex", *arguments], capture_output=True, env=environment, check=False)


def test_the_module_runs_in_this_process(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["ptindex", "--version"])
    monkeypatch.delitem(sys.modules, "ptindex.__main__")
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("ptindex", run_name="__main__")
    assert (ended.value.code, capsys.readouterr().out) == (0, f"{pt.__version__}\n")


def test_the_module_scores_the_bundled_page_as_a_process():
    done = module("score")
    assert done.returncode == 0
    assert "63.40  61.64 to 64.41" in done.stdout.decode()
    assert "repeated" in done.stderr.decode()


def test_the_module_gives_its_exit_status_and_writes_in_any_encoding(tmp_path):
    (tmp_path / "page.txt").write_text(example_page(), "utf-8")
    assert module("check", str(tmp_path / "page.txt")).returncode == 1
    done = module("score", "--lang", "ru", PYTHONIOENCODING="ascii")
    assert (done.returncode, b"63,40" in done.stdout) == (0, True)
    assert module("nothing").returncode == 2
