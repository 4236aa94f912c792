"""What graphkit stands on: the licence of each package, and a bill of materials.

`python tests/supply_chain.py` writes the table of licences into SECURITY.md;
`python tests/supply_chain.py sbom.json` writes the bill of materials (CycloneDX 1.6) of what
requirements.txt pins, as it is installed here.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from configparser import ConfigParser
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK, PAGE = ROOT / "requirements.txt", ROOT / "SECURITY.md"
BEGIN, END = "<!-- licences -->", "<!-- end of licences -->"
PERMISSIVE = {
    *("0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "IPA", "ISC", "MIT"),
    *("MIT-CMU", "PSF-2.0", "Zlib"),
}
IN_AN_EXTRA = {"igraph": "fast"}  # not permissive, and only installed by who asks for it
NOT_HERE = {"colorama": "BSD-3-Clause"}  # installed on Windows alone
_SPDX = {  # what packages write that is no SPDX expression
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "GNU General Public License (GPL)": "GPL-2.0-or-later",
    "ISC License (ISCL)": "ISC",
    "ISC license": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


def pinned() -> list[str]:
    """The names of all packages in the lock for users."""
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    found = (re.match(r"([\w.-]+)==", line) for line in lines)
    return list(dict.fromkeys(match[1] for match in found if match))


def is_locked() -> bool:
    """Whether the releases of the lock are what is installed, with what it builds by."""
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    locked: dict[str, set[str]] = defaultdict(set)  # one for older Pythons, one for newer
    for match in filter(None, (re.match(r"([\w.-]+)==([\w.]+)", line) for line in lines)):
        locked[match[1]].add(match[2])
    try:
        return all(
            metadata.version(name) in releases
            for name, releases in locked.items()
            if name not in NOT_HERE
        )
    except metadata.PackageNotFoundError:
        return False


def licence(name: str) -> str:
    """A package's licence as an SPDX expression, as far as the package says which."""
    try:
        facts = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return NOT_HERE.get(name, "")
    said = (facts.get("License-Expression") or facts.get("License") or "").strip()
    said = said.partition("\n")[0]  # some put the whole text there, the name first
    if said in _SPDX or parts(said) <= PERMISSIVE:
        return _SPDX.get(said, said)
    classified = (one for one in facts.get_all("Classifier") or () if one.startswith("License ::"))
    words = [one.rpartition(" :: ")[2] for one in classified]
    return " AND ".join(_SPDX.get(word, word) for word in words) or said


def parts(expression: str) -> set[str]:
    """The licences that an SPDX expression names; of an empty one a name that none has."""
    words = re.split(r"\s+(?:AND|OR)\s+|[()]", expression)
    return {word.strip() for word in words if word.strip()} or {"unknown"}


def installed_with(extra: str = "") -> set[str]:
    """The packages that come with graphkit, or with one of its extras."""
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    asks = setup["options.extras_require"][extra] if extra else setup["options"]["install_requires"]
    left = [Requirement(line) for line in asks.split("\n") if line]
    found: set[str] = set()
    while left:
        asked = left.pop()
        name = canonicalize_name(asked.name)
        if name not in found:
            found.add(name)
            left += needed_by(name)
    return found


def needed_by(name: str) -> Iterator[Requirement]:
    """What a package asks for here, without its extras."""
    try:
        said = metadata.requires(name) or ()
    except metadata.PackageNotFoundError:
        return
    for asked in map(Requirement, said):
        if asked.marker is None or asked.marker.evaluate({"extra": ""}):
            yield asked


def table() -> str:
    """The packages and their licences as Markdown."""
    rows = ["| package | licence | comes with |", "|---|---|---|"]
    always, fast = installed_with(), installed_with("fast")
    for name in pinned():
        extra = "fast" if name in fast else "code"
        comes = "graphkit" if name in always else f"`graphkit[{extra}]`"
        comes = "building graphkit" if name == "setuptools" else comes
        comes = "graphkit on Windows" if name in NOT_HERE else comes
        rows.append(f"| {name} | {licence(name)} | {comes} |")
    return "\n".join(rows)


def page(before: str) -> str:
    """SECURITY.md with the table as it is."""
    head, _, rest = before.partition(BEGIN)
    return f"{head}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}"


def bill_of_materials() -> dict[str, object]:
    """A CycloneDX document: every package of the lock that is installed, and who needs whom."""
    names = [name for name in pinned() if name not in NOT_HERE]
    versions = {name: metadata.version(name) for name in names}
    purl = {name: f"pkg:pypi/{name}@{version}" for name, version in versions.items()}
    needs = {name: sorted({canonicalize_name(r.name) for r in needed_by(name)}) for name in names}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "graphkit",
                "name": "graphkit",
                "version": metadata.version("graphkit"),
                "licenses": [{"expression": "BSD-3-Clause"}],
            }
        },
        "components": [
            {
                "type": "library",
                "bom-ref": purl[name],
                "name": name,
                "version": versions[name],
                "purl": purl[name],
                "licenses": [{"license": {"name": licence(name)}}],
            }
            for name in names
        ],
        "dependencies": [
            {"ref": "graphkit", "dependsOn": sorted(purl.values())},
            *(
                {"ref": purl[name], "dependsOn": [purl[one] for one in needs[name] if one in purl]}
                for name in names
            ),
        ],
    }


if __name__ == "__main__":
    if sys.argv[1:]:
        document = json.dumps(bill_of_materials(), indent=2) + "\n"
        Path(sys.argv[1]).write_text(document, encoding="utf-8")
    else:
        PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
