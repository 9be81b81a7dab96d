"""STEP1 results: list, company, loading."""
