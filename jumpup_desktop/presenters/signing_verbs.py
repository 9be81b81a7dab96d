"""Verbs of a day's papers: what is still noted, papers made, signed, refused, sent out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.attendance import KeepOriginals
from jumpup_desktop.domain.meeting.opinion import ReviseOpinion
from jumpup_desktop.domain.meeting.turn import CorrectGist, NoteGist
from jumpup_desktop.domain.meeting.unanimity import WithdrawAgreement
from jumpup_desktop.domain.selection.further import PlanNextSitting
from jumpup_desktop.domain.selection.interests import RecordAgencyDecision
from jumpup_desktop.presenters.verbs import (
    Confirm,
    Files,
    Folder,
    Form,
    Line,
    OneOf,
    Secret,
    Several,
    Verb,
    Word,
    opens_its_window,
    wrong_day,
    wrong_time,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from typing import Any

    from jumpup_desktop.presenters.signing import SigningPresenter
    from jumpup_desktop.presenters.verbs import Question, Talk
    from jumpup_desktop.services.seen.signing import PaperToSign, SignerLine, SigningDay

    P = SigningPresenter


def _is_made(p: P) -> bool:
    day = p.closed.day
    return bool(day and day.papers and day.frozen == day.papers and not day.undrafted)


def _can_note(p: P) -> bool:
    day = p.closed.day
    return bool(day and day.is_over and (day.without_gist or day.said)) and not _is_made(p)


def _lacks_keys(p: P) -> bool:
    return bool(p.closed.day and p.closed.day.keyless)


def _is_free(p: P) -> bool:
    return not p.closed.is_busy


def _can_prepare(p: P) -> bool:
    day = p.closed.day
    return bool(day and not day.lacking and not day.keyless and _is_free(p))


def _is_signing(p: P) -> bool:
    day = p.closed.day
    return bool(day and day.frozen and any(s.papers or s.own or s.later or s.left_behind for s in day.signers))


def _can_sign(p: P) -> bool:
    return _is_free(p) and p.next_signer is not None


def _has_sealed(p: P) -> bool:
    return _is_free(p) and p.closed.day is not None and p.closed.day.sealed > 0


# --- what was said, noted late (practice 1, 38)


def _note_gist(p: P) -> Talk:
    """발언 요지 of a company that has none yet, or put right before its 별지 is fixed."""
    day = p.closed.day
    if day is None:
        return
    ways = [talk for talk, is_there in ((_write_gist, day.without_gist), (_correct_gist, day.said)) if is_there]
    words = {_write_gist: p.say("ask.gist-new"), _correct_gist: p.say("ask.gist-correct")}
    at = (yield OneOf(p.say("ask.what-to-do"), [words[way] for way in ways], p.say("ask.next"))) if ways[1:] else 0
    yield from ways[at](p, day)


def _write_gist(p: P, day: SigningDay) -> Talk:
    of = OneOf(p.say("ask.which-company"), [name for _, name in day.without_gist])
    by = OneOf(p.say("ask.gist-who"), [name for _, name in day.speakers])
    at, who, text = yield Form((of, by, Line(p.say("ask.gist"))), p.say("ask.note"))
    p.closed.act(NoteGist(day.without_gist[at][0], "remark", day.speakers[who][0], text))


def _correct_gist(p: P, day: SigningDay) -> Talk:
    lines = [f"{said.company} · {said.speaker}: {said.text}" for said in day.said]
    at = yield OneOf(p.say("ask.gist-which"), lines, p.say("ask.next"))
    said = day.said[at]
    by = OneOf(p.say("ask.gist-asked"), [name for _, name in day.speakers])
    text, who = yield Form((Line(p.say("ask.gist-before"), text=said.text), by), p.say("ask.correct"))
    if text == said.text:
        return
    p.closed.act(CorrectGist(said.item, said.entry, text, day.speakers[who][0]))


# --- signing turns


def _refuse(p: P) -> Talk:
    """서명 거부 of one paper."""
    signer = p.signer
    if signer is None:
        return
    names = [paper.name for paper in signer.papers]
    which, why = (
        OneOf(p.say("ask.refuse-which", name=signer.name), names),
        Line(p.say("ask.refuse-why", name=signer.name)),
    )
    at, reason = yield Form((which, why), p.say("ask.record"))
    paper = signer.papers[at]
    yield from _voids(p, [paper])
    p.refuse(signer.person, paper.id, reason)


def _voids(p: P, papers: Sequence[PaperToSign]) -> Talk:
    """Papers that are made anew take the signatures of others with them: whose is said first."""
    signed = dict.fromkeys(name for paper in papers for name in paper.signed)
    gone = dict.fromkeys(name for paper in papers for name in paper.gone)
    if signed:
        said = p.say("ask.refuse-voids", names=", ".join(signed))
        said += " " + p.say("ask.refuse-gone", names=", ".join(gone)) if gone else ""
        yield Confirm(said, p.say("ask.next"))


def _agreed(p: P) -> list[PaperToSign]:
    """Sheets of the signer that tell their agreement."""
    signer = p.signer
    return [s for s in signer.papers if any(who == signer.person for who, _ in s.participants)] if signer else []


def _taken_back(p: P) -> Generator[Question, Any, tuple[PaperToSign, str, str]]:
    """Of which sheet, and by whom (id, name)."""
    signer, own, day = p.signer, _agreed(p), p.closed.day
    papers = [*own, *(day.agreed if day else ())]
    at = yield OneOf(p.say("ask.withdraw-paper"), [paper.name for paper in papers], p.say("ask.next"))
    paper = papers[at]
    if signer is not None and at < len(own):
        return paper, signer.person, signer.name
    who = yield OneOf(p.say("ask.withdraw-who"), [name for _, name in paper.participants], p.say("ask.next"))
    return paper, *paper.participants[who]


def _can_withdraw(p: P) -> bool:
    day = p.closed.day
    return bool(_agreed(p) or (day and day.is_over and day.agreed))


def _withdraw(p: P) -> Talk:
    """동의 철회 while reading the sheet (practice 5c): the round is open again with those who are there.

    A sheet that is sealed can be taken back too; then who does it is asked.
    """
    paper, member, name = yield from _taken_back(p)
    reason = yield Line(p.say("ask.withdraw-why", name=name), p.say("ask.next"))
    if paper.excluded:
        names_out = ", ".join(name for _, name in paper.excluded)
        yield Confirm(p.say("ask.excluded-out", names=names_out), p.say("ask.excluded-out-yes"))
    others = [(who, called) for who, called in paper.participants if who != member]
    label, people = p.say("ask.withdraw-there"), [called for _, called in others]
    chosen = yield Several(label, people, p.say("ask.reopen"), taken=False)
    gone = tuple(who for n, (who, _) in enumerate(others) if n not in chosen)
    out = tuple(who for who, _ in paper.excluded)
    there = [one for one in paper.participants if one[0] not in gone]
    acting = ""
    if paper.presides in gone:
        at = yield OneOf(p.say("ask.withdraw-acting"), [name for _, name in there], p.say("ask.reopen"))
        acting = there[at][0]
    p.closed.act(WithdrawAgreement(paper.item, member, reason, (*gone, *out), acting))


def _correct_own(p: P) -> Talk:
    """A member reading what was typed for them has it put right, with a reason (practice 40); no sheet is opened."""
    signer = p.signer
    if signer is None:
        return
    lines = [f"{one.company} · {one.name}: {one.text}" for one in signer.own]
    at = yield OneOf(p.say("ask.own-which", name=signer.name), lines, p.say("ask.next"))
    own = signer.own[at]
    fields = (Line(p.say("ask.own-text"), text=own.text), Line(p.say("ask.own-why")))
    text, reason = yield Form(fields, p.say("ask.correct"))
    if text == own.text:
        return
    base = " ".join(own.versions)
    p.closed.act(ReviseOpinion(own.item, signer.person, own.criterion, text, own.mark, reason, base))


def _reset_pin(p: P) -> Talk:
    """A forgotten PIN: chair and secretary stand by it, and it is recorded (practice 27); or ink instead, as on a
    spare laptop, which cannot set one.
    """
    signer = p.signer
    if signer is None:
        return
    yield Confirm(p.say("ask.reset", name=signer.name), p.say("ask.reset-yes"))
    way = yield OneOf(signer.name, [p.say("ask.key-new"), p.say("ask.key-ink")], p.say("ask.next"))
    if way == 1:
        yield from _voids(p, signer.papers)
        p.to_ink(signer.person, (yield Line(p.say("ask.ink-why"), p.say("ask.record"), p.say("ask.ink-reason"))))
        return
    pin, again = yield _new_pin(p)
    p.reset_pin(signer.person, pin, again)


def _new_pin(p: P) -> Form:
    """Twice the same."""
    return Form(
        (Secret(p.say("ask.new-pin")), Secret(p.say("ask.new-pin-again"))),
        p.say("ask.set"),
        lambda given: ["", p.say("pin.differ") if given[0] != given[1] else ""],
    )


def _left(p: P) -> list[SignerLine]:
    day = p.closed.day
    return [s for s in day.signers if s.left_behind] if day else []


def _left_behind(p: P) -> Talk:
    """Somebody left without having signed: in ink (the pages are sent), or 서명 거부."""
    people = _left(p)
    at = yield OneOf(p.say("ask.left-who"), [f"{s.name} ({len(s.left_behind)})" for s in people], p.say("ask.next"))
    signer = people[at]
    way = yield OneOf(signer.name, [p.say("ask.key-ink"), p.say("ask.key-refuse")], p.say("ask.next"))
    yield from _voids(p, signer.left_behind)
    if way == 0:
        p.to_ink(signer.person, (yield Line(p.say("ask.ink-why"), p.say("ask.record"), p.say("ask.left-reason"))))
        return
    reason = yield Line(p.say("ask.refuse-why", name=signer.name), p.say("ask.record"))
    for paper in signer.left_behind:
        p.refuse(signer.person, paper.id, reason)


def _renew_key(p: P) -> Talk:
    """Whoever signs a 정정본 chooses a new PIN, or refuses: the first key was destroyed after the seal."""
    day = p.closed.day
    if day is None:
        return
    then, names = p.say("ask.next"), [name for _, name in day.keyless]
    at = yield OneOf(p.say("ask.key-who"), names, then)
    person, name = day.keyless[at]
    way = yield OneOf(name, [p.say("ask.key-new"), p.say("ask.key-ink"), p.say("ask.key-refuse")], then)
    if way == 1:
        p.choose_ink(person)
        return
    if way == 2:
        p.refuse_key(person, (yield Line(p.say("ask.refuse-why", name=name), p.say("ask.record"))))
        return
    yield Confirm(p.say("ask.reset", name=name), p.say("ask.reset-yes"))
    if day.needs_panel:
        files = yield Files(p.say("ask.panel-file"), ("*",))
        p.use_panel(files[0], (yield Secret(p.say("ask.panel-passphrase"), then)))
    pin, again = yield _new_pin(p)
    p.renew_key(person, pin, again)


# --- the papers' way out


def _ink(p: P) -> Talk:
    """Pages for ink signatures go out, and come back as scans (practice 5)."""
    ways = [p.say("ask.ink-out"), p.say("ask.ink-back")]
    way = yield OneOf(p.say("ask.what-to-do"), ways, p.say("ask.next"))
    if way == 0:
        p.leaving.ink_pages((yield Folder(p.say("ask.ink-folder"))))
    else:
        p.leaving.file_scans((yield Files(p.say("ask.scans"), ("pdf", "png", "jpg", "jpeg", "tif", "tiff"))))


def _keep_originals(p: P) -> Talk:
    """Who keeps the pages signed in ink; the papers name them."""
    day = p.closed.day
    if day is not None:
        p.closed.act(KeepOriginals((yield Line(p.say("ask.originals"), p.say("ask.record"), day.keeper))))


def _copy(p: P) -> Talk:
    p.leaving.export((yield Folder(p.say("ask.copy-folder"))))


def _annex(p: P) -> Talk:
    """Members' opinions and objections leave only with a reason, under somebody's name (practice 22)."""
    reason, by = yield Form((Line(p.say("ask.annex-why")), Line(p.say("ask.annex-by"))), p.say("ask.next"))
    p.leaving.annex((yield Folder(p.say("ask.annex-folder"))), reason, by)


def _agency(p: P) -> Talk:
    """What the agency decided on an exclusion (practice 26)."""
    day = p.closed.day
    if day is None:
        return
    people = [p.say("ask.told-member"), p.say("ask.told-applicant")]
    at, verdict, measure, on, official, told = yield Form(
        (
            OneOf(p.say("ask.agency-which"), [name for _, _, name in day.exclusions]),
            OneOf(p.say("ask.agency-verdict"), [p.say("ask.upheld"), p.say("ask.dismissed")]),
            Line(p.say("ask.agency-measure")),
            Line(p.say("ask.agency-day")),
            Line(p.say("ask.agency-official")),
            Several(p.say("ask.agency-told"), people, taken=False),
        ),
        p.say("ask.record"),
        lambda given: ["", "", "", wrong_day(p, given[3]), "", ""],
    )
    company, person, _ = day.exclusions[at]
    p.closed.act(RecordAgencyDecision(company, person, verdict == 0, measure, on, official, 0 in told, 1 in told))


def _plan_next(p: P) -> Talk:
    """차수 변경, 재심의, 의결보류: the next day of this panel, its agenda from what was left."""
    day = p.closed.day
    if day is None:
        return
    chosen, on, venue, starts, ends = yield Form(
        (
            Several(p.say("ask.next-items"), [name for _, name in day.hearable]),
            Line(p.say("ask.next-day"), text=day.next_day),
            Line(p.say("ask.next-venue"), text=day.venue),
            Line(p.say("ask.next-starts"), text=day.hours[0]),
            Line(p.say("ask.next-ends"), text=day.hours[1]),
        ),
        p.say("ask.plan"),
        lambda given: ["", wrong_day(p, given[1]), "", wrong_time(p, given[3]), wrong_time(p, given[4])],
    )
    items = tuple(day.hearable[n][0] for n in chosen)
    p.closed.act(PlanNextSitting(on, venue, starts, ends, items))


SIGNING_VERBS: tuple[Verb[SigningPresenter], ...] = (
    Verb("gist", _note_gist, _can_note, _is_free),
    Verb("prepare", lambda p: p.prepare(), lambda p: not _is_made(p), _can_prepare, leads=_can_prepare),
    Verb("key", _renew_key, _lacks_keys, _is_free,
        lambda p: Word("verb.key", {"n": len(p.closed.day.keyless) if p.closed.day else 0}), leads=_lacks_keys),
    Verb("sign", opens_its_window, _is_signing, _can_sign, leads=lambda p: _is_made(p) and not _lacks_keys(p)),
    Verb("refuse", _refuse, lambda p: _is_signing(p) and bool(p.signer and p.signer.papers), _can_sign),
    Verb("withdraw_agreement", _withdraw, _can_withdraw, lambda p: not p.closed.is_busy),
    Verb("correct_own", _correct_own, lambda p: _is_signing(p) and bool(p.signer and p.signer.own), _can_sign),
    Verb("reset", _reset_pin, _is_signing, _can_sign),
    Verb("left", _left_behind, lambda p: bool(_left(p)), _is_free, lambda p: Word("verb.left", {"n": len(_left(p))})),
    Verb("ink", _ink, lambda p: bool(p.closed.day and p.closed.day.frozen), _is_free),
    Verb("originals", _keep_originals, lambda p: bool(p.closed.day and p.closed.day.keeper) and not p.is_done,
        _is_free),
    Verb("agency", _agency, lambda p: bool(p.closed.day and p.closed.day.exclusions), _is_free),
    Verb("next_sitting", _plan_next, lambda p: bool(p.closed.day and p.closed.day.hearable), _is_free),
    Verb("annex", _annex, lambda p: bool(p.closed.day and p.closed.day.is_over), _is_free),
    Verb("copy", _copy, is_ready=_has_sealed, leads=lambda p: p.is_done),
    Verb("closing_print", lambda p: p.leaving.prints(), is_ready=_has_sealed),
)  # fmt: skip
