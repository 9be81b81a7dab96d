"""Read models: what may be seen, by whom, as plain frozen records, for the window and the command line alike."""
