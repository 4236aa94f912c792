"""The messages in the code, and the catalogues that translate them.

`python tests/message_catalogue.py ja` brings `graphkit/locale/ja.po` up to date with the code
(translations are kept, messages that are gone are dropped, new ones come in empty, in the order
of the files), compiles `ja.mo` and says how many are left to translate. A code that has no
catalogue yet starts one.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "graphkit" / "locale"
LANGUAGE = ("graphkit.language", "graphkit.phrases")
# The functions that make a `Text`, with the number of templates that each takes.
TEMPLATES = {"text": 1, "plural": 2, "sense": 2, "phrase": 1, "phrase_of": 2}
KINDS = ("Text", "Phrase")
IN = "\x04"  # between a sense and what is said in it, as gettext has it

Message = str | tuple[str, ...]


def messages(folder: Path) -> Iterator[tuple[Path, Message]]:
    """Every message in the Python files under a folder, file by file, singular with plural."""
    for file in sorted(folder.rglob("*.py"), key=lambda path: (path.parent, path.name)):
        for message in messages_of(file.read_text(encoding="utf-8"), str(file)):
            yield file, message


def messages_of(code: str, file: str = "<code>") -> list[Message]:
    """The messages of one module, as they stand in it; an empty one needs no translation."""
    tree = ast.parse(code, file)
    known = _text_functions(tree)
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in known
    ]
    calls.sort(key=lambda call: (call.lineno, call.col_offset))
    found = [_message(call, known[call.func.id], file) for call in calls]
    return [message for message in found if message != ""]


def _text_functions(tree: ast.Module) -> dict[str, str]:
    """The names by which a module calls them; another `text` than the language's is not meant."""
    return {
        name: defined
        for node in ast.walk(tree)
        for defined, name in _names(node)
        if defined in TEMPLATES
    }


def _names(node: ast.AST) -> list[tuple[str, str]]:
    if isinstance(node, ast.ImportFrom) and node.module in LANGUAGE:
        return [(alias.name, alias.asname or alias.name) for alias in node.names]
    if isinstance(node, ast.FunctionDef) and ast.unparse(node.returns or node) in KINDS:
        return [(node.name, node.name)]  # the language itself
    return []


def _message(call: ast.Call, function: str, file: str) -> Message:
    count = TEMPLATES[function]
    templates = [node.value for node in call.args[:count] if isinstance(node, ast.Constant)]
    if len(templates) < count or not all(isinstance(words, str) for words in templates):
        raise SyntaxError(
            f"{file}:{call.lineno}: no catalogue can hold a template that is not written out: "
            f"{ast.unparse(call)}"
        )
    return tuple(templates) if function in ("plural", "phrase_of") else IN.join(templates)


def read_catalogue(code: str) -> Catalog:
    """A language's catalogue; an empty one where there is none."""
    file = LOCALE / f"{code}.po"
    if not file.exists():
        return Catalog(locale=code, project="graphkit")
    with file.open("rb") as opened:
        return read_po(opened, locale=code, abort_invalid=True)


def update(catalogue: Catalog, folder: Path) -> None:
    """Give a catalogue the messages of the code in a folder, no others, in their order."""
    template = Catalog()
    for file, message in messages(folder):
        place = [(file.relative_to(folder.parent).as_posix(), 0)]
        if isinstance(message, str) and IN in message:
            of, message = message.split(IN)
            template.add(message, "", locations=place, context=of)
        else:
            template.add(message, "", locations=place)
    catalogue.update(
        template,
        no_fuzzy_matching=True,
        update_header_comment=False,
        update_creation_date=False,
    )


def message_of(entry: Entry) -> Message:
    """An entry's message as it is found in the code."""
    if entry.context:
        return f"{entry.context}{IN}{entry.id}"
    return entry.id if isinstance(entry.id, str) else tuple(entry.id)


def entries(catalogue: Catalog) -> Iterator[Entry]:
    """A catalogue without its head."""
    return (entry for entry in catalogue if entry.id)


def forms(words: str | Sequence[str]) -> list[str]:
    """Singular and plural of a message, or the one form it has."""
    return [words] if isinstance(words, str) else list(words)


def untranslated(catalogue: Catalog) -> list[Message]:
    """The messages that a catalogue has no words for yet."""
    return [message_of(m) for m in entries(catalogue) if m.fuzzy or not all(forms(m.string))]


def write(catalogue: Catalog, code: str) -> None:
    """The catalogue for translators (.po) and for the program (.mo)."""
    with (LOCALE / f"{code}.po").open("wb") as file:
        write_po(file, catalogue, width=100, include_lineno=False, ignore_obsolete=True)
    with (LOCALE / f"{code}.mo").open("wb") as file:
        write_mo(file, catalogue)


if __name__ == "__main__":
    for code in sys.argv[1:]:
        catalogue = read_catalogue(code)
        update(catalogue, ROOT / "graphkit")
        write(catalogue, code)
        print(f"{code}: {len(catalogue)} messages, {len(untranslated(catalogue))} to translate")
