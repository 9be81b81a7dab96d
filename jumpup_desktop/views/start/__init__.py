"""Where the season stands."""
