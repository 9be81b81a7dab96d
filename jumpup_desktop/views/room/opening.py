"""개회: who is there, each one's sheet with one signature, the chair, the opening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidgetItem

from jumpup_desktop.domain.meeting.opinion import OVERALL
from jumpup_desktop.domain.meeting.sitting import MODES
from jumpup_desktop.presenters.opening import OpeningSheet
from jumpup_desktop.presenters.opening_verbs import OPENING_VERBS
from jumpup_desktop.views._forms.ui_opening_form import Ui_OpeningForm
from jumpup_desktop.views.models import ListModel
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.room.people_columns import PeopleColumns
from jumpup_desktop.views.room.pledges import Pledges
from jumpup_desktop.views.room.pre_review import PreReviewDialog
from jumpup_desktop.views.room.words import DAY_TONES, day_name, fill_meetings
from jumpup_desktop.views.verbs import Asker, VerbButtons

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.presenters.opening import OpeningPresenter
    from jumpup_desktop.presenters.shell import ShellPresenter
    from jumpup_desktop.services.seen.day import DayView, PersonSeen
    from jumpup_desktop.views.dialogs import Dialogs


class OpeningPage(Page):
    """The people on the left, the chosen one's opening sheet on the right, the opening below."""

    def __init__(self, presenter: OpeningPresenter, shell: ShellPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self.setObjectName("opening_live")
        self._presenter, self._room, self._shell, self._dialogs = presenter, presenter.room, shell, dialogs
        self.form = Ui_OpeningForm()
        self.form.setupUi(self)
        self.pledges = Pledges(self.form.pledge_rows)
        self._columns = PeopleColumns(presenter.room)
        self.model: ListModel[PersonSeen] = ListModel(self._columns.columns(), lambda p: p.id)
        self._sheet_of = ""
        self._note_dialog: PreReviewDialog | None = None
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        form, presenter = self.form, self._presenter
        form.people_table.show_list(self.model, sortable=False)
        form.sheet_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        form.people_table.verticalHeader().setDefaultSectionSize(38)
        form.people_table.chosen.connect(lambda key: presenter.choose(str(key)))
        form.opening_combo.activated.connect(lambda _at: self._room.choose(str(form.opening_combo.currentData())))
        form.register_button.clicked.connect(self._register)
        form.pad_clear.clicked.connect(form.signature_pad.clear)
        form.notes_button.clicked.connect(self._note)
        self.verbs = VerbButtons(
            OPENING_VERBS, presenter, form, Asker(self._dialogs, presenter.room.sentences), self._before,
            room=presenter.room,
        )  # fmt: skip
        form.opening_empty.wanted.connect(lambda: self._shell.go("panels"))
        presenter.to_be_signed.listen(self._sign_first)
        self._room.changed.listen(self._on_changed)
        self._room.acted.listen(self._on_acted)

    def areas(self) -> Sequence[QWidget]:
        form = self.form
        return (form.opening_combo, form.people_table, form.identity_combo, form.register_button, form.day_open_button)

    def home(self) -> QWidget | None:
        return self.form.people_table if self._room.day is not None else None

    def _on_acted(self, acts: tuple[str, ...]) -> None:
        """Once it is open the day is run."""
        if "open" in acts:
            self._shell.go("progress")

    def band(self) -> str:
        day = self._room.day
        return f"{day.panel} · {day.venue} · {day.date}" if day else ""

    def _sign_first(self, _none: None) -> None:
        self._shell.go("papers")

    def _register(self) -> None:
        form = self.form
        sheet = OpeningSheet(
            identity=str(form.identity_combo.currentData()), pledges=self.pledges.ticked, conflicts=self._conflicts(),
            ground=form.ground_edit.text(), pin=form.pin_edit.text(), pin_again=form.pin_again_edit.text(),
            strokes=form.signature_pad.strokes,
        )  # fmt: skip
        self._presenter.register(sheet, self._forget_sheet)

    def _conflicts(self) -> list[str]:
        rows = [self.form.interest_list.item(n) for n in range(self.form.interest_list.count())]
        return [str(r.data(Qt.ItemDataRole.UserRole)) for r in rows if r.checkState() is Qt.CheckState.Checked]

    def _forget_sheet(self) -> None:
        """The next one begins with an empty sheet: neither PIN nor drawing stays."""
        self._sheet_of = ""

    def _note(self) -> None:
        day, chosen = self._room.day, self._presenter.chosen
        if day is None or chosen is None:
            return
        companies = [(e.item, f"{e.order}. {e.name}") for e in day.entries if e.company not in chosen.conflicts]
        criteria = [*self._room.criteria(), (OVERALL, self.tr("종합의견"))]

        def save(said: tuple[str, str, str, str], done: Callable[[], None]) -> None:
            self._presenter.note(chosen.id, *said, done)

        self._note_dialog = PreReviewDialog(chosen.name, companies, criteria, save, self)
        self._note_dialog.exec()
        self._note_dialog.deleteLater()
        self._note_dialog = None

    def _before(self) -> None:
        """What is chosen in the form is what the verbs act on."""
        form, presenter = self.form, self._presenter
        presenter.candidate = str(form.chair_combo.currentData() or "")
        presenter.mode = next(m for m in MODES if m == form.mode_combo.currentData())
        presenter.sound = str(form.sound_combo.currentData())

    def _on_changed(self, _none: None) -> None:
        form, day = self.form, self._room.day
        if self._note_dialog is not None and not self._room.is_busy:
            self._note_dialog.say(self._room.error)
        form.opening_error.setText(self._room.error)
        form.opening_error.setVisible(bool(self._room.error))
        form.opening_stack.setCurrentWidget(form.opening_page if day else form.opening_empty)
        fill_meetings(form.opening_combo, self._room)
        if day is None:
            return
        form.opening_state.show_state(day_name(day.state), DAY_TONES[day.state])
        form.opening_subtitle.setText(f"{day.panel} · {day.venue}")
        form.pin_edit.setPlaceholderText(self.tr("{n}자 이상").format(n=day.rules.least_pin))
        self._show_people(day)
        self._show_sheet(day)
        self._show_opening(day)
        self.verbs.show()
        if self.isVisible():
            self._shell.show_band(self.band())

    def _show_people(self, day: DayView) -> None:
        form, there = self.form, len(day.members_present)
        self.model.set_rows(day.people)
        chosen = self._presenter.chosen
        if chosen is not None:
            with QSignalBlocker(form.people_table):
                form.people_table.select_key(chosen.id)
        members = sum(p.role == "member" for p in day.people)
        text = self.tr("위원 {there}/{members} · 정족수 {quorum}")
        form.people_count.setText(text.format(there=there, members=members, quorum=day.rules.quorum))

    def _show_sheet(self, day: DayView) -> None:
        form, chosen = self.form, self._presenter.chosen
        if chosen is None:
            return
        self.pledges.show_pledges(day.rules.pledges)
        form.sheet_name.setText(chosen.name)
        carried = self.tr("앞선 차수의 서약이 유지됩니다. 새 PIN만 정하십시오.") if chosen.carries else ""
        form.sheet_line.setText(" · ".join(part for part in (chosen.affiliation, carried) if part))
        form.sheet_state.show_state(*self._columns.state(chosen))
        is_open_sheet = not chosen.has_sheet and chosen.role != "observer"
        form.sheet_body.setEnabled(is_open_sheet)
        form.register_button.setEnabled(is_open_sheet and not self._room.is_busy)
        form.notes_button.setVisible(chosen.role == "member")
        form.notes_button.setEnabled(chosen.has_sheet)
        form.notes_button.setToolTip("" if chosen.has_sheet else self.tr("등록한 뒤에 넣을 수 있습니다."))
        wanted = f"{chosen.id}{chosen.has_sheet}"
        if self._sheet_of != wanted:
            self._sheet_of = wanted
            self._empty_sheet(day, chosen)

    def _empty_sheet(self, day: DayView, person: PersonSeen) -> None:
        form = self.form
        self.pledges.tick(person.pledges)
        for field in (form.ground_edit, form.pin_edit, form.pin_again_edit):
            field.clear()
        form.signature_pad.clear()
        if person.has_sheet:
            self._presenter.drawing(person.id, self._show_drawing)
        form.interest_list.clear()
        for entry in day.entries:
            row = QListWidgetItem(f"{entry.order}. {entry.name}")
            row.setData(Qt.ItemDataRole.UserRole, entry.company)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_out = entry.company in person.conflicts
            row.setCheckState(Qt.CheckState.Checked if is_out else Qt.CheckState.Unchecked)
            form.interest_list.addItem(row)
        form.sheet_scroll.verticalScrollBar().setValue(0)

    def _show_drawing(self, person: str, lines: Sequence[Sequence[tuple[float, float]]]) -> None:
        """The signature as it was drawn, as long as its owner is shown."""
        chosen = self._presenter.chosen
        if chosen is not None and chosen.id == person and chosen.has_sheet:
            self.form.signature_pad.show_strokes(lines)

    def _show_opening(self, day: DayView) -> None:
        form = self.form
        with QSignalBlocker(form.chair_combo):
            kept = form.chair_combo.currentData() or day.chair
            form.chair_combo.clear()
            for member in day.members_present:
                form.chair_combo.addItem(member.name, member.id)
            form.chair_combo.setCurrentIndex(max(0, form.chair_combo.findData(kept)))
        is_planned = day.state == "planned"
        form.open_card.setVisible(is_planned)
        words = {
            "quorum": self.tr("정족수"), "sheets": self.tr("서약"), "secretary": self.tr("간사 출석"),
            "chair": self.tr("위원장"), "policy": self.tr("정책"),
        }  # fmt: skip
        checks = self._presenter.checks()
        parts = [f"{'○' if c.is_met else '△'} {words[c.code]} {c.text}".rstrip() for c in checks]
        form.open_checks.setText("   ".join(parts))

    def retranslate(self) -> None:
        form = self.form
        form.retranslateUi(self)
        self.verbs.show()
        for combo, pairs in (
            (form.identity_combo, ((self.tr("신분증"), "신분증"), (self.tr("공무원증"), "공무원증"),
                (self.tr("여권"), "여권"))),
            (form.mode_combo, ((self.tr("분과 노트북 1대(간사 입력)"), "panel_laptop"),
                (self.tr("한 대를 돌려 가며 입력"), "shared_laptop"), (self.tr("종이로 진행"), "paper"))),
            (form.sound_combo, ((self.tr("하지 않음"), "하지 않음"), (self.tr("녹음"), "녹음"),
                (self.tr("속기"), "속기"))),
        ):  # fmt: skip
            at = max(0, combo.currentIndex())
            combo.clear()
            for text, key in pairs:
                combo.addItem(text, key)
            combo.setCurrentIndex(at)
        form.sheet_error.setVisible(False)
        form.opening_empty.say(
            "door", self.tr("아직 평가일이 없습니다"),
            self.tr("분과·일정 파일을 불러오면 이곳에서 개회합니다."), self.tr("분과·일정 보기"), "calendar",
        )  # fmt: skip
        self.model.touch()
        self._on_changed(None)
