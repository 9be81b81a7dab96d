"""What an event is, how events chain, and how old ones are read."""
