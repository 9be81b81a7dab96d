"""The design tokens, and how palette and style sheet are made of them."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from jumpup_desktop.assets import asset
from jumpup_desktop.views import icons

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

ThemeName = Literal["light", "dark"]
STYLE = ("-style", "fusion")
"""Arguments of the application: setting the style later takes five milliseconds more before the first paint."""
LIGHT = {
    "bg": "#f4f6fb", "surface": "#ffffff", "subtle": "#f5f7fb", "field": "#ffffff",
    "border": "#e3e8f0", "border_strong": "#78859b", "text": "#0f172a", "muted": "#56637a", "faint": "#5f6b82",
    "accent": "#1d5bd6", "accent_hover": "#174cb6", "accent_text": "#ffffff", "accent_soft": "#e5edfc",
    "accent_ink": "#1a50bd", "focus": "#1d5bd6", "focus_on_accent": "#0b2a6b",
    "nav_bg": "#0f1e3d", "nav_text": "#c9d3e6", "nav_head": "#91a3c4", "nav_active": "#20376a",
    "nav_hover": "#172a52", "nav_focus": "#8fb4ff",
    "ok": "#0c7145", "ok_soft": "#dcf3e6", "warn": "#8f5206", "warn_soft": "#fdecd2", "bad": "#b3261e",
    "bad_soft": "#fde4e2", "info": "#1a50bd", "info_soft": "#e5edfc", "idle": "#56637a", "idle_soft": "#edf0f6",
}  # fmt: skip
DARK = {
    "bg": "#0d1117", "surface": "#161c27", "subtle": "#1c2432", "field": "#111723",
    "border": "#283142", "border_strong": "#6f7d97", "text": "#e8edf6", "muted": "#a0acc1", "faint": "#8e9ab0",
    "accent": "#6ea0ff", "accent_hover": "#8ab2ff", "accent_text": "#0b1220", "accent_soft": "#1d3058",
    "accent_ink": "#8ab2ff", "focus": "#8ab2ff", "focus_on_accent": "#ffffff",
    "nav_bg": "#090d15", "nav_text": "#b7c2d6", "nav_head": "#7f8da8", "nav_active": "#1a2745",
    "nav_hover": "#121b30", "nav_focus": "#8ab2ff",
    "ok": "#57dca0", "ok_soft": "#113526", "warn": "#fbc05f", "warn_soft": "#3b2c10", "bad": "#ff9088",
    "bad_soft": "#43201f", "info": "#8ab2ff", "info_soft": "#1d3058", "idle": "#a0acc1", "idle_soft": "#232c3c",
}  # fmt: skip
_TOKENS = {"light": LIGHT, "dark": DARK}
_current: ThemeName = "light"


def colour(token: str) -> QColor:
    """A colour of the theme that is on."""
    return QColor(_TOKENS[_current][token])


def current() -> ThemeName:
    """Which theme is on."""
    return _current


def font(size: int, *, is_bold: bool = False) -> QFont:
    """The interface's font, `size` logical pixels high; for what is painted by hand."""
    made = QFont("NanumGothic")
    made.setPixelSize(size)
    made.setBold(is_bold)
    return made


def load_fonts() -> None:
    """Bring the shipped Korean font; a fresh system has none."""
    for name in ("NanumGothic", "NanumGothicBold", "NanumGothicExtraBold"):
        QFontDatabase.addApplicationFont(str(asset("fonts", f"{name}.ttf")))


def apply(app: QApplication, name: ThemeName) -> None:
    """Put a theme on the whole program, which was started with `STYLE`; also while it runs."""
    global _current  # noqa: PLW0603 - one program, one theme: delegates ask for it while painting
    _current = name
    icons.forget()
    app.setFont(font(14))
    app.setPalette(palette())
    app.setStyleSheet(style_sheet())
    for window in app.topLevelWidgets():
        dress(window)


def dress(widget: QWidget) -> None:
    """Give every button below the widget the icon it is named for, in the theme's colours."""
    icons.refresh(widget, colour)


def style_sheet() -> str:
    """The style sheet with the theme's tokens put in."""
    text = asset("qss", "app.qss").read_text(encoding="utf-8")
    return Template(text).substitute(_TOKENS[_current], theme=_current, icons=asset("icons").as_posix())


def palette() -> QPalette:
    """The full palette; the platform's own colour scheme cannot be relied on."""
    pairs = {
        QPalette.ColorRole.Window: "bg", QPalette.ColorRole.WindowText: "text", QPalette.ColorRole.Base: "field",
        QPalette.ColorRole.AlternateBase: "subtle", QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text", QPalette.ColorRole.BrightText: "bad",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "accent_text", QPalette.ColorRole.ToolTipBase: "nav_bg",
        QPalette.ColorRole.PlaceholderText: "faint", QPalette.ColorRole.Link: "accent_ink",
        QPalette.ColorRole.Mid: "border", QPalette.ColorRole.Dark: "border_strong", QPalette.ColorRole.Light: "surface",
        QPalette.ColorRole.Midlight: "subtle", QPalette.ColorRole.Shadow: "border_strong",
    }  # fmt: skip
    made = QPalette()
    for role, token in pairs.items():
        made.setColor(role, colour(token))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, colour("faint"))
    return made
