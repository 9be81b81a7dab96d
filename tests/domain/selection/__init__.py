"""Tests of what the selection knows: companies, people, plans, interests, panels."""
