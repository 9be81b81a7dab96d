"""The command line: the same services without Qt."""

from jumpup_desktop.cli.app import main

__all__ = ["main"]
