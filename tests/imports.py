"""Every import and every look at the clock in src, as the parser sees them, for tests/test_layers.py."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"


@dataclass(frozen=True)
class Place:
    """A line of a module of ours; `module` is its dotted name, `watchlist.` left off."""

    module: str
    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Import:
    """A module that a line imports, by its full dotted name; `hurried` unless it stands inside a function."""

    place: Place
    target: str
    hurried: bool


@dataclass(frozen=True)
class Use:
    """A dotted name that a line uses, spelt out through the module's imports: `datetime.datetime.now`."""

    place: Place
    name: str


@cache
def modules() -> dict[str, Path]:
    """Return our modules by full dotted name."""
    found = {}
    for path in sorted((SOURCE / "watchlist").rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imports() -> tuple[Import, ...]:
    """Return every import in src, those inside functions and under TYPE_CHECKING among them."""
    return tuple(found for name, path in modules().items() for found in _imports_of(name, path))


def uses() -> Iterator[Use]:
    """Yield every dotted name that src uses, with the names that imports gave spelt out."""
    for module, path in modules().items():
        tree = _tree(path)
        spelt = _spellings(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute | ast.Name) and (name := _dotted(node)):
                first, _, rest = name.partition(".")
                whole = f"{spelt[first]}.{rest}" if first in spelt and rest else spelt.get(first, name)
                yield Use(_place(module, path, node.lineno), whole)


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def _place(module: str, path: Path, line: int) -> Place:
    return Place(module.removeprefix("watchlist").removeprefix("."), str(path.relative_to(ROOT)), line)


def _imports_of(module: str, path: Path) -> Iterator[Import]:
    tree = _tree(path)
    lazy = {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(outer)
    }
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            targets = _targets(node, package)
        else:
            continue
        for target in targets:
            yield Import(_place(module, path, node.lineno), target, hurried=id(node) not in lazy)


def _targets(node: ast.ImportFrom, package: str) -> list[str]:
    base = node.module or ""
    if node.level:
        parts = package.split(".")
        base = ".".join([*parts[: len(parts) - node.level + 1], *([base] if base else [])])
    inner = [f"{base}.{alias.name}" for alias in node.names]
    # `from watchlist.model import item` means the module item; `import Item` means what the package itself holds.
    return sorted({name if name in modules() else base for name in inner})


def _spellings(tree: ast.Module) -> dict[str, str]:
    spelt = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            spelt |= {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom) and node.module:
            spelt |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return spelt


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (value := _dotted(node.value)):
        return f"{value}.{node.attr}"
    return ""
