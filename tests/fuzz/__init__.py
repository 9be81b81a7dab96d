"""Files made to hurt: a few seconds with fixed seeds in every run, longer with `--long`."""
