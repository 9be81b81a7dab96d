"""One room, many kinds of meeting: attendance, clock, opinions, consensus, papers."""
