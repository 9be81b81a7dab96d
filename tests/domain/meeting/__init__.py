"""Tests of the room: one file per rule book."""
