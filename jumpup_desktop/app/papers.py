"""Papers of the season: list, pages as pictures, verification, saving."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from jumpup_desktop.domain.dates import date_with_weekday
from jumpup_desktop.domain.kinds import PaperRule
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.presenters.ports.papers import PaperRow, PaperState, VerifyLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jumpup_desktop.app.holder import Holder
    from jumpup_desktop.assets import Language
    from jumpup_desktop.store.tables.meetings import PaperRow as StoredPaper


@dataclass(frozen=True, slots=True)
class _Day:
    """What all papers of one day have in common: its title, its kinds of papers, when each is due, the companies."""

    title: str
    rules: Mapping[str, PaperRule]
    due: Mapping[str, str]
    companies: Mapping[str, str]


class Papers:
    """The papers of every meeting; the last one opened stays in memory for its pages."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder
        self._shown: tuple[str, bytes] = ("", b"")

    def papers(self) -> Sequence[PaperRow]:
        """Every paper, by number."""
        from jumpup_desktop.store.tables import meetings

        rows = meetings.all_papers(self._holder.store.conn)
        newest = set({(row.meeting, row.rule, row.item): row.id for row in rows}.values())
        days = {meeting: self._day(meeting) for meeting in {row.meeting for row in rows}}
        return [self._row(row, days[row.meeting], is_newest=row.id in newest) for row in rows]

    def _day(self, meeting: str) -> _Day:
        from jumpup_desktop.services import policies

        store = self._holder.store
        state = store.get(MEETING, meeting)
        plan = state.plan if state else None
        companies = {entry.id: store.get(COMPANY, entry.company) for entry in (state.items if state else ())}
        rules = policies.kind_of(store, meeting).papers
        return _Day(
            f"{plan.title} · {date_with_weekday(plan.day)}" if plan else "",
            {rule.id: rule for rule in rules},
            {rule.id: date_with_weekday(policies.due_on(store, meeting, rule)) for rule in rules},
            {item: company.name for item, company in companies.items() if company},
        )

    def _row(self, row: StoredPaper, day: _Day, *, is_newest: bool) -> PaperRow:
        rule = day.rules.get(row.rule)
        name = rule.name if rule else row.rule
        signed = row.electronic + row.ink + row.refused
        return PaperRow(
            row.id,
            name,
            day.companies.get(row.item, name),
            day.title,
            cast("PaperState", row.status),
            signed,
            signed + row.waiting,
            row.edition,
            row.sha256,
            row.meeting,
            is_newest,
            day.due.get(row.rule, ""),
        )

    def _pdf(self, paper: str) -> bytes:
        from jumpup_desktop.services.papers import desk, signing

        if self._shown[0] != paper:
            store = self._holder.store
            content = store.attachment(signing.current_sha256(store, desk.existing(store, paper)))
            self._shown = (paper, content)
        return self._shown[1]

    def pages(self, paper: str) -> int:
        """How many pages it has."""
        from jumpup_desktop.documents.print_copy import page_count

        return page_count(self._pdf(paper))

    def picture(self, paper: str, page: int, dots: int) -> bytes:
        """A page as PNG, signatures included."""
        from jumpup_desktop.documents.print_copy import page_png

        return page_png(self._pdf(paper), page, dots)

    def verify(self, paper: str, language: Language) -> Sequence[VerifyLine]:
        """What the verifier says, in sentences."""
        from jumpup_desktop.assets import sentence
        from jumpup_desktop.services import verification

        verdict = verification.verify_own(self._holder.store, self._pdf(paper))
        if verdict.accepted:
            mix = {
                "electronic": verdict.mix.electronic,
                "ink": verdict.mix.ink,
                "refused": verdict.mix.refused,
            }
            return (
                VerifyLine(sentence("verify.whole", {}, language), "ok"),
                VerifyLine(sentence("cli.verify-mix", mix, language), "ok"),
            )
        return [
            VerifyLine(sentence(f"verify.{r.code}", {"detail": ", ".join(r.values)}, language), "bad")
            for r in verdict.reasons
        ]

    def save(self, paper: str, target: Path) -> None:
        """Write the paper to a file. Raises Trouble."""
        from jumpup_desktop.store.files import write_durably

        self._holder.store.remember_durably()
        write_durably(target, self._pdf(paper))
