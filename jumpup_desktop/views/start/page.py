"""The first page of an open season: counts, what to do next, the season itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jumpup_desktop.views import theme
from jumpup_desktop.views._forms.ui_start_form import Ui_StartForm
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.start.count_card import CountCard
from jumpup_desktop.views.start.hero import Hero
from jumpup_desktop.views.start.lost_sticks import LostSticks
from jumpup_desktop.views.start.merge_tail import MergeTail
from jumpup_desktop.views.start.settle import Settle
from jumpup_desktop.views.widgets.pill import Pill

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from jumpup_desktop.presenters.health import HealthPresenter
    from jumpup_desktop.presenters.session import SessionPresenter
    from jumpup_desktop.presenters.shell import PageName
    from jumpup_desktop.presenters.start import GuideStep, StartPresenter
    from jumpup_desktop.services.seen.season import SeasonCard

LOW = 640
_TONES = {"done": "ok", "now": "info", "later": "idle"}


@dataclass(frozen=True, slots=True)
class Talks:
    """What the page asks in boxes of its own."""

    tail: MergeTail
    settle: Settle
    sticks: LostSticks


class StartPage(Page):
    """Cards, guide, season facts."""

    shows = (
        "company", "load", "meeting", "person", "panel", "sitting", "item", "opinion", "consensus", "paper", "policy",
        "conflict", "exclusion", "device", "record",
    )  # fmt: skip

    def __init__(
        self, presenter: StartPresenter, session: SessionPresenter, health: HealthPresenter,
        go: Callable[[PageName], None], start_import: Callable[[], None], talks: Talks,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("start_page")
        self._presenter, self._session, self._health, self._go = presenter, session, health, go
        self.form = Ui_StartForm()
        self.form.setupUi(self)
        self.hero = Hero()
        self.hero.wanted.connect(go)
        self.hero.hide()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.form.start_error) + 1, self.hero)
        self.cards = {key: CountCard(f"card_{key}") for key in ("step1", "panels", "days", "papers")}
        for card in self.cards.values():
            self.form.start_cards.addWidget(card)
        self.rows: dict[str, tuple[QPushButton, Pill]] = {}
        self._make_rows()
        self.form.start_import.clicked.connect(start_import)
        self.form.merge_button.clicked.connect(talks.tail.choose)
        self._talks = talks
        self.form.sticks_button.clicked.connect(talks.sticks.ask)
        self.form.conflicts_button.clicked.connect(talks.settle.ask)
        talks.settle.presenter.changed.listen(self._show_conflicts)
        self.form.start_refresh.clicked.connect(presenter.refresh)
        presenter.changed.listen(self._on_changed)
        session.changed.listen(self._on_changed)
        health.changed.listen(self._on_health)
        self.retranslate()

    def _make_rows(self) -> None:
        for step in self._presenter.steps:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            button, pill = QPushButton(), Pill()
            button.setProperty("kind", "row")
            button.setObjectName(f"guide_{step.code}")
            button.clicked.connect(partial(self._go, step.page))
            row.addWidget(button, 1)
            row.addWidget(pill)
            self.form.guide_rows.addWidget(line)
            self.rows[step.code] = (button, pill)

    def refresh(self) -> None:
        self._presenter.refresh()
        self._talks.settle.presenter.refresh()
        self._session.refresh()

    def home(self) -> QWidget | None:
        return self.form.start_import if self.hero.isHidden() else self.hero.button

    def areas(self) -> Sequence[QWidget]:
        return (self.home() or self.form.start_import, next(iter(self.rows.values()))[0])

    def _on_changed(self, _none: None) -> None:
        card = self._session.card
        self.form.start_subtitle.setText(f"{card.programme} · {card.round}" if card else "")
        self.form.start_error.setText(self._presenter.error)
        self.form.start_error.setVisible(bool(self._presenter.error))
        at_hand = self._presenter.at_hand
        self.hero.show_day(at_hand)
        self._lead(has_day=at_hand is not None)
        self._show_counts()
        for step in self._presenter.steps:
            self._show_step(step)
        if card:
            pairs = [
                (self.tr("파일"), card.file.name), (self.tr("정책"), card.policy),
                (self.tr("정책 해시"), card.policy_sha256[:16]),
                (self.tr("최근 백업"), self._presenter.seen.last_backup or self.tr("아직 없음")),
                (self.tr("기록 검사"), self._checked()),
            ]  # fmt: skip
            self.form.season_facts.show_facts(pairs)
            text = self._reach(card)
            damaged = self.tr("손상된 파일을 읽기 전용으로 열었습니다. 읽지 못하는 기록이 있을 수 있습니다.")
            told = (damaged,) if card.is_read_only else (text, self._faults(), self._presenter.sticks)
            self.form.season_restored.setText("\n".join(filter(None, told)))
            self.form.sticks_button.setVisible(bool(self._presenter.sticks) and not card.is_read_only)

    def _lead(self, *, has_day: bool) -> None:
        """One filled button: of the day that is at hand, else what begins a season."""
        button, kind = self.form.start_import, "" if has_day else "primary"
        if button.property("kind") != kind:
            button.setProperty("kind", kind)
            button.style().polish(button)
            theme.dress(self)
        self._fit()

    def _fit(self) -> None:
        """In a low window the counts give way to what is at hand."""
        is_low = self.height() < LOW and not self.hero.isHidden()
        for card in self.cards.values():
            card.setVisible(not is_low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_health(self, _none: None) -> None:
        """A copy that was checked meanwhile counts too."""
        self._presenter.refresh() if self._health.state == "clean" else self._on_changed(None)

    def _checked(self) -> str:
        health = self._health
        return {
            "checking": self.tr("검사하는 중"), "clean": self.tr("이상 없음 ({at})").format(at=health.at),
            "faulty": self.tr("문제 {n}건").format(n=health.count), "unknown": self.tr("마치지 못함"),
        }.get(health.state, "–")  # fmt: skip

    def _faults(self) -> str:
        """What the audit found, and what to do."""
        health = self._health
        if health.state not in ("faulty", "unknown"):
            return ""
        said = [self.tr("기록 검사에서 문제를 찾았습니다. 아무것도 지우거나 고치지 않았습니다."), *health.lines]
        if health.is_damaged:
            said.append(self.tr("시즌을 닫고 다시 여시면 온전한 백업으로 되돌릴 수 있습니다."))
        return "\n".join(said)

    def _show_conflicts(self, _none: None) -> None:
        """What two laptops said differently, as long as something is open."""
        count, button = self._talks.settle.presenter.count, self.form.conflicts_button
        button.setVisible(count > 0)
        button.setText(self.tr("서로 다른 기록 {n}건 정하기…").format(n=count))
        button.setProperty("kind", "danger")
        theme.dress(self)

    def _reach(self, card: SeasonCard) -> str:
        """From which moment on nothing was rescued, and which opinions that concerns (practice 19)."""
        if card.reach is None:
            return ""
        said = [
            self.tr(
                "사본에서 이어 쓰는 시즌입니다. {until}까지의 기록이 있고, 그 뒤의 것은 옮겨지지 않았습니다."
            ).format(until=card.reach.until)
        ]
        if card.reach.company:
            said.append(self.tr("심의 중이던 기업: {name}").format(name=card.reach.company))
        if card.reach.unfinished:
            said.append(
                self.tr("확정되지 않아 다시 물어야 할 의견: {names}").format(names=", ".join(card.reach.unfinished))
            )
        return "\n".join(said)

    def _show_counts(self) -> None:
        seen = self._presenter.seen
        passed = self.tr("통과 {passed} · 탈락 {failed} · 면제 {waived}").format(
            passed=seen.passed, failed=seen.failed, waived=seen.waived
        )
        short = self.tr("위원 유형이 빈 분과 {n}개").format(n=seen.panels_short)
        members = self.tr("위원 {n}명").format(n=seen.members)
        agenda = self.tr("일정을 정한 분과 {n}/{of}").format(n=seen.panels_with_agenda, of=seen.panels)
        sealed = self.tr("봉인 {n} · 남은 문서 {left}").format(
            n=seen.papers_sealed, left=seen.papers - seen.papers_sealed
        )
        cards = self.cards
        empty = self.tr("아직 없음")
        count = self.tr("{n}개사").format(n=f"{seen.companies:,}")
        cards["step1"].say(self.tr("1단계 결과"), count, passed if seen.companies else empty, "idle")
        line = (short, "warn") if seen.panels_short else (members, "idle")
        cards["panels"].say(self.tr("분과"), self.tr("{n}개").format(n=seen.panels), *line)
        cards["days"].say(self.tr("다음 평가"), seen.next_date or "–", seen.next_panel or agenda, "idle")
        cards["papers"].say(
            self.tr("문서"), self.tr("{n}건").format(n=seen.papers), sealed if seen.papers else empty, "idle"
        )

    def _show_step(self, step: GuideStep) -> None:
        button, pill = self.rows[step.code]
        words = {
            "load": self.tr("기관에서 받은 1단계 결과표를 불러옵니다"),
            "panels": self.tr("분과마다 유형별 위원이 모두 있는지 봅니다"),
            "agenda": self.tr("심의 순서와 시각을 정합니다"),
            "open": self.tr("평가일에 개회하고 진행합니다"),
            "papers": self.tr("문서에 서명을 받고 봉인합니다"),
        }
        states = {"done": self.tr("마침"), "now": self.tr("지금"), "later": self.tr("나중")}
        button.setText(words[step.code])
        button.setAccessibleName(f"{words[step.code]}, {states[step.state]}")
        button.setProperty("iconName", {"done": "check-circle", "now": "arrow-right", "later": "clock"}[step.state])
        button.setProperty("iconTone", {"done": "ok", "now": "accent", "later": "faint"}[step.state])
        font = button.font()
        font.setBold(step.state == "now")
        button.setFont(font)
        pill.show_state(states[step.state], _TONES[step.state])
        theme.dress(self)

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self._on_changed(None)
        self._show_conflicts(None)
