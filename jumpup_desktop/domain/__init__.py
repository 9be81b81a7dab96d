"""Rules of the programme: pure functions over frozen dataclasses; no files, no clocks, no SQL, no Qt."""
