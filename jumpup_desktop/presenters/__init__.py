"""What screens show and what users can do, without any Qt."""
