"""The deck as PowerPoint: native shapes, tables and charts that can be edited further."""
