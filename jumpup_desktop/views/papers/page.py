"""Papers: list, preview, verification, saving, printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout

from jumpup_desktop.domain.filenames import file_name
from jumpup_desktop.views._forms.ui_papers_form import Ui_PapersForm
from jumpup_desktop.views.models import ListModel
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.papers.columns import PaperColumns
from jumpup_desktop.views.widgets.card import Card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.presenters.papers import PapersPresenter
    from jumpup_desktop.services.seen.papers import PaperLine
    from jumpup_desktop.views.dialogs import Dialogs
    from jumpup_desktop.views.papers.signing import SigningPanel

LEFT, NARROWEST, WIDEST = 0.36, 340, 520
"""What the list takes of the page's width, and within which bounds."""
ROOMY, SIGNED_AT = 420, 2
"""From this width on the list tells how many papers there are, and in this column how many signed each."""
_MARKS = {"ok": "○", "warn": "△", "bad": "×"}


class PapersPage(Page):
    """The list on the left, the chosen paper on the right."""

    shows = (
        "paper", "meeting", "sitting", "item", "consensus", "tally", "clock", "company", "person", "panel", "season",
        "policy", "conflict",
    )  # fmt: skip

    def __init__(self, presenter: PapersPresenter, dialogs: Dialogs, signing: SigningPanel) -> None:
        super().__init__()
        self.setObjectName("papers_page_root")
        self._presenter, self._dialogs = presenter, dialogs
        self._seen: Sequence[PaperLine] | None = None
        self.form = Ui_PapersForm()
        self.form.setupUi(self)
        form = self.form
        self.signing = signing
        self._card = Card()
        self._card.setObjectName("signing_card")
        column = QVBoxLayout(self._card)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(signing)
        form.papers_left.insertWidget(0, self._card)
        form.papers_left.setStretch(1, 1)
        form.preview.fill_width()
        signing.shown.connect(self._show_signing)
        self.model: ListModel[PaperLine] = ListModel(PaperColumns().columns(), lambda row: row.id)
        form.papers_table.show_list(self.model)
        form.papers_table.chosen.connect(self._on_chosen)
        form.papers_search.searched.connect(self.model.search)
        form.papers_day.activated.connect(lambda _at: presenter.choose_day(str(form.papers_day.currentData())))
        form.paper_verify.clicked.connect(presenter.verify)
        form.paper_correct.clicked.connect(self._on_correct)
        form.paper_save.clicked.connect(self._on_save)
        form.paper_print.clicked.connect(lambda: presenter.pictures(self._on_pictures))
        form.page_back.clicked.connect(lambda: presenter.turn(-1))
        form.page_on.clicked.connect(lambda: presenter.turn(1))
        form.preview.turned.connect(presenter.turn)
        presenter.changed.listen(self._on_changed)
        presenter.page_came.listen(form.preview.show_page)
        presenter.saved.listen(self._on_saved)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = round(min(max(event.size().width() * LEFT, NARROWEST), WIDEST))
        self.form.papers_card.setFixedWidth(wide)
        self._card.setFixedWidth(wide)
        self.form.papers_count.setVisible(wide >= ROOMY)
        self.form.papers_table.setColumnHidden(SIGNED_AT, wide < ROOMY)

    def _show_signing(self, is_there: bool) -> None:
        self._card.setVisible(is_there)
        self._show_stack()

    def refresh(self) -> None:
        self._presenter.refresh()
        self.signing.refresh()

    def redraw(self) -> None:
        """The signing turns read their day after each of their works."""
        self._presenter.refresh()

    def areas(self) -> Sequence[QWidget]:
        return (
            self.signing.form.signers_list,
            self.form.papers_day,
            self.form.papers_search,
            self.form.papers_table,
            self.form.preview,
        )

    def home(self) -> QWidget | None:
        ready = self.signing.next_button()
        return ready or (self.form.papers_table if self._presenter.rows else None)

    def search_field(self) -> QWidget | None:
        return self.form.papers_search

    def _on_chosen(self, key: object) -> None:
        if self._presenter.paper is None or self._presenter.paper.id != key:
            self._presenter.choose(str(key))

    def _on_save(self) -> None:
        paper = self._presenter.paper
        if paper is None:
            return
        name = file_name(paper.title, ending=".pdf")
        if path := self._dialogs.save_file(self.tr("문서 저장"), name, "PDF (*.pdf)"):
            self._presenter.save(path)

    def _on_correct(self) -> None:
        paper = self._presenter.paper
        if paper is not None and self._presenter.can_reopen:
            self.signing.reopen(paper)
        elif paper is not None:
            self.signing.correct(paper)

    def _on_saved(self, path: str) -> None:
        self._dialogs.tell(self.tr("저장하였습니다"), path)

    def _on_pictures(self, pictures: Sequence[bytes]) -> None:
        self._dialogs.print_pictures(pictures)

    def _on_changed(self, _none: None) -> None:
        presenter, form = self._presenter, self.form
        if self._seen is not presenter.rows:
            self._seen = presenter.rows
            self.model.set_rows(presenter.rows, lambda r: f"{r.title} {r.kind} {r.meeting}")
        self._show_days()
        form.papers_error.setText(presenter.error)
        form.papers_error.setVisible(bool(presenter.error))
        is_empty = presenter.is_loaded and not presenter.rows
        self._show_stack()
        sealed = sum(row.state == "sealed" for row in presenter.rows)
        form.papers_count.setText(self.tr("{n}건 · 봉인 {sealed}건").format(n=len(presenter.rows), sealed=sealed))
        for button in (form.paper_save, form.paper_print, form.paper_verify):
            button.setEnabled(presenter.pages > 0)
            button.setVisible(not is_empty)
        self._show_paper()

    def _show_stack(self) -> None:
        """Where no paper was made yet and a day can make some, the page begins with that."""
        form, presenter = self.form, self._presenter
        is_empty = presenter.is_loaded and not presenter.rows and self._card.isHidden()
        form.papers_stack.setCurrentWidget(form.papers_empty if is_empty else form.papers_page)

    def _show_days(self) -> None:
        """Whose papers are listed; the choice is there where there are several days."""
        combo, presenter = self.form.papers_day, self._presenter
        combo.setVisible(len(presenter.days) > 1)
        with QSignalBlocker(combo):
            combo.clear()
            for meeting, title in presenter.days:
                combo.addItem(title, meeting)
            combo.addItem(self.tr("모든 회의"), "")
            combo.setCurrentIndex(combo.findData(presenter.day or ""))

    def _show_paper(self) -> None:
        presenter, form, paper = self._presenter, self.form, self._presenter.paper
        form.page_label.setText(f"{presenter.page + 1} / {presenter.pages}" if presenter.pages else "")
        form.page_back.setEnabled(presenter.page > 0)
        form.page_on.setEnabled(presenter.page + 1 < presenter.pages)
        form.paper_correct.setVisible(presenter.can_correct or presenter.can_reopen)
        form.paper_correct.setText(self.tr("다시 열기…") if presenter.can_reopen else self.tr("정정본…"))
        form.paper_correct.setToolTip(
            self.tr("확정한 문서를 다시 엽니다. 받은 서명은 무효가 됩니다.") if presenter.can_reopen
            else self.tr("봉인한 문서를 새 판으로 바로잡습니다.")
        )  # fmt: skip
        if paper is None:
            form.preview_title.clear()
            form.preview_hash.clear()
            self._say(self.tr("문서를 만들면 이곳에 보입니다."), "idle")
            return
        form.papers_table.select_key(paper.id)
        edition = self.tr("{n}판").format(n=paper.edition)
        form.preview_title.setText(paper.title)
        form.preview_hash.setText(f"{paper.meeting} · {edition} · SHA-256 {paper.sha256[:16]}")
        self._show_banner(paper)

    def _show_banner(self, paper: PaperLine) -> None:
        """Whether the paper can be relied on: the most visible thing beside it."""
        presenter = self._presenter
        lines, tone = [f"{_MARKS[line.level]} {line.text}" for line in presenter.lines], "idle"
        if lines:
            tone = "bad" if any(line.level == "bad" for line in presenter.lines) else "ok"
        elif paper.state == "drafted":
            lines, tone = [self.tr("아직 확정하지 않은 문서입니다. 문서 만들기를 누르면 만듭니다.")], "idle"
        elif paper.state == "sealed":
            lines = [self.tr("서명과 봉인을 확인하는 중…")] if presenter.is_verifying else []
        else:
            words = self.tr("△ 아직 봉인 전입니다 · 서명 {signed}/{signers}")
            lines, tone = [words.format(signed=paper.signed, signers=paper.signers)], "warn"
        self._say("\n".join(lines), tone)

    def _say(self, words: str, tone: str) -> None:
        banner = self.form.verify_text
        banner.setText(words)
        banner.setVisible(bool(words))
        if banner.property("tone") != tone:
            banner.setProperty("tone", tone)
            banner.style().polish(banner)

    def retranslate(self) -> None:
        form = self.form
        form.retranslateUi(self)
        form.papers_subtitle.setText(self.tr("서명 → 봉인 → 복사 → 인쇄 차례로 합니다."))
        form.papers_empty.say(
            "document", self.tr("아직 문서가 없습니다"),
            self.tr("종합의견서, 의결서, 회의록은 평가일에 기록에서 만들어집니다."),
        )  # fmt: skip
        self.model.touch()
        self._on_changed(None)
