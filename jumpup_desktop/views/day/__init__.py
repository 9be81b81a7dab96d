"""The recorded day."""
