"""Settings: language, theme, and the policy as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from jumpup_desktop.domain.dates import date_text
from jumpup_desktop.views._forms.ui_settings_form import Ui_SettingsForm
from jumpup_desktop.views.models import Column, ListModel
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.settings.policy_words import path_name, section_name, setting_name, values_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.presenters.settings import Comparison, PolicyLine, SettingsPresenter
    from jumpup_desktop.services.seen.policy import Adoption
    from jumpup_desktop.views.dialogs import Dialogs


class SettingsPage(Page):
    """What is chosen acts at once."""

    shows = ("policy",)

    def __init__(self, presenter: SettingsPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self.setObjectName("settings_page_root")
        self._presenter, self._dialogs = presenter, dialogs
        self.form = Ui_SettingsForm()
        self.form.setupUi(self)
        form = self.form
        self.lines: ListModel[tuple[int, PolicyLine]] = ListModel(self._line_columns(), lambda line: line[0])
        self.history: ListModel[tuple[int, str, str, str, str]] = ListModel(self._history_columns(), lambda row: row[0])
        for table, model in ((form.policy_table, self.lines), (form.history_table, self.history)):
            table.show_list(model, sortable=False)
            table.verticalHeader().setDefaultSectionSize(36)
        form.language_combo.activated.connect(self._on_language)
        form.theme_dark.clicked.connect(lambda: presenter.choose_theme(dark=True))
        form.theme_light.clicked.connect(lambda: presenter.choose_theme(dark=False))
        form.policy_search.searched.connect(self._on_search)
        form.show_lines.clicked.connect(lambda: form.policy_stack.setCurrentWidget(form.lines_page))
        form.show_history.clicked.connect(lambda: form.policy_stack.setCurrentWidget(form.history_page))
        form.adopt_button.clicked.connect(self._on_adopt)
        form.round_button.clicked.connect(presenter.suggest_round)
        presenter.round_suggested.listen(self._on_round)
        presenter.compared.listen(self._on_compared)
        presenter.changed.listen(self._on_changed)
        self.retranslate()

    def _line_columns(self) -> tuple[Column[tuple[int, PolicyLine]], ...]:
        return (
            Column(lambda: self.tr("구분"), self._section, 130),
            Column(lambda: self.tr("항목"), lambda r: setting_name(r[1].section, r[1].name), 230),
            Column(
                lambda: self.tr("값"),
                lambda r: values_text(r[1].values),
                stretch=True,
                tip=lambda r: values_text(r[1].values),
            ),
        )

    def _section(self, row: tuple[int, PolicyLine]) -> str:
        """The section's name, on its first line only."""
        number, line = row
        lines = self._presenter.lines
        return "" if number and lines[number - 1].section == line.section else section_name(line.section)

    def _history_columns(self) -> tuple[Column[tuple[int, str, str, str, str]], ...]:
        return (
            Column(lambda: self.tr("언제·이유"), lambda r: r[1], 210, tip=lambda r: r[1]),
            Column(lambda: self.tr("항목"), lambda r: r[2], 240, tip=lambda r: r[2]),
            Column(lambda: self.tr("전"), lambda r: r[3], 130, tip=lambda r: r[3]),
            Column(lambda: self.tr("후"), lambda r: r[4], stretch=True, tip=lambda r: r[4]),
        )

    def refresh(self) -> None:
        self._presenter.refresh()

    def areas(self) -> Sequence[QWidget]:
        return (self.form.language_combo, self.form.policy_table)

    def search_field(self) -> QWidget | None:
        return self.form.policy_search

    def _on_language(self, _at: int) -> None:
        self._presenter.choose_language("en" if self.form.language_combo.currentData() == "en" else "ko")

    def _on_adopt(self) -> None:
        if path := self._dialogs.open_file(self.tr("정책 파일"), self.tr("정책 파일 (*.toml)")):
            self._presenter.compare(path)

    def _on_compared(self, found: Comparison) -> None:
        """What would change is read before anything changes, and a reason goes on record."""
        title = self.tr("정책 바꾸기")
        if not found.changes:
            self._dialogs.tell(title, self.tr("지금의 정책과 같습니다."))
            return
        lines = [f"{path_name(p)}: {before} → {after}" for p, before, after in found.changes]
        words = self.tr("바꾸는 이유"), self.tr("바꾸기"), self.tr("그만두기")
        if reason := self._dialogs.ask_text(title, "\n".join(lines), *words):
            self._presenter.adopt(found.file, reason)

    def _on_round(self, suggested: str) -> None:
        """What is loaded from now on belongs to the new round, so it is named first."""
        title = self.tr("새 회차 열기")
        label = self.tr("이제부터 싣는 1단계 결과와 분과 일정은 새 회차의 것입니다. 새 회차의 이름")
        if name := self._dialogs.ask_line(title, label, self.tr("열기"), self.tr("그만두기"), suggested):
            self._presenter.begin_round(name)

    def _on_search(self, text: str) -> None:
        self.lines.search(text)
        self.history.search(text)

    def _on_changed(self, _none: None) -> None:
        presenter, form = self._presenter, self.form
        form.settings_error.setText(presenter.error)
        form.settings_error.setVisible(bool(presenter.error))
        self.lines.set_rows(
            list(enumerate(presenter.lines)),
            lambda r: (
                f"{section_name(r[1].section)} {setting_name(r[1].section, r[1].name)} {values_text(r[1].values)}"
            ),
        )
        self.history.set_rows(self._history_rows(presenter.history), lambda r: " ".join(r[1:]))
        if presenter.policy is not None:
            identity = presenter.policy.policy
            form.policy_facts.show_facts(
                [
                    (self.tr("이름"), identity.title), (self.tr("판"), identity.version),
                    (self.tr("시행일"), date_text(identity.valid_from)),
                ],
                label_width=56,
            )  # fmt: skip
            pieces = [presenter.sha256[at : at + 16] for at in range(0, 64, 16)]
            form.policy_hash.setText("SHA-256\n" + "\n".join(pieces))

    def _history_rows(self, history: Sequence[Adoption]) -> list[tuple[int, str, str, str, str]]:
        rows: list[tuple[int, str, str, str, str]] = []
        for entry in history:
            head = f"{entry.at} · {entry.reason}"
            first = (f"{entry.name} {entry.version}", "", entry.sha256[:16])
            for what, before, after in (first, *((path_name(p), b, a) for p, b, a in entry.changes)):
                rows.append((len(rows), head if what == first[0] else "", what, before, after))
        return rows

    def retranslate(self) -> None:
        form, kept = self.form, self._presenter.preferences
        form.retranslateUi(self)
        with QSignalBlocker(form.language_combo):
            form.language_combo.clear()
            for name, code in (("한국어", "ko"), ("English", "en")):
                form.language_combo.addItem(name, code)
            form.language_combo.setCurrentIndex(form.language_combo.findData(kept.language))
        (form.theme_dark if kept.theme == "dark" else form.theme_light).setChecked(True)
        self.lines.touch()
        self.history.touch()
        self._on_changed(None)


def _haystack(row: tuple[int, PolicyLine]) -> str:
    """What a search looks through."""
    line = row[1]
    return " ".join((section_name(line.section), setting_name(line.section, line.name), values_text(line.values)))
