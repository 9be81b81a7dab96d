"""Events once written are read for ever: one frozen sample of each version of each kind."""

from __future__ import annotations

import json

import pytest

from jumpup_desktop.assets import sentences
from jumpup_desktop.domain.record.event import Draft, kind_version, known_kinds, subject_of
from jumpup_desktop.store import codec
from jumpup_desktop.store.tables.registry import SUBJECTS
from tests.conftest import DATA
from tests.domain.build import event

FROZEN: dict[str, dict[str, str]] = json.loads((DATA / "events.json").read_text(encoding="utf-8"))
SAMPLES = [(name, int(version), raw) for name, versions in FROZEN.items() for version, raw in versions.items()]


def test_every_version_of_every_kind_has_its_sample() -> None:
    """A new kind or version: `python -m tests.data.freeze_events`, and the sample is committed with it."""
    wanted = {(name, v) for name in known_kinds() for v in range(1, kind_version(name) + 1)}
    assert {(name, v) for name, v, _ in SAMPLES} == wanted


@pytest.mark.parametrize(("name", "version", "raw"), SAMPLES, ids=[f"{name}-{v}" for name, v, _ in SAMPLES])
def test_a_frozen_sample_is_read_and_replays(name: str, version: int, raw: str) -> None:
    body = codec.decode_body(name, version, raw.encode())
    assert body is not None
    if version == kind_version(name):
        assert codec.encode_body(body) == raw.encode()
    subject = subject_of(name)
    state = SUBJECTS[subject].subject.evolve(None, event(body, "e" * 32, draft=Draft(subject, "e" * 32, body)))
    assert state is not None


def test_every_slot_that_can_conflict_is_called_something() -> None:
    """What two laptops said differently is told in words, in both languages."""
    slots = set()
    for name, version, raw in SAMPLES:
        body = codec.decode_body(name, version, raw.encode())
        if version == kind_version(name) and body is not None:
            sample = event(body, "e1", 1)
            slots |= {slot.partition(" ")[0] for slot, _ in SUBJECTS[sample.header.subject].subject.fills(sample)}
    assert {"outcome", "proposal", "stance", "text", "chair", "file", "fact"} <= slots
    for language in ("ko", "en"):
        assert {f"slot.{slot}" for slot in slots} - sentences(language).keys() == set()
