"""`python -m ptindex`: the command line, or how to install what it needs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from .exceptions import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

_NEEDED = ("cyclopts", "rich")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status: 0 done; 1 bad input, and findings for `check` alone; 2 usage."""
    try:
        from .cli import run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _NEEDED:
            raise
        sys.stderr.write(f"ptindex: {MissingExtraError('cli')}\n")
        return 2
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
