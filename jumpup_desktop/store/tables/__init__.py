"""One module per subject: how its state becomes rows, and the named queries that read them back."""
