"""Papers and signatures."""
