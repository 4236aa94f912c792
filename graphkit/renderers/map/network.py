"""pyvis without its holes: own template that escapes, data only as JSON, nothing fetched.

pyvis puts data into its page as code, keeps its ids in a list that it searches through for
every node, and copies a library folder beside the page. This subclass keeps its way of
collecting nodes and edges and replaces all of that.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

HERE = Path(__file__).parent


class _Ids(list[str]):
    """pyvis asks `id in ids` for every node and both ends of every edge: answered by a set."""

    def __init__(self, ids: Iterable[str] = ()) -> None:
        super().__init__(ids)
        self._known = set(self)

    def append(self, item: str) -> None:
        self._known.add(item)
        super().append(item)

    def __contains__(self, item: object) -> bool:
        return item in self._known


class MapNetwork(Network):  # type: ignore[misc]
    """A pyvis network whose page is one sealed file."""

    def __init__(self) -> None:
        super().__init__(directed=True)
        self.node_ids = _Ids()
        self.templateEnv = Environment(
            loader=FileSystemLoader(HERE / "page"), autoescape=True, undefined=StrictUndefined
        )
        self.path = "page.html"
        self.page: dict[str, Any] = {}
        self.scripts: Sequence[str] = ()

    def add_actor(self, row: Mapping[str, Any]) -> None:
        """The next actor under a generated id; pyvis's own labels and colours are not kept."""
        self.add_node(f"n{len(self.nodes)}")
        self.nodes[-1] = row

    def add_tie(self, source: int, target: int, row: Mapping[str, Any]) -> None:
        """A tie between two actors by their numbers."""
        self.add_edge(f"n{source}", f"n{target}")
        self.edges[-1] = {"from": source, "to": target, **row}

    def generate_html(self, name: str = "", local: bool = True, notebook: bool = False) -> str:
        """The page with its nodes and edges; the arguments are pyvis's and not needed."""
        content = {
            **self.page["content"],
            "actors": packed(self.nodes),
            "links": packed(self.edges),
        }
        scripts = [_inline(script) for script in self.scripts]
        self.html = self.templateEnv.get_template(self.path).render(
            **{word: value for word, value in self.page.items() if word != "content"},
            policy=_policy(scripts),
            css=Markup(_checked(self.css())),
            content=json_in_html(content),
            scripts=scripts,
        )
        return str(self.html)

    def css(self) -> str:
        """The page's style sheet."""
        return (HERE / "page" / "page.css").read_text(encoding="utf-8")


def packed(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Rows as `{keys, rows}`, without the empty cells at their ends: a third of the size."""
    keys = _common_first(rows)
    return {"keys": keys, "rows": [trimmed(list(map(row.get, keys))) for row in rows]}


def _common_first(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The keys of all rows; rarely filled ones last, where empty cells cost nothing."""
    keys = dict.fromkeys(chain.from_iterable(rows))
    sample = rows[:: max(1, len(rows) // 500)]
    filled = {key: sum(row.get(key) is not None for row in sample) for key in keys}
    return sorted(keys, key=lambda key: -filled[key])


def trimmed(cells: list[Any]) -> list[Any]:
    """A row without the empty cells at its end."""
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def json_in_html(content: Any) -> Markup:
    """JSON that can stand inside a script element: no character of it can end the element."""
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(written)


def _inline(script: str) -> Markup:
    return Markup(_checked(script))


def _checked(code: str) -> str:
    """Our own files, put into the page as they are: they must not end their element early."""
    if "</" in code.lower().replace("<\\/", ""):
        low = code.lower()
        if "</script" in low or "</style" in low or "<!--" in low:
            raise ValueError("the page's own code would end its element")
    return code


def _policy(scripts: Iterable[str]) -> str:
    """A content security policy that lets exactly these scripts run and nothing be fetched."""
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
