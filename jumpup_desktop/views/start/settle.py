"""서로 다른 기록 정하기: one after the other, both sides are shown and a person chooses; nothing is chosen before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from jumpup_desktop.presenters.conflicts import ConflictsPresenter
    from jumpup_desktop.services.seen.conflicts import ConflictSeen
    from jumpup_desktop.store.branches import Branch
    from jumpup_desktop.views.dialogs import Dialogs


class Settle(QObject):
    """Asks which side holds, who presided, and why."""

    def __init__(self, presenter: ConflictsPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self.presenter, self._dialogs = presenter, dialogs
        presenter.failed.listen(self._on_failed)

    def ask(self) -> None:
        """The first thing that is open; the next one follows from the start page."""
        if self.presenter.branches:
            self._ask_branch(self.presenter.branches[0])
        elif self.presenter.open:
            self._ask_conflict(self.presenter.open[0])

    def _ask_branch(self, branch: Branch) -> None:
        text = self.tr(
            "같은 이름으로 따로 진행한 기록이 {n}건 있습니다. 합치면 두 쪽이 모두 남고, 다른 것은 다음에 정합니다."
        ).format(n=branch.events)
        reason = self._dialogs.ask_text(
            self.tr("갈라진 기록"), text, self.tr("합치는 까닭"), self.tr("합치기"), self.tr("그만두기")
        )
        if reason:
            self.presenter.adopt(branch, reason)

    def _ask_conflict(self, one: ConflictSeen) -> None:
        title, no = self.tr("서로 다른 기록"), self.tr("그만두기")
        if not one.sides or one.kind == "same-number":
            self._dialogs.tell(title, one.title)
            return
        names = [f"{n}. {s.at} {s.laptop} {s.by}".strip() for n, s in enumerate(one.sides, 1)]
        told = [f"{name}\n{side.text}" for name, side in zip(names, one.sides, strict=True)]
        label = "\n\n".join(p for p in (one.title, one.company_name, *told, self.tr("어느 쪽입니까?")) if p)
        side = self._dialogs.choose(title, label, [self.tr("고르십시오"), *names], self.tr("다음"), no) - 1
        if side < 0:
            return
        chair = self._chair(one)
        if chair is None:
            return
        reason = self._dialogs.ask_line(title, self.tr("어떻게 정했습니까?"), self.tr("기록"), no)
        if reason:
            self.presenter.settle(one, side, chair, reason)

    def _chair(self, one: ConflictSeen) -> str | None:
        """Who presided and stands by it; empty where nobody has to, None where the question was left."""
        if not one.needs_chair:
            return ""
        heads = self.presenter.heads.get(one.meeting, ())
        label = self.tr("회의를 주재한 사람이 간사와 함께 정합니다. 누가 정했습니까?")
        at = self._dialogs.choose(
            self.tr("서로 다른 기록"), label, [name for _, name in heads], self.tr("다음"), self.tr("그만두기")
        )
        return heads[at][0] if at >= 0 else None

    def _on_failed(self, error: str) -> None:
        self._dialogs.tell(self.tr("서로 다른 기록"), error)
