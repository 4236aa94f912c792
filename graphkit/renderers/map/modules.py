"""Joins the page's JavaScript modules into one script, in the order of their imports.

The modules are plain ES modules, readable and importable on their own. In the page each becomes
a function's body that returns what the module exports, so that names stay its own.
"""

from __future__ import annotations

import re
from pathlib import Path

IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./([\w-]+)\.js";\n', re.MULTILINE)
TYPES = re.compile(r"^ */\*\* @.*?\*/\n", re.MULTILINE | re.DOTALL)
EXPORT = re.compile(r"^export (?:async )?(?:const|let|class|function) (\w+)", re.MULTILINE)


def joined(folder: Path, entry: str = "main") -> str:
    """One script that runs module `entry` after everything it imports."""
    order: list[str] = []
    _visit(folder, entry, order, ())
    bodies = [_wrapped(name, _read(folder, name)) for name in order]
    return '"use strict";\n(() => {\nconst modules = new Map();\n' + "".join(bodies) + "})();\n"


def _visit(folder: Path, name: str, order: list[str], above: tuple[str, ...]) -> None:
    if name in above:
        raise ValueError(f"the modules import each other in a circle: {' > '.join(above)}")
    if name in order:
        return
    for _, needed in IMPORT.findall(_read(folder, name)):
        _visit(folder, needed, order, (*above, name))
    order.append(name)


def _read(folder: Path, name: str) -> str:
    return (folder / f"{name}.js").read_text(encoding="utf-8")


def _wrapped(name: str, code: str) -> str:
    exported = ", ".join(EXPORT.findall(code))
    body = IMPORT.sub(_import, TYPES.sub("", code))  # types are for those who read the modules
    body = re.sub(r"^export ", "", body, flags=re.MULTILINE)
    return f'modules.set("{name}", (() => {{\n{body}return {{ {exported} }};\n}})());\n'


def _import(found: re.Match[str]) -> str:
    names = found[1].replace(" as ", ": ")
    return f'const {names} = modules.get("{found[2]}");\n'
