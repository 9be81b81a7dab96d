"""jumpup-desktop: the record of the 도약(Jump-Up) evaluation panels and its documents."""

__version__ = "0.1.0"
