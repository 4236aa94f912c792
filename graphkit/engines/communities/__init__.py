"""Engines for communities: groups with more ties inside than chance would give."""
