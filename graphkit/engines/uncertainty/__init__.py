"""Replicates of the claims, computed for all of them at once."""
