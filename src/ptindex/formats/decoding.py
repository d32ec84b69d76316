"""Bytes as text: UTF-8 or UTF-16, with a byte order mark or without, and never a guess at anything else."""

from __future__ import annotations

__all__ = ["decoded"]

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decoded(content: bytes) -> str:
    r"""The text of bytes in UTF-8 or UTF-16, without its byte order mark.

    Raises `UnicodeDecodeError` for anything else.

    >>> decoded(b"\xef\xbb\xbfiso3,year"), decoded("год".encode("utf-16"))
    ('iso3,year', 'год')
    """
    if content.startswith(_UTF_16_MARKS):
        return content.decode("utf-16")
    text = _without_mark(content) if b"\x00" in content else content.decode("utf-8")
    return text.removeprefix("\ufeff")


def _without_mark(content: bytes) -> str:
    """UTF-16 shows by its zero bytes: those of spaces and digits stand after them or before them."""
    after, before = content[1::2].count(0), content[0::2].count(0)
    text = content.decode("utf-16-le" if after > before else "utf-16-be", errors="replace")
    return text if "\x00" not in text and "\ufffd" not in text else content.decode("utf-8")
