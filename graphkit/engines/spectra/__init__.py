"""Eigenvectors, walks and traces of matrices."""
