"""A child process for heavy reading and drawing: no season, no key, no file written."""

from __future__ import annotations


def main() -> int:
    """Serve one job."""
    return 0
