"""Shortest paths, and the one place that decides which library computes them."""
