"""Papers: what is on them, how they look, how they are signed and verified."""
