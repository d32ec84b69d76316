"""How fast JSON is read and written, against pydantic 2 with the same fields and plain Enums, in one process.

Run as a program it prints the four ratios.
"""

from enum import Enum
from importlib.util import find_spec
from timeit import repeat
from unittest.mock import patch

from ptindex import CountryProfile, example_profile
from ptindex.declaration import Unavailable, questions_of
from ptindex.formats import json as json_format
from ptindex.questionnaire import SECTIONS, questions

REPEATS, NUMBER = 9, 2000


def _microseconds(function):
    return min(repeat(function, number=NUMBER, repeat=REPEATS)) / NUMBER * 1e6


def full_profile() -> CountryProfile:
    """The real page with an answer to every question."""
    answers = {}
    for place, question in enumerate(questions()):
        scale = question.scale
        answers[question.key] = list(scale)[place % len(scale)] if scale else question.answers(0.5 + place / 8)
    for question in questions():
        if question.answers is int:
            answers[question.key] += 838
    return example_profile().with_answers(answers)


def pydantic_model():
    """The fields of a profile as a person would write them in pydantic: frozen, strict about keys, an Enum for each scale."""
    import pydantic

    config = pydantic.ConfigDict(frozen=True, extra="forbid")
    reasons = Enum("Reasons", {reason.name: reason.code for reason in Unavailable})
    scales = {
        question.scale: Enum(question.scale.__name__, {answer.name: answer.code for answer in question.scale})
        for question in questions()
        if question.scale
    }
    sections = {}
    for section in SECTIONS:
        asked = questions_of(section)
        fields = {
            question.name: (scales.get(question.scale, question.answers) | reasons, reasons.NOT_STATED) for question in asked
        }
        model = pydantic.create_model(section.__name__, __config__=config, **fields)
        sections[asked[0].section] = (model, pydantic.Field(default_factory=model))
    country = pydantic.create_model("Country", __config__=config, iso3=(str, ...), name=(str, ...))
    published = pydantic.create_model("Published", __config__=config, value=(float, ...), mark=(str, ""))
    return pydantic.create_model(
        "Profile",
        __config__=config,
        document=(str, pydantic.Field(alias="schema")),
        country=(country, ...),
        year=(int, ...),
        published=(published | None, None),
        **sections,
    )


def _read_and_write(model, profile):
    text = json_format.dumps(profile)
    other = model.model_validate_json(text)
    read = _microseconds(lambda: json_format.loads(text)) / _microseconds(lambda: model.model_validate_json(text))
    write = _microseconds(lambda: json_format.dumps(profile)) / _microseconds(other.model_dump_json)
    return read, write


def ratios() -> dict[str, float | None]:
    """Our time over pydantic's: `read` and `write` by the standard library, `fast read` and `fast write` by msgspec.

    The last two are None where msgspec is not installed. Raises `ImportError` without pydantic.
    """
    model, profile = pydantic_model(), full_profile()
    with patch.object(json_format, "_fast", lambda: None):
        read, write = _read_and_write(model, profile)
    fast = _read_and_write(model, profile) if find_spec("msgspec") else (None, None)
    return {"read": read, "write": write, "fast read": fast[0], "fast write": fast[1]}


if __name__ == "__main__":
    for name, ratio in ratios().items():
        print(f"{name}: {'-' if ratio is None else f'{ratio:.2f}'}")
