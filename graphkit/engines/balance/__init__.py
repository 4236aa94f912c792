"""Structural balance: frustration and camps, exact where it can be."""
