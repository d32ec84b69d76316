"""The files that come with the library, read when first needed."""

from typing import Any

__all__ = ["read_json", "read_text"]


def read_text(name: str) -> str:
    """The text of a file of this folder."""
    from importlib.resources import files  # not at the top: it doubles what importing the library takes

    return files(__name__).joinpath(name).read_text("utf-8")


def read_json(name: str) -> Any:
    """The content of a JSON file of this folder."""
    from json import loads

    return loads(read_text(name))
