"""Type checkers see precise types in a consumer's program and refuse a wrong one."""

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent / "typing"


def errors_of_mypy(program):
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--hide-error-context", str(program)]
    finished = subprocess.run(command, cwd=HERE.parents[1], capture_output=True, text=True, check=False)
    assert finished.returncode in (0, 1), finished.stderr
    return {int(line) for line in re.findall(rf"{program.name}:(\d+): error", finished.stdout)}, finished.stdout


def marked_lines(program):
    return {number for number, line in enumerate(program.read_text("utf-8").splitlines(), 1) if "# wrong" in line}


def test_a_consumer_sees_precise_types():
    errors, output = errors_of_mypy(HERE / "consumer.py")
    assert not errors, output


def test_wrong_code_is_refused_line_by_line():
    program = HERE / "wrong.py"
    errors, output = errors_of_mypy(program)
    assert errors == marked_lines(program), output
