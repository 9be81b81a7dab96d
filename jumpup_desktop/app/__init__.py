"""The window's composition root: builds everything and hands it to constructors."""

from __future__ import annotations

from jumpup_desktop.app.run import main

__all__ = ["main"]
