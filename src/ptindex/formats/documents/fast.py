"""JSON of profiles by msgspec, where it is installed (`pip install 'ptindex[fast]'`): only ever an accelerator.

What this reads and writes is what the standard library's way in `json` reads and writes; whatever is wrong or doubtful is
left to that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from ...declaration import Section, Unavailable, questions_of
from ...questionnaire import SECTIONS
from .profile_document import SECTION_READERS, profile_document, values_getter
from .quick import quick_profile

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...profile import CountryProfile

__all__ = ["read_profile", "write_profile"]

_KEY = re.compile(r'"\s*:')


def read_profile(text: str) -> CountryProfile | None:
    """A good profile; None for anything else."""
    try:
        document = msgspec.json.decode(text)
        surely_good = type(document) is dict and _every_key_once(text, document)
    except (ValueError, RecursionError):
        return None
    return quick_profile(document) if surely_good else None


def _every_key_once(text: str, document: dict[str, Any]) -> bool:
    """Whether surely no key stands twice, which msgspec does not notice.

    Each key in the text has a colon of its own, so where there are no more colons (or quotes before colons) than keys
    that were decoded, none was lost. A colon inside a text may make the answer False, never True.
    """
    keys = _number_of_keys(document)
    return text.count(":") == keys or len(_KEY.findall(text)) == keys


def _number_of_keys(document: dict[str, Any]) -> int:
    number = len(document)
    for name, item in document.items():
        if type(item) is dict:
            # The answers of a section hold no further keys; where they do, they are refused.
            number += len(item) if name in SECTION_READERS else _number_of_keys(item)
    return number


def write_profile(profile: CountryProfile) -> str:
    """The document of a profile on one line."""
    return msgspec.json.encode(profile_document(profile, _WRITERS)).decode()


def _writer(section: type[Section]) -> Callable[[Section], Any]:
    """A struct is made and written faster than a dictionary, and leaves out what is not stated by itself."""
    names = [question.name for question in questions_of(section)]
    shape = msgspec.defstruct(section.__name__, [(name, Any, Unavailable.NOT_STATED) for name in names], omit_defaults=True)
    read = values_getter(names)
    nothing = (Unavailable.NOT_STATED,) * len(names)

    def write(answers: Section) -> Any:
        values = read(answers)
        return None if values == nothing else shape(*values)

    return write


_WRITERS = tuple((questions_of(section)[0].section, _writer(section)) for section in SECTIONS)
