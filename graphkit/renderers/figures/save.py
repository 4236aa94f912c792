"""A drawn figure as bytes that are the same on every run, with its words in the metadata."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from graphkit.renderers.figures.options import FigureOptions

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def save(figure: Figure, options: FigureOptions, *, title: str, alt: str, dataset: str) -> bytes:
    """The figure in the format asked for."""
    out = io.BytesIO()
    figure.savefig(
        out,
        format=options.format,
        dpi=options.dpi if options.format == "png" else 72,
        metadata=_METADATA[options.format](title, alt, dataset),
        facecolor="none" if options.transparent else figure.get_facecolor(),
        edgecolor="none",
    )
    content = out.getvalue()
    return _described(content, title, alt) if options.format == "svg" else content


def _svg(title: str, alt: str, dataset: str) -> dict[str, Any]:
    return {"Title": title, "Description": alt, "Source": dataset, "Date": None, "Creator": None}


def _png(title: str, alt: str, dataset: str) -> dict[str, Any]:
    return {"Title": title, "Description": alt, "Source": dataset, "Software": "graphkit"}


def _pdf(title: str, alt: str, dataset: str) -> dict[str, Any]:
    return {
        "Title": title,
        "Subject": alt,
        "Keywords": dataset,
        "Creator": "graphkit",
        "Producer": None,
        "CreationDate": None,
    }


_METADATA = {"svg": _svg, "png": _png, "pdf": _pdf}


def _described(content: bytes, title: str, alt: str) -> bytes:
    """Put the words where screen readers look: role, title and desc of the svg element."""
    words = content.decode()
    opening = re.search(r"<svg [^>]*>", words)
    assert opening is not None
    root = f'{opening[0][:-1]} role="img" aria-labelledby="title desc">'
    named = f'<title id="title">{escape(title)}</title>\n <desc id="desc">{escape(alt)}</desc>'
    rest = words[opening.end() :].replace(f"<title>{escape(title)}</title>", named, 1)
    return (words[: opening.start()] + root + rest).encode()
