"""The published schema of what lies in a paper, held against records that were really written."""

from __future__ import annotations

import json

import jsonschema

from jumpup_desktop.assets import asset


def strays(record: bytes) -> list[str]:
    """Where a record departs from the schema; empty where it follows it."""
    schema = json.loads(asset("schema", "minutes-1.json").read_text(encoding="utf-8"))
    found = jsonschema.Draft202012Validator(schema).iter_errors(json.loads(record))
    return [f"{error.json_path}: {error.message}" for error in found]
