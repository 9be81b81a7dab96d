"""The day's papers: what each says, taken from the record; frozen, signed in turns, sealed, verified, exported."""
