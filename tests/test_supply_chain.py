"""What graphkit stands on is listed with its licence, and no licence binds who does not ask."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest
import supply_chain

pytestmark = pytest.mark.skipif(
    not supply_chain.is_locked(), reason="other releases than the locked ones are installed"
)


@pytest.mark.parametrize("name", supply_chain.pinned())
def test_licences_are_permissive_or_come_with_an_extra_that_says_so(name: str, root: Path) -> None:
    terms = supply_chain.parts(supply_chain.licence(name))
    if name not in supply_chain.IN_AN_EXTRA:
        assert terms <= supply_chain.PERMISSIVE, terms
        return
    assert name not in supply_chain.installed_with()
    extra = supply_chain.IN_AN_EXTRA[name]
    said = (root / "SECURITY.md").read_text(encoding="utf-8")
    assert f"`graphkit[{extra}]` brings {name}" in said and "GPL" in said


def test_what_the_model_for_nearness_brings_beside_permissive_licences_is_said(root: Path) -> None:
    pytest.importorskip("wordllama", reason="graphkit[nearness] is not installed")
    terms = {one: supply_chain.licence(one) for one in supply_chain.installed_with("nearness")}
    others = {one: set(supply_chain.parts(said)) for one, said in terms.items()}
    others = {one: said - supply_chain.PERMISSIVE for one, said in others.items()}
    assert {one: said for one, said in others.items() if said} == {
        "certifi": {"MPL-2.0"},
        "tqdm": {"MPL-2.0"},
    }
    page = " ".join((root / "SECURITY.md").read_text(encoding="utf-8").split())
    assert "`graphkit[nearness]` brings certifi and tqdm (MPL-2.0)" in page


def test_the_table_is_true() -> None:
    said = supply_chain.PAGE.read_text(encoding="utf-8")
    assert said == supply_chain.page(said), "run python tests/supply_chain.py"
    assert said.count("\n| ") > 50


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("MIT AND IPA", {"MIT", "IPA"}),
        ("Apache-2.0 OR BSD-2-Clause", {"Apache-2.0", "BSD-2-Clause"}),
        ("(MIT OR GPL-3.0-only) AND Zlib", {"MIT", "GPL-3.0-only", "Zlib"}),
        ("", {"unknown"}),
    ],
)
def test_an_expression_is_taken_apart(words: str, known: set[str]) -> None:
    assert supply_chain.parts(words) == known


def test_the_bill_of_materials_names_every_package_and_who_needs_it() -> None:
    bill = supply_chain.bill_of_materials()
    components = {part["bom-ref"]: part for part in bill["components"]}  # type: ignore[attr-defined]
    names = {part["name"] for part in components.values()}
    assert names == set(supply_chain.pinned()) - supply_chain.NOT_HERE.keys()
    for part in components.values():
        assert part["version"] == metadata.version(part["name"])
    needs = {one["ref"]: one["dependsOn"] for one in bill["dependencies"]}  # type: ignore[attr-defined]
    assert needs.keys() == {"graphkit", *components}
    assert {one for many in needs.values() for one in many} <= components.keys()
    openpyxl = next(ref for ref in components if ref.startswith("pkg:pypi/openpyxl@"))
    assert [ref.partition("@")[0] for ref in needs[openpyxl]] == ["pkg:pypi/et-xmlfile"]
