"""The window: draws what presenters say and tells them what the user did."""
