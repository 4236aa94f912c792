"""Ideal points: where actors stand on a line, or in a plane, that their votes tell of."""
