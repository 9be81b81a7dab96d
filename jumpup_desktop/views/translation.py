"""Switches the language of the running window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from jumpup_desktop.assets import asset

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from jumpup_desktop.assets import Language


class Translation:
    """Korean is the language of the source; English comes from `jumpup_en.qm`, Qt's own buttons from Qt."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def speak(self, language: Language) -> None:
        """Use a language from now on; every widget hears of it."""
        for old in self._installed:
            self._app.removeTranslator(old)
        QLocale.setDefault(QLocale("ko_KR" if language == "ko" else "en_GB"))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        wanted = [f"{folder}/qtbase_{language}.qm"]
        if language != "ko":
            wanted.append(str(asset("i18n", f"jumpup_{language}.qm")))
        self._installed = []
        for path in wanted:
            translator = QTranslator(self._app)
            if translator.load(path):
                self._app.installTranslator(translator)
                self._installed.append(translator)
