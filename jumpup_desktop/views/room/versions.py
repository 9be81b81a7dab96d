"""Versions of a text side by side: what went, what came, and taking an earlier one up again."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QListWidget, QTextBrowser, QVBoxLayout

from jumpup_desktop.presenters.differences import differences
from jumpup_desktop.views import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


def marked_up(before: str, after: str) -> str:
    """Both texts as one rich text: gone words struck through, new ones underlined, so that grey print shows it."""
    ways = {
        "same": "{}",
        "gone": f"<s style='color:{theme.colour('bad').name()}'>{{}}</s>",
        "new": f"<u style='color:{theme.colour('ok').name()}'>{{}}</u>",
    }
    parts = [ways[sort].format(escape(text).replace("\n", "<br>")) for sort, text in differences(before, after)]
    return "".join(parts)


class VersionsDialog(QDialog):
    """The list names each version; beside it stands how it differs from the one before. `taken` is the one taken up."""

    def __init__(
        self, title: str, versions: Sequence[tuple[str, str]], take: str = "", parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("versions_dialog")
        self.setWindowTitle(title)
        self._versions = tuple(versions)
        heading = QLabel(title)
        heading.setProperty("role", "title")
        self.list, self.text = QListWidget(), QTextBrowser()
        self.list.setAccessibleName(self.tr("판"))
        self.text.setAccessibleName(self.tr("앞 판과 다른 곳"))
        self.list.setMaximumWidth(240)
        self.list.addItems([name for name, _ in self._versions])
        self.list.currentRowChanged.connect(self._show)
        buttons = QDialogButtonBox()
        self.take = buttons.addButton(take, QDialogButtonBox.ButtonRole.AcceptRole) if take else None
        buttons.addButton(self.tr("닫기"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addLayout(row, 1)
        column.addWidget(buttons)
        self.resize(760, 460)
        self.list.setCurrentRow(len(self._versions) - 1)

    @property
    def taken(self) -> str:
        """The text of the chosen version."""
        return self._versions[self.list.currentRow()][1]

    def _show(self, row: int) -> None:
        before = self._versions[row - 1][1] if row > 0 else self._versions[row][1]
        self.text.setHtml(marked_up(before, self._versions[row][1]))
        if self.take is not None:
            self.take.setEnabled(row < len(self._versions) - 1)


def shown(dialog: VersionsDialog) -> bool:
    """Show it until it is closed, and let its texts go; whether a version was taken up."""
    is_taken = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return is_taken
