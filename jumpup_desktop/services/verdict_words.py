"""A verdict in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.assets import sentence

if TYPE_CHECKING:
    from jumpup_desktop.assets import Language
    from jumpup_desktop.documents.verifying import Reason, Verdict


def of_reason(reason: Reason, language: Language = "ko") -> str:
    """Why a paper is rejected, in one sentence; a wrong root is told beside those that were given, by their names."""
    if reason.code != "unknown-root":
        return sentence(f"verify.{reason.code}", {"detail": ", ".join(reason.values)}, language)
    signed, *given = reason.values
    values = {"signed": signed, "given": ", ".join(given)}
    return sentence("verify.unknown-root" if given else "verify.no-root", values, language)


def of_notes(verdict: Verdict, language: Language = "ko") -> tuple[str, ...]:
    """What a reader of an accepted paper should know besides: scans still to come, an edition that replaces it."""
    replaced = sentence("cli.verify-replaced", {"by": verdict.replaced_by}, language) if verdict.replaced_by else ""
    return (*of_unscanned(verdict, language), *((replaced,) if replaced else ()))


def of_unscanned(verdict: Verdict, language: Language = "ko") -> tuple[str, ...]:
    """Whose ink pages were not scanned yet; nothing where none is waited for."""
    values = {"n": len(verdict.unscanned), "names": ", ".join(verdict.unscanned)}
    return (sentence("cli.verify-unscanned", values, language),) if verdict.unscanned else ()
