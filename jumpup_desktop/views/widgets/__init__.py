"""Small widgets promoted in the forms."""
