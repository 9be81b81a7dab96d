"""Use cases: one transaction each; they ask the domain, write through the store, and say what changed."""
