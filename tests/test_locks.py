"""The locks: everything that setup.cfg asks for, pinned and with hashes, the same in both."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

RUNTIME, EVERYTHING = "requirements.txt", "requirements-dev.txt"
SPARK = "requirements-spark.txt"
PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; (?P<where>.+?))?(?P<more> \\)?$")


def pins(file: Path) -> dict[tuple[str, str], list[str]]:
    """The hashes under each pin, by name and version."""
    found: dict[tuple[str, str], list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if pin := PIN.match(line):
            hashes = found[pin["name"], pin["version"]] = []
        elif not line.startswith("#"):
            hashes.append(line.strip(" \\"))
    return found


def wanted(root: Path, extra: str) -> Iterator[Requirement]:
    """What setup.cfg asks for with an extra; one extra may hold another."""
    setup = ConfigParser()
    setup.read(root / "setup.cfg", encoding="utf-8")
    extras = setup["options.extras_require"]
    for line in setup["options"]["install_requires"].split("\n") + extras[extra].split("\n"):
        if line.startswith("graphkit["):
            for other in line[len("graphkit[") : -1].split(","):
                yield from wanted(root, other)
        elif line:
            yield Requirement(line)


@pytest.mark.parametrize(
    ("lock", "extra"), [(RUNTIME, "fast"), (RUNTIME, "code"), (EVERYTHING, "dev"), (SPARK, "spark")]
)
def test_a_lock_pins_all_that_is_asked_for(lock: str, extra: str, root: Path) -> None:
    versions: dict[str, list[str]] = {}
    for name, version in pins(root / lock):
        versions.setdefault(name, []).append(version)
    for requirement in wanted(root, extra):
        pinned = versions.get(canonicalize_name(requirement.name), [])
        allowed = list(requirement.specifier.filter(pinned))
        assert pinned and allowed == pinned, f"{requirement}: run .ci/lock"


@pytest.mark.parametrize("lock", [RUNTIME, EVERYTHING, SPARK])
def test_every_pin_has_its_hashes_and_names_no_place(lock: str, root: Path) -> None:
    for pin, hashes in pins(root / lock).items():
        assert hashes, pin
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", one) for one in hashes), pin


def test_the_locks_agree_and_hold_what_builds_the_project(root: Path) -> None:
    runtime, everything = pins(root / RUNTIME), pins(root / EVERYTHING)
    assert runtime.items() <= everything.items()
    for line in tomllib.loads((root / "pyproject.toml").read_text())["build-system"]["requires"]:
        builder = Requirement(line)
        pinned = [version for name, version in runtime if name == builder.name]
        assert list(builder.specifier.filter(pinned)) == pinned != []
