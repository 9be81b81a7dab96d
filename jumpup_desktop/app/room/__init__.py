"""The live room: the day and its turns as the window shows them, and what is done in it."""
