"""Algorithms on arrays that several measures share, and the one place that picks an engine."""
