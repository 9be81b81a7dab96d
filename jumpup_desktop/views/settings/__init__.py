"""Policy, language, theme."""
