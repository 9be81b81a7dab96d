"""Assembles sources in their own languages (SQL, TOML, forms, pictures, fonts) into the package.

`ui/`, `resources/` and `db/` stay readable sources; the package gets what it needs at run time:
`_data/` (policy, messages, schemas, migrations, fonts) and `views/_forms/` (compiled forms). The same
sources give the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "jumpup_desktop"
DATA = PACKAGE / "_data"
FORMS = PACKAGE / "views" / "_forms"
FONTS = ROOT / "build" / "assets" / "koreanize_matplotlib" / "fonts"
FONT_SHA256 = {
    "NanumGothic.ttf": "48a28e97b34fc8e5b157657633670cd1b7de126cfc414da65ce9c3d5bc8be733",
    "NanumGothicBold.ttf": "454eb3f503f377782a99eb84fc4bb7dde22a0f075d41b47427737f2985053bc9",
    "NanumGothicExtraBold.ttf": "e0288775c8f021f327fd77f9eb251eea80e4601bbbb068478c7878caa23e8f92",
}
FORM_SHAPE = b"2"
"""Changed with the way forms are compiled, so that forms compiled before are made anew."""
COPIED = (
    ("resources/policy", "policy"),
    ("resources/i18n", "i18n"),
    ("resources/schema", "schema"),
    ("resources/demo", "demo"),
    ("resources/fonts", "fonts"),
    ("resources/icons", "icons"),
    ("resources/qss", "qss"),
    ("db", "db"),
)


def assemble() -> str:
    """Write `_data/` and `_forms/`; the digest of all their bytes comes back."""
    staged = DATA.with_name("_data.new")
    shutil.rmtree(staged, ignore_errors=True)
    for source, target in COPIED:
        _copy_tree(ROOT / source, staged / target)
    _copy_fonts(staged / "fonts")
    _release_translations(staged / "i18n")
    _replace_if_changed(staged, DATA)
    _compile_forms()
    return digest(DATA, FORMS)


def digest(*folders: Path) -> str:
    """SHA-256 over names and bytes of every file below the folders."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            total.update(path.relative_to(folder).as_posix().encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _copy_tree(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.ts", "__pycache__", "*.md"))


def _copy_fonts(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for name, expected in FONT_SHA256.items():
        source = FONTS / name
        if not source.is_file():
            raise SystemExit(f"{name}: run `python3 dev.py setup` first (it brings the fonts to {FONTS})")
        if hashlib.sha256(source.read_bytes()).hexdigest() != expected:
            raise SystemExit(f"{name}: the bytes are not those of the pinned font")
        shutil.copyfile(source, target / name)


def _replace_if_changed(staged: Path, target: Path) -> None:
    """Swap the folder in only when something differs, so that running programs keep their files."""
    if target.is_dir() and digest(staged) == digest(target):
        shutil.rmtree(staged)
        return
    shutil.rmtree(target, ignore_errors=True)
    staged.replace(target)


def _release_translations(target: Path) -> None:
    """`resources/i18n/*.ts` become the `.qm` files the window loads."""
    for source in sorted((ROOT / "resources" / "i18n").glob("*.ts")):
        _tool("lrelease", "-silent", str(source), "-qm", str(target / f"{source.stem}.qm"))


def _tool(name: str, *arguments: str) -> str:
    tool = Path(sys.executable).with_name(f"pyside6-{name}{'.exe' if os.name == 'nt' else ''}")
    return subprocess.run([str(tool), *arguments], capture_output=True, text=True, check=True).stdout


def _compile_forms() -> None:
    if not any((ROOT / "ui").glob("*.ui")):
        return
    FORMS.mkdir(parents=True, exist_ok=True)
    (FORMS / "__init__.py").write_text('"""Compiled from ui/ by build_spec/assemble.py; never edited."""\n')
    wanted = {f"ui_{form.stem}.py": form for form in sorted((ROOT / "ui").glob("*.ui"))}
    for stale in FORMS.glob("ui_*.py"):
        if stale.name not in wanted:
            stale.unlink()
    for name, form in wanted.items():
        _compile_form(form, FORMS / name)


def _compile_form(form: Path, target: Path) -> None:
    stamp = f"# form {hashlib.sha256(form.read_bytes() + FORM_SHAPE).hexdigest()}\n"
    if target.is_file() and target.read_text(encoding="utf-8").startswith(stamp):
        return
    made = _tool("uic", "--absolute-imports", str(form))
    body = "\n".join(line for line in made.splitlines() if "Created by: Qt User Interface Compiler" not in line)
    target.write_text(stamp + _with_used_imports(body) + "\n", encoding="utf-8")


def _with_used_imports(body: str) -> str:
    """The compiler imports forty classes into every form; each costs time at the first screen, used or not."""

    def used(found: re.Match[str]) -> str:
        names = [name for name in re.findall(r"\w+", found[2]) if len(re.findall(rf"\b{name}\b", body)) > 1]
        return f"from {found[1]} import ({', '.join(names)})" if names else ""

    return re.sub(r"from (PySide6\.\w+) import \(([^)]*)\)", used, body)


if __name__ == "__main__":
    print(assemble())
