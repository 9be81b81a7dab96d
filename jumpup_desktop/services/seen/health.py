"""What an audit found, in words."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from jumpup_desktop.assets import Language, sentence

if TYPE_CHECKING:
    from jumpup_desktop.store.auditing import Audited

MOST_LINES = 40
"""Faults that are told one by one; all of them stand in the JSON of `journal audit`."""


def faults(found: Audited, language: Language = "ko") -> list[str]:
    """What is wrong, a line each."""
    lines = [f"- {sentence(f'audit.{fault.code}', asdict(fault), language)}" for fault in found.faults[:MOST_LINES]]
    lines += ["- …"] if len(found.faults) > MOST_LINES else []
    return lines + _beside(found, language)


def summary(found: Audited, language: Language = "ko") -> list[str]:
    """What is wrong, a line for each sort with its first place and how many more there are."""
    lines = []
    for code in dict.fromkeys(fault.code for fault in found.faults):
        alike = [fault for fault in found.faults if fault.code == code]
        more = sentence("cli.and-more", {"n": len(alike) - 1}, language) if len(alike) > 1 else ""
        lines.append(f"{sentence(f'audit.{code}', asdict(alike[0]), language)} {more}".rstrip())
    return lines + _beside(found, language)


def _beside(found: Audited, language: Language) -> list[str]:
    """Of what lies beside the record."""
    lines = [sentence("store.attachment-damaged", {"name": name}, language) for name in found.attachments[:MOST_LINES]]
    lines += [sentence("cli.missing", {"n": len(found.missing)}, language)] if found.missing else []
    lines += [sentence("cli.access-broken", {"n": len(found.accesses)}, language)] if found.accesses else []
    return lines


def count(found: Audited) -> int:
    """How many things are wrong."""
    return len(found.faults) + len(found.attachments) + len(found.missing) + len(found.accesses)
