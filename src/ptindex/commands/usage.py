"""What the parser of the command line refuses, said in our words and in the language asked for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, get_args, get_origin

from cyclopts import (
    App,
    Argument,
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    RepeatArgumentError,
    Token,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from ..declaration import Text
from ..display import words
from ..exceptions import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..declaration import Language

__all__ = ["language_of", "usage_text"]

_SAID: dict[type[CycloptsError], Text] = {
    UnknownCommandError: Text("there is no command {}; {}", "нет команды {}; {}"),
    UnknownOptionError: Text("{} has no option {}; {}", "у {} нет параметра {}; {}"),
    MissingArgumentError: Text("{} needs {}", "для {} нужно указать {}"),
    CoercionError: Text("{} does not take {}; give {}", "для {} не подходит {}; укажите {}"),
    RepeatArgumentError: Text("{} is given twice", "{} указано дважды"),
    UnusedCliTokensError: Text("{} has no use for {}", "для {} это лишнее: {}"),
    CycloptsError: Text("is not understood: {}", "не распознано: {}"),
}
_COMMANDS = Text("the commands are {}", "есть команды {}")
_HELP = Text("ptindex {} --help lists what it has", "все параметры перечисляет ptindex {} --help")
_VALUE = Text("a value after it", "значение после него")
_WHOLE = Text("a whole number", "целое число")
_FLAG = Text("yes, no, or nothing at all", "yes, no или ничего")


def language_of(arguments: Sequence[str]) -> Language:
    """The language that is asked for, so that an error is said in it wherever it comes from; of one misspelt, what is meant."""
    asked = [value for option, value in pairwise(arguments) if option == "--lang"]
    asked += [each.removeprefix("--lang=") for each in arguments if each.startswith("--lang=")]
    return "ru" if any(each.casefold().startswith(("ru", "ру")) for each in asked) else "en"


def usage_text(error: CycloptsError, language: Language) -> str:
    """What is wrong with the arguments, and what may have been meant or can be given instead."""
    kind, fills = _filled(error)
    said = (each.wording(language) if isinstance(each, Text) else each for each in fills)
    return _SAID[kind].wording(language).format(*said)


def _filled(error: CycloptsError) -> tuple[type[CycloptsError], tuple[Text | str, ...]]:
    """By which sentence an error is said, and what is filled into it."""
    command = " ".join(error.command_chain or ())
    match error:
        case UnknownCommandError(unused_tokens=[given, *_], app=App() as app):
            commands = [each for each in app if not each.startswith("-")]
            return UnknownCommandError, (given, _meant(given, commands, _COMMANDS, ", ".join(commands)))
        case UnknownOptionError(token=Token() as token, argument_collection=arguments):
            given, names = token.keyword or token.value, (name for each in arguments for name in each.names)
            return UnknownOptionError, (command, given, _meant(given, names, _HELP, command))
        case MissingArgumentError(keyword=str() as keyword):
            return MissingArgumentError, (keyword, _VALUE)
        case MissingArgumentError(argument=Argument(name=name)):
            return MissingArgumentError, (command, name)
        case CoercionError(token=Token(value=given), argument=Argument(name=name), target_type=kind):
            return CoercionError, (name, given, _wanted(kind))
        case RepeatArgumentError(token=Token(keyword=str() as keyword)):
            return RepeatArgumentError, (keyword,)
        case UnusedCliTokensError(unused_tokens=[*given]):
            return UnusedCliTokensError, (command, " ".join(given))
        case _:
            return CycloptsError, (" ".join(error.root_input_tokens or ()),)


def _meant(given: str, names: Iterable[str], otherwise: Text, fill: str) -> Text:
    meant = nearest(given, names)
    template, filled = (words.SUGGESTION, meant) if meant else (otherwise, fill)
    return Text(template.en.format(filled), template.ru.format(filled))


def _wanted(kind: object) -> Text:
    """What an option takes: one of some words, a number, or nothing."""
    if get_origin(kind) is Literal:
        return Text(" or ".join(get_args(kind)), " или ".join(get_args(kind)))
    return _WHOLE if kind is int else _FLAG
