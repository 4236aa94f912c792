"""Joining the page's modules, and what their authors promise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphkit.renderers.map.modules import joined
from graphkit.renderers.map.network import HERE

PAGE = sorted((HERE / "page").glob("*.js"))


def write(folder: Path, **modules: str) -> Path:
    for name, code in modules.items():
        (folder / f"{name}.js").write_text(code, encoding="utf-8")
    return folder


def test_a_module_comes_after_what_it_imports(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        main='import { one, two as second } from "./parts.js";\nuse(one, second);\n',
        parts="export const one = 1;\nexport function two() {}\nconst hidden = 3;\n",
    )
    script = joined(folder)
    assert script.index('modules.set("parts"') < script.index('modules.set("main"')
    assert 'const { one, two: second } = modules.get("parts");' in script
    assert "return { one, two };" in script
    assert "import " not in script and "export " not in script


def test_types_stay_with_the_modules(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        main="/** @type {number} */\nexport const one = /** @type {any} */ (1);\n"
        "/** @param {any} a\n * @param {any} b */\nfunction two(a, b) {}\n// why\n",
    )
    script = joined(folder)
    assert "{number}" not in script and "@param" not in script
    assert "const one = /** @type {any} */ (1);" in script and "// why" in script


def test_a_circle_is_refused(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        main='import { a } from "./other.js";\n',
        other='import { b } from "./main.js";\nexport const a = 1;\n',
    )
    with pytest.raises(ValueError, match="circle: main > other"):
        joined(folder)


def test_every_module_is_used_and_small() -> None:
    script = joined(HERE / "page")
    for path in PAGE:
        assert f'modules.set("{path.stem}"' in script
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 250, path.name


@pytest.mark.parametrize("path", PAGE, ids=lambda path: path.stem)
def test_no_module_parses_markup_runs_strings_or_fetches(path: Path) -> None:
    code = path.read_text(encoding="utf-8")
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|"
        r"DOMParser|createContextualFragment|\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|"
        r"localStorage|sessionStorage|indexedDB|document\.cookie|setTimeout\(\s*[\"'`]"
    )
    assert not re.search(forbidden, code)


def test_imports_stand_at_the_top_and_name_what_is_exported() -> None:
    exported = {
        path.stem: set(
            re.findall(
                r"^export (?:async )?(?:const|let|class|function) (\w+)",
                path.read_text(encoding="utf-8"),
                re.MULTILINE,
            )
        )
        for path in PAGE
    }
    for path in PAGE:
        code = path.read_text(encoding="utf-8")
        for names, module in re.findall(r'import \{([^}]*)\} from "\./([\w-]+)\.js";', code):
            wanted = {name.split(" as ")[0].strip() for name in names.split(",")}
            assert wanted <= exported[module], path.name
            for name in names.split(","):
                used = name.split(" as ")[-1].strip()
                assert len(re.findall(rf"\b{used}\b", code)) > 1, f"{path.name}: {used}"
