"""What the agencies' table brings is shown to somebody."""

from __future__ import annotations

from dataclasses import fields

from jumpup_desktop.domain.selection.step1 import Step1Record
from jumpup_desktop.services.seen import companies
from jumpup_desktop.views import words

IN_THE_HEAD = {"name", "sector", "as_is", "to_be", "waived"}
"""Shown above the groups: the name, its sector, what it is and wants to become; a waiver is a result."""


def test_every_column_of_step1_is_in_a_group_and_has_a_label() -> None:
    grouped = {*companies.FIELDS, *companies.AI, *companies.SITE, *companies.OUTCOME}
    known = {field.name for field in fields(Step1Record)}
    assert known - grouped == IN_THE_HEAD
    assert grouped <= known
    assert [name for name in grouped if words.field_name(name) == name] == []
