"""Panels and the order of the day."""
