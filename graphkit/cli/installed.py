"""What graphkit stands on and what it finds of that here: packages, fonts, programs.

Nothing is imported for it: packages are known by their metadata, the rest by where it lies.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from graphkit.language import Text, text


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that graphkit uses: what was found of it (a version or place; None for nothing),
    what it is for, whether nothing goes without it, and the line that gets it."""

    kind: str
    name: str
    found: str | None
    needed_for: Text
    required: bool = False
    wanted: str = ""
    enough: bool = True
    get: str | None = None

    @property
    def there(self) -> bool:
        """Whether it is there in a version that will do."""
        return self.found is not None and self.enough


EXTRAS: Mapping[str, Text] = {
    "fast": text("paths and communities in large networks (igraph is under the GPL)"),
    "pandas": text("tables from and to data frames"),
    "parquet": text("Parquet files"),
    "events": text("event archives such as GDELT"),
    "spark": text("event archives on a cluster"),
    "code": text("coding texts in the browser"),
    "assistant": text("an assistant that proposes claims"),
    "nearness": text("paragraphs near a question in meaning, when coding"),
}
_FOR_DEVELOPERS = ("test", "dev")
_EVERYTHING = text("everything")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "firefox", "firefox-esr", "msedge")
_OFFICE = ("soffice", "libreoffice")
_HAS_THEM = ("darwin", "win32")  # systems that come with a browser and fonts


def parts() -> list[Part]:
    """Everything, packages that nothing goes without first."""
    return [*_packages(), *_fonts(), *_programs()]


def _packages() -> Iterator[Part]:
    """What graphkit's own metadata asks for."""
    from packaging.requirements import Requirement

    try:
        said = list(map(Requirement, metadata.requires("graphkit") or ()))
    except metadata.PackageNotFoundError:
        said = []
    extras = metadata.metadata("graphkit").get_all("Provides-Extra") or [] if said else []
    for asked in said:
        if asked.marker is None:
            yield _package(asked, "package", _EVERYTHING, required=True)
    for extra in extras:
        if extra in _FOR_DEVELOPERS:
            continue
        for asked in said:
            here = asked.marker is not None and asked.marker.evaluate({"extra": extra})
            if here and asked.name != "graphkit":
                yield _package(asked, extra, _extra(extra), required=False)


def _extra(name: str) -> Text:
    """What an extra is for."""
    return EXTRAS.get(name, text("the extra {name}", name=name))


def _package(asked: object, kind: str, needed_for: Text, *, required: bool) -> Part:
    from packaging.requirements import Requirement

    assert isinstance(asked, Requirement)
    wanted = str(asked.specifier)
    try:
        found: str | None = metadata.version(asked.name)
    except metadata.PackageNotFoundError:
        found = None
    enough = found is None or asked.specifier.contains(found, prereleases=True)
    name = f"{asked.name}[{','.join(sorted(asked.extras))}]" if asked.extras else asked.name
    get = f"python -m pip install '{name}{wanted}'"
    return Part(kind, asked.name, found, needed_for, required, wanted, enough, get)


def _fonts() -> Iterator[Part]:
    """The two fonts that come as packages, and others for what they lack."""
    for name, package, file, needed_for in (
        ("DejaVu Sans", "matplotlib", "DejaVuSans.ttf", text("Latin letters in pictures")),
        ("IPAexGothic", "matplotlib_fontja", "ipaexg.ttf", text("Japanese in pictures")),
    ):
        get = f"python -m pip install --force-reinstall {package.replace('_', '-')}"
        yield Part("font", name, _inside(package, file), needed_for, True, get=get)
    yield Part(
        "font",
        "CJK",
        _cjk_font(),
        text("Chinese, Korean and rare characters in pictures"),
        get="apt-get install fonts-noto-cjk" if sys.platform not in _HAS_THEM else None,
    )


def _inside(package: str, file: str) -> str | None:
    """Where a package keeps a file."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return None
    return next(map(str, sorted(Path(spec.origin).parent.rglob(file))), None)


def _cjk_font() -> str | None:
    """The family of a font with Chinese and Korean characters that the system knows."""
    if sys.platform in _HAS_THEM:
        return sys.platform
    lists = shutil.which("fc-list")
    if lists is None:
        return None
    words = [lists, ":lang=zh:lang=ko", "family"]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return None
    families = sorted(line.partition(",")[0] for line in done.stdout.splitlines() if line.strip())
    return families[0] if families else None


def _programs() -> Iterator[Part]:
    linux = sys.platform not in _HAS_THEM
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    yield Part(
        "program",
        "browser",
        browser or (None if linux else sys.platform),
        text("looking at the map and web decks"),
        get="apt-get install chromium" if linux else None,
    )
    yield Part(
        "program",
        "LibreOffice",
        next(filter(None, map(shutil.which, _OFFICE)), None),
        text("looking at decks, documents and workbooks where there is no Microsoft Office"),
        get="apt-get install libreoffice" if linux else "https://www.libreoffice.org/download",
    )
    yield Part(
        "program",
        "Java",
        shutil.which("java"),
        EXTRAS["spark"],
        get="apt-get install default-jre-headless" if linux else "https://adoptium.net",
    )
