"""One criterion with the members of its evaluator type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jumpup_desktop.views.widgets.pill import Pill

if TYPE_CHECKING:
    from jumpup_desktop.presenters.panels import CriterionCover


class CoverRow(QWidget):
    """Warns when nobody can write the criterion."""

    def __init__(self, cover: CriterionCover) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        line, name, kind, pill = QHBoxLayout(), QLabel(cover.name), QLabel(cover.evaluators), Pill()
        name.setProperty("role", "strong")
        kind.setProperty("role", "small")
        line.addWidget(name)
        line.addWidget(kind)
        line.addStretch()
        line.addWidget(pill)
        column.addLayout(line)
        count = len(cover.members)
        pill.show_state(self.tr("{n}명").format(n=count) if count else self.tr("위원 없음"), "ok" if count else "warn")
        for member in cover.members:
            person = QLabel(f"{member.name}  ·  {member.affiliation}")
            person.setProperty("role", "muted")
            person.setWordWrap(True)
            column.addWidget(person)
        if not count:
            hint = QLabel(self.tr("이 유형의 위원이 있어야 이 항목의 의견을 쓸 수 있습니다."))
            hint.setProperty("role", "hint")
            hint.setWordWrap(True)
            column.addWidget(hint)
