"""What the released methods are called in the language of a reader; files and programs know each by its English name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..declaration import Text

if TYPE_CHECKING:
    from ..declaration import Language

__all__ = ["METHOD_NAMES", "method_name"]

METHOD_NAMES = {
    text.en: text
    for text in (
        Text("equal weights", "равные веса"),
        Text("cautious", "осторожный"),
        Text("equal indicators", "равные веса показателей"),
    )
}
"""The name of each released method, by its English one."""

_CHANGED = Text(" (changed)", " (с изменениями)")


def method_name(name: str, language: Language) -> str:
    """The name of a method in a language: that of a released one is translated, any other stands as it was given.

    >>> method_name("equal weights (changed)", "ru"), method_name("mine", "ru")
    ('равные веса (с изменениями)', 'mine')
    """
    released = METHOD_NAMES.get(name.removesuffix(_CHANGED.en))
    if released is None:
        return name
    changed = _CHANGED.wording(language) if name.endswith(_CHANGED.en) else ""
    return f"{released.wording(language)}{changed}"
