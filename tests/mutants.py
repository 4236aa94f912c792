"""Do tests notice faults? Puts small ones into modules, one at a time, and runs the tests there.

`python tests/mutants.py` says the groups of modules; `python tests/mutants.py readers` tries one,
`python tests/mutants.py readers edge_list.py --each 0` every fault in one module of it. From each
module `--each` faults are drawn (`--seed`). Tests are imported once; every fault is tried in a
copy of that process, by the tests that reach the function it is in, until one fails.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import os
import pickle
import random
import resource
import signal
import sys
import tempfile
import time
import types
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
from mutant_edits import Mutant, mutants  # noqa: E402

IMPOSSIBLE = 3
SECONDS = 40  # of the processor: tests of one fault; what goes on for twice as long never ends
GROUPS = {
    "readers": (
        ["formats/*.py", "formats/reading/*.py"],
        ["tests/formats", "tests/cli/test_import.py", "tests/coding", "tests/texts",
         "tests/renderers/map/test_map_story.py", "tests/renderers/test_escaping.py", "graphkit/formats"],
    ),
    "folding": (
        ["current_claim.py", "coders.py", "coded_once.py", "by_actor.py", "graph/*.py"],
        ["tests/graph", "tests/measures", "tests/engines/test_coder_draws.py",
         "tests/test_current_claim.py", "tests/test_coders.py", "tests/test_coded_once.py",
         "tests/test_by_actor.py", "tests/test_mirror.py", "tests/test_rows.py",
         "graphkit/current_claim.py", "graphkit/coders.py"],
    ),
    "decisions": (
        ["decision_rule/*.py", "scale.py", "side_words.py", "outcome_models.py",
         "engines/outcomes/*.py", "measures/compromise.py", "measures/median_voter.py",
         "measures/decision_path.py", "measures/challenge.py", "measures/opinion_dynamics.py",
         "measures/power_index.py"],
        ["tests/engines", "tests/measures", "tests/test_decision_rule.py", "tests/test_mirror.py",
         "tests/test_scale.py", "tests/test_side_words.py", "tests/test_outcome_models.py",
         "tests/formats/test_decision_rules.py",
         "graphkit/engines/outcomes", "graphkit/decision_rule"],
    ),
    "redaction": (
        ["private_rows.py", "dataset.py", "history.py", "renderers/audience.py"],
        ["tests/formats/test_privacy.py", "tests/cli/test_audience.py", "tests/trust",
         "tests/test_rows.py", "tests/test_api.py", "tests/formats/test_doubles.py",
         "tests/test_dataset.py", "tests/test_private_rows.py", "tests/test_history.py",
         "tests/renderers/test_audience_marks.py"],
    ),
    "escaping": (
        ["formats/writing/csv_write.py", "formats/writing/xml_write.py",
         "formats/writing/tree_write.py", "formats/writing/xlsx_write.py",
         "formats/reading/characters.py", "renderers/csv.py", "renderers/json_text.py",
         "renderers/embed.py", "renderers/markdown.py", "renderers/style.py",
         "renderers/html/__init__.py", "renderers/slides/markdown.py", "workbench/guard.py"],
        ["tests/renderers", "tests/formats", "tests/workbench", "tests/cli"],
    ),
}  # fmt: skip
Reached = dict[tuple[str, int], list[int]]  # file and line of a function: numbers of tests
ANYWHERE = ("", 0)  # where every test comes by


class Trial:
    """A pytest plugin that runs the tests for faults instead of once."""

    def __init__(self, modules: list[Path], each: int, seed: int) -> None:
        self.files = {str(path): path for path in modules}
        self.each, self.seed = each, seed
        self.seen: set[tuple[str, int]] = set()
        self.survived: list[tuple[Path, Mutant]] = []
        self.counts: dict[Path, list[int]] = defaultdict(lambda: [0, 0])

    def pytest_configure(self) -> None:
        """What fails is not made smaller: that takes longer than finding it."""
        from hypothesis import Phase, settings

        few = [Phase.explicit, Phase.generate]
        settings.register_profile("mutants", deadline=None, database=None, phases=few)
        settings.load_profile("mutants")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for path in self.files.values():
            importlib.import_module(_name(path))
        sys.setprofile(None)
        items = session.items
        for item in items:
            _draw_few(item)
        gc.freeze()  # what is there is shared with every copy
        seconds, reached, imported = self._measured(items)
        for path in self.files.values():
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found = [one for one in mutants(tree) if not _alone(imported, reached, path, one)]
            if 0 < self.each < len(found):
                drawn = random.Random(f"{self.seed} {path.relative_to(ROOT)}")
                found = sorted(drawn.sample(found, self.each), key=lambda one: one.line)
            for one in found:
                numbers = sorted(_numbers(reached, path, one),
                                 key=lambda n: (path.stem not in items[n].nodeid, seconds[n]))  # fmt: skip
                killed = self._killed(path, tree, one, [items[n] for n in numbers])
                if killed is None:
                    print(f"  not tried: {path.relative_to(ROOT)}:{one.line}: {one.said}")
                    continue
                self.counts[path][0] += killed
                self.counts[path][1] += 1
                if not killed:
                    self.survived.append((path, one))
                    print(f"  {path.relative_to(ROOT)}:{one.line}: {one.said}", flush=True)
            killed_, all_ = self.counts[path]
            print(f"{path.relative_to(ROOT)}: {killed_} of {all_}", flush=True)
        return True

    def _measured(self, items: list[pytest.Item]) -> tuple[list[float], Reached, set[Any]]:
        """How long each test takes without a fault, and which functions it reaches."""
        with tempfile.NamedTemporaryFile() as kept:
            child = os.fork()
            if not child:
                seconds, reached = [], defaultdict(list)
                imported, self.seen = self.seen, set()
                for number, item in enumerate(items):
                    self.seen.clear()
                    start = time.process_time()
                    sys.setprofile(self.note)
                    good = _passes(item, items[number + 1 : number + 2])
                    sys.setprofile(None)
                    seconds.append(time.process_time() - start)
                    for where in (*self.seen, ANYWHERE) if good else ():
                        reached[where].append(number)
                    if not good:
                        print(f"fails by itself: {item.nodeid}", flush=True)
                Path(kept.name).write_bytes(pickle.dumps((seconds, dict(reached), imported)))
                os._exit(0)
            os.waitpid(child, 0)
            found = pickle.loads(Path(kept.name).read_bytes())
        print(f"{len(items)} tests, {sum(found[0]):.0f} s", flush=True)
        return found

    def note(self, frame: types.FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename in self.files:
            self.seen.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

    def _killed(
        self, path: Path, tree: ast.Module, one: Mutant, items: list[pytest.Item]
    ) -> bool | None:
        """Whether a test fails with the fault; None where it cannot be put in."""
        child = os.fork()
        if child:
            _, status = os.waitpid(child, 0)
            return None if status == IMPOSSIBLE << 8 else status != 0
        os.setpgid(0, 0)
        signal.alarm(10 * SECONDS)
        limit = int(time.process_time()) + 2 * SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        try:
            put_in(path, one.of(tree), one)
        except (LookupError, ValueError, SyntaxError):
            os._exit(IMPOSSIBLE)
        except BaseException:
            os._exit(1)
        begun = time.process_time()
        for number, item in enumerate(items):
            if not _passes(item, items[number + 1 : number + 2]):
                os._exit(1)
            if time.process_time() - begun > SECONDS:
                break
        os._exit(0)


def _draw_few(item: pytest.Item) -> None:
    """Thirty examples: of faults that these leave, few are found by more."""
    from hypothesis import settings

    drawn = getattr(getattr(item, "obj", None), "_hypothesis_internal_use_settings", None)
    if drawn is not None and drawn.max_examples > 30:
        item.obj._hypothesis_internal_use_settings = settings(drawn, max_examples=30)


def _passes(item: pytest.Item, following: list[pytest.Item]) -> bool:
    from _pytest.runner import runtestprotocol

    try:
        reports = runtestprotocol(item, log=False, nextitem=next(iter(following), None))
    except BaseException:
        return False
    return not any(report.failed for report in reports)


def _in(where: tuple[str, int], path: Path, one: Mutant) -> bool:
    return where[0] == str(path) and one.owner[0] <= where[1] <= one.owner[1]


def _numbers(reached: Reached, path: Path, one: Mutant) -> set[int]:
    """The tests that reach the function, or, for a constant, its module; all where that has no
    functions."""
    own = {n for where, numbers in reached.items() if _in(where, path, one) for n in numbers}
    if own or not one.constant:
        return own
    users = {n for where, numbers in reached.items() if where[0] == str(path) for n in numbers}
    return users or set(reached[ANYWHERE])


def _alone(imported: set[Any], reached: Reached, path: Path, one: Mutant) -> bool:
    """Whether a function runs only while modules are imported: a copy comes too late for it."""
    return any(_in(w, path, one) for w in imported) and not _numbers(reached, path, one)


def put_in(path: Path, faulty: ast.Module, one: Mutant) -> None:
    """Give a module that is imported the fault: its functions new code, constants new values."""
    name = _name(path)
    module = sys.modules[name]
    if one.constant:
        fresh = dict(vars(module))
        for statement in _hanging_on(faulty, one.owner[0]):
            exec(compile(ast.Module([statement], []), str(path), "exec"), fresh)
        users = [m for n, m in sys.modules.items() if n.startswith(("graphkit", "test"))]
        for key, value in vars(module).copy().items():
            if fresh[key] is not value:
                for other in [m for m in users if vars(m).get(key) is value]:
                    setattr(other, key, fresh[key])
        return
    compiled = compile(faulty, str(path), "exec")
    codes = {code.co_qualname: code for code in _codes(compiled)}
    here = [f for f in _functions(vars(module), name) if f.__code__.co_firstlineno == one.owner[0]]
    if not here:
        raise LookupError(name)
    for function in here:
        function.__code__ = codes[function.__code__.co_qualname]


def _hanging_on(faulty: ast.Module, line: int) -> Iterator[ast.stmt]:
    """The constant that begins at a line, and those below that are made from it."""
    names: set[str] = set()
    for one in faulty.body:
        if isinstance(one, ast.Assign | ast.AnnAssign):
            inside = [node for node in ast.walk(one) if isinstance(node, ast.Name)]
            if one.lineno == line or names & {n.id for n in inside if isinstance(n.ctx, ast.Load)}:
                names |= {node.id for node in inside if isinstance(node.ctx, ast.Store)}
                yield one


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield constant
            yield from _codes(constant)


def _functions(names: dict[str, Any], module: str) -> Iterator[types.FunctionType]:
    """The functions of a namespace, out of what decorators made of them."""
    for value in list(names.values()):
        if isinstance(value, type) and value.__module__ == module:
            yield from _functions(dict(vars(value)), module)
        for layer in ("fget", "func", "function", "__func__", "__wrapped__"):
            value = getattr(value, layer, value) if not isinstance(value, type) else value
        if isinstance(value, types.FunctionType) and value.__module__ == module:
            yield value


def main() -> None:
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("group", choices=GROUPS)
    said.add_argument("modules", nargs="*", help="of the group; all without any")
    said.add_argument("--each", type=int, default=12, help="faults a module, 0 for all")
    said.add_argument("--seed", type=int, default=1)
    said.add_argument("--tests", nargs="+", help="instead of the group's")
    given = said.parse_args()
    globs, tests = GROUPS[given.group]
    paths = [path for glob in globs for path in sorted((ROOT / "graphkit").glob(glob))]
    paths = [
        p for p in paths if not given.modules or any(str(p).endswith(m) for m in given.modules)
    ]
    trial = Trial(paths, given.each, given.seed)
    sys.setprofile(trial.note)
    chosen = ["-m", "not slow and not browser and not office"]
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as own:  # that no other run clears away
        pytest.main(
            [*(given.tests or tests), "-n0", "-q", *chosen, f"--basetemp={own}/tests"], [trial]
        )
    killed, all_ = (sum(count[n] for count in trial.counts.values()) for n in (0, 1))
    print(f"{given.group}: {killed} of {all_} noticed ({killed / max(all_, 1):.1%})")


if __name__ == "__main__":
    main()
