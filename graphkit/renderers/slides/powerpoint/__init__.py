"""The deck as PowerPoint: native shapes, tables and charts that can be edited further."""

from graphkit.renderers.slides.powerpoint.deck import render

__all__ = ["render"]
