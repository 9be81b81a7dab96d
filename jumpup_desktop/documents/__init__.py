"""Papers: what is on them, how they look, how they are signed and verified."""

import logging

# What the libraries have to say is in the verdict's reasons; on a terminal it would only frighten.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)
