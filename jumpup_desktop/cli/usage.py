"""A command that was typed otherwise than it is used: what is wrong with it, and where its use is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jumpup_desktop.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typer.exceptions import TyperException

_CODES = {
    "NoSuchOption": "cli.usage-option",
    "MissingParameter": "cli.usage-missing",
    "BadParameter": "cli.usage-value",
    "BadOptionUsage": "cli.usage-value",
}
LONGEST = 200


def trouble_of(error: TyperException, words: Sequence[str]) -> Trouble:
    """The parser's error in words, with the command whose help says more."""
    context: Any = getattr(error, "ctx", None)
    command = context.command_path if context is not None else f"jumpup {words[0]}"
    code = _CODES.get(type(error).__name__, "cli.usage-words")
    name = " ".join(words) if code == "cli.usage-words" else _name(error)
    return Trouble(code, name=name[:LONGEST], command=command)


def _name(error: TyperException) -> str:
    """The option or the argument as the help writes it."""
    option = getattr(error, "option_name", None)
    if option:
        return str(option)
    param: Any = getattr(error, "param", None)
    if param is None:
        return "…"
    return str(param.opts[0] if param.param_type_name == "option" else param.metavar or param.name)
