"""What positions and power add up to, and who can turn it."""
