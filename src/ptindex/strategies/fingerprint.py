"""The fingerprint of a method: the same for the same rules, another for any other."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

__all__ = ["RELEASED", "SHORT", "fingerprint", "label"]

SHORT = 12
"""How many digits of a fingerprint or an identifier are printed: enough to tell methods apart, few enough for print."""

RELEASED: Mapping[str, str] = {
    "equal weights": "628b0ed1e1f7f8c7dbcea8d91699620afe3e7f0ed8f8f343bef638669f8ddcce",
    "cautious": "f9f880875406fbaa949a70367da5e37261c2bcda0c461ac2b24acc2fe903ab63",
    "equal indicators": "0a39da93737bb6583fe6e95b77e656fa86d700d38cbad9f621064cebe9821444",
}
"""The fingerprint of each released method, for ever: a copy that keeps the name and not the rules is shown as changed."""


def fingerprint(method: attrs.AttrsInstance, levels: Mapping[str, object]) -> str:
    """A SHA-256, in hexadecimal, over a method's class, its fields and the levels that it uses.

    A field at its default leaves no trace, so that a later version may add one and old methods keep their fingerprint. The name
    is not part of the rules.
    """
    # Not at the top: scoring needs no fingerprint before it has scored, and OpenSSL takes long to load.
    import hashlib
    import json

    document = {**_plain_fields(method), "levels": levels}
    document.pop("name", None)
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain_fields(value: attrs.AttrsInstance) -> dict[str, object]:
    fields = {
        field.name: getattr(value, field.name)
        for field in attrs.fields(type(value))
        if field.init and getattr(value, field.name) != _default(field)
    }
    return {"class": type(value).__name__, **fields}


def _default(field: attrs.Attribute[object]) -> object:
    make = getattr(field.default, "factory", None)
    return make() if make else field.default


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else _plain_fields(value)  # type: ignore[arg-type]


def label(name: str, made: str) -> str:
    """The name of a method, with `(changed)` where a released method's name stands on other rules."""
    return name if RELEASED.get(name, made) == made else f"{name} (changed)"
