"""How much a file may hold before it is refused unread; operating limits, not rules of the programme."""

from __future__ import annotations

FILE_BYTES = 100 * 1024 * 1024
TEXT_BYTES = 20 * 1024 * 1024
UNPACKED_BYTES = 600 * 1024 * 1024
PACKED_RATIO = 200
RATIO_FROM_BYTES = 20 * 1024 * 1024
MEMBERS = 5_000
ROWS = 200_000
COLUMNS = 1_000
CELLS = 4_000_000
CHUNK = 4 * 1024 * 1024
