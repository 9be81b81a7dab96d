"""Screens before and around a season: open, create, recovery key, lock."""
