"""What a verdict was asked, as few questions: which reasons answer each, and what could not be answered."""

from dataclasses import dataclass
from enum import StrEnum

from jumpup_desktop.documents.verifying.verdict import MOST_REASONS, Verdict


class Answer(StrEnum):
    """What came of one question."""

    FINE = "fine"
    WRONG = "wrong"
    UNSEEN = "unseen"
    NOT_ASKED = "not_asked"
    WAITING = "waiting"


@dataclass(frozen=True)
class Question:
    """One thing that is looked at, and the codes of the reasons that say it is wrong."""

    id: str
    codes: frozenset[str]


READABLE = Question(
    "readable",
    frozenset({"too-big", "too-costly", "not-a-pdf", "encrypted", "record-missing", "record-unreadable", "damaged"}),
)
"""Where this one is wrong, nothing else was looked at to its end."""
ROOT = Question("root", frozenset({"unknown-root", "untrusted", "expired", "early"}))
SIGNERS = Question(
    "signers",
    frozenset(
        {
            "no-electronic-signature", "signature-missing", "signature-unexpected", "signature-twice", "order",
            "wrong-signer", "foreign-certificate", "fingerprint-not-printed",
        }
    ),
)  # fmt: skip
UNCHANGED = Question(
    "unchanged",
    frozenset(
        {
            "signature-invalid", "changed-after-signing", "not-whole-file", "byte-range", "padding",
            "unsigned-attribute", "signed-attributes", "envelope", "timestamp",
        }
    ),
)  # fmt: skip
RECORD = Question("record", frozenset({"record-hash"}))
ACTIVE = Question("active", frozenset({"active-content"}))
SEASON = Question("season", frozenset({"season-hash", "season-file"}))
SCANS = Question("scans", frozenset({"scan-missing", "scan-foreign", "scan-unread"}))
OF_FILE = (READABLE, ROOT, SIGNERS, UNCHANGED, RECORD, ACTIVE)
OF_SEASON = (SEASON, SCANS)


def answers(verdict: Verdict, *, with_season: bool) -> tuple[tuple[Question, Answer], ...]:
    """Every question with its answer. What reasons beyond their greatest number would say is not seen."""
    codes = {reason.code for reason in verdict.reasons}
    is_cut = len(verdict.reasons) >= MOST_REASONS or bool(codes & READABLE.codes)
    done = [(one, _answer(one, codes, is_cut=is_cut)) for one in OF_FILE]
    for one in OF_SEASON:
        answer = _answer(one, codes, is_cut=is_cut or (one is SCANS and "season-hash" in codes))
        if one is SCANS and answer is Answer.FINE and verdict.unscanned:
            answer = Answer.WAITING
        done.append((one, answer if with_season else Answer.NOT_ASKED))
    return tuple(done if verdict.mix.ink else done[:-1])


def _answer(question: Question, codes: set[str], *, is_cut: bool) -> Answer:
    if codes & question.codes:
        return Answer.WRONG
    return Answer.UNSEEN if is_cut else Answer.FINE
