"""One file for each kind of paper: whose items, what it says, what it cites; found by `paper_kinds`."""
