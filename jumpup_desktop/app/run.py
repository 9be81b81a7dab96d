"""Starts the window: the open screen is painted before store, msgspec, pandas or reportlab are imported."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from jumpup_desktop.app.compose import Composition
from jumpup_desktop.presenters.tasks import Tasks
from jumpup_desktop.services.open_season import OpenSeason
from jumpup_desktop.services.preferences import KeptPreferences
from jumpup_desktop.views import theme
from jumpup_desktop.views.dialogs import Dialogs
from jumpup_desktop.views.dispatcher import Dispatcher
from jumpup_desktop.views.gui_collector import GuiCollector
from jumpup_desktop.views.translation import Translation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType


def main(arguments: Sequence[str] = ()) -> int:
    """Run the window until it is closed; a season file can be given."""
    app = QApplication(["jumpup", *theme.STYLE, *arguments])
    app.setApplicationName("jumpup")
    dispatcher, dialogs, preferences, season = Dispatcher(), Dialogs(), KeptPreferences(), OpenSeason()
    tasks = Tasks(dispatcher.deliver, season.trouble_of, season.take_changes)
    theme.load_fonts()
    translation = Translation(app)
    translation.speak(preferences.read().language)
    theme.apply(app, preferences.read().theme)
    built = Composition(season, preferences, tasks, dialogs, translation)
    collector = GuiCollector(app)
    built.session.changed.listen(lambda _none: collector.settle() if built.session.screen == "open" else None)
    _catch_bugs(tasks, dialogs)
    if arguments:
        built.session.pick(Path(arguments[0]))
    built.window.show()
    code = app.exec()
    tasks.submit(season.close, lambda _none: None, lambda _error: None)
    tasks.close()
    return code


def _catch_bugs(tasks: Tasks, dialogs: Dialogs) -> None:
    """Anything unexpected becomes one dialog with a report; the program goes on."""

    def report(error: BaseException) -> None:
        import traceback

        details = "".join(traceback.format_exception(error))
        translate = QApplication.translate
        dialogs.report(
            translate("Report", "프로그램 오류"),
            translate("Report", "예상하지 못한 일이 생겼습니다. 저장된 기록은 그대로입니다. "
                "아래 보고서를 복사해 담당자에게 보내 주십시오."),
            details, translate("Report", "보고서 복사"),
        )  # fmt: skip

    def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        report(error)

    sys.excepthook = hook
    tasks.failed.listen(report)
