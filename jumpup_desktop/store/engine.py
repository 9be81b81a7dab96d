"""The one module that opens a database: SQLCipher under sqlite-utils, with the pragmas that make "saved" true."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from jumpup_desktop.errors import Trouble
from jumpup_desktop.errors import trouble_of as machine_trouble_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    import sqlite_utils

    from jumpup_desktop.store.connection import Connection

CACHE, SMALL_CACHE = -65536, -8192
"""KiB of pages that are kept: the tables of a season of twenty days stay in 64 MB."""
PAGE = 4096
"""Bytes of a page, as SQLCipher makes them; a whole file is many of them."""
HEAP = 384 * 1024 * 1024
"""Bytes the database may take in this process: a season needs a fifth, a crafted one would take what there is."""
PATIENCE, OPERATIONS = 5.0, 20_000
"""Seconds that the first look at a file may take, and how often the clock is asked."""
MINIMUM_SQLITE = (3, 51, 3)  # before it, two connections can corrupt a WAL file


def library() -> Any:  # noqa: ANN401 - the driver module itself, which ships no types
    """The SQLCipher driver, with sqlite-utils taught to use it and not to import pandas. Raises Trouble."""
    import sqlcipher3

    if "sqlite_utils" not in sys.modules:
        _teach_sqlite_utils(sqlcipher3)
    if sqlcipher3.sqlite_version_info < MINIMUM_SQLITE:
        raise Trouble("store.engine-too-old", found=sqlcipher3.sqlite_version)
    return sqlcipher3


def _teach_sqlite_utils(driver: ModuleType) -> None:
    sys.modules["pysqlite3"] = driver
    sys.modules["pysqlite3.dbapi2"] = driver.dbapi2
    pandas = sys.modules.get("pandas")
    sys.modules["pandas"] = None  # type: ignore[assignment]  # the documented way to make an import fail
    try:
        import sqlite_utils  # noqa: F401 - imported for its effect
    finally:
        del sys.modules["pandas"]
        if pandas is not None:
            sys.modules["pandas"] = pandas


def connect(path: Path, key: bytes, *, query_only: bool = False) -> sqlite_utils.Database:
    """Open a season database with its raw 32-byte key. Raises Trouble when the key or the file is wrong."""
    driver = library()
    import sqlite_utils

    try:
        conn = driver.connect(str(path), timeout=5, isolation_level=None, check_same_thread=True)
        _look(conn, key)
        _set_pragmas(conn, query_only=query_only)
    except (driver.DatabaseError, MemoryError) as error:
        raise trouble_of(error, path) from error
    return sqlite_utils.Database(conn, strict=True, execute_plugins=False)


def _look(conn: Connection, key: bytes) -> None:
    """Read the schema under the key: what a crafted one makes the database compute meanwhile has an end."""
    conn.execute("PRAGMA cipher_log_level = NONE")
    conn.execute(f"PRAGMA hard_heap_limit = {HEAP}")
    conn.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    until = time.monotonic() + PATIENCE
    conn.set_progress_handler(lambda: time.monotonic() > until, OPERATIONS)
    conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    conn.set_progress_handler(None, 0)


def _set_pragmas(conn: Connection, *, query_only: bool) -> None:
    if not conn.execute("PRAGMA cipher_version").fetchone():
        raise Trouble("store.not-encrypting")
    if query_only:
        conn.execute("PRAGMA query_only = ON")
    else:
        mode = conn.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        if mode.lower() != "wal":
            raise Trouble("store.no-wal", found=mode)
    for pragma in ("synchronous = FULL", "fullfsync = 1", "checkpoint_fullfsync = 1"):
        conn.execute(f"PRAGMA {pragma}")
    for pragma in (
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "temp_store = MEMORY",
        f"cache_size = {CACHE}",
    ):
        conn.execute(f"PRAGMA {pragma}")


@contextmanager
def little_memory(conn: Connection) -> Iterator[None]:
    """What reads everything once keeps few pages of it."""
    conn.execute(f"PRAGMA cache_size = {SMALL_CACHE}")
    try:
        yield
    finally:
        conn.execute(f"PRAGMA cache_size = {CACHE}")


def reindex(conn: Connection) -> None:
    """Make every index anew, one after the other: all at once take half as much memory again."""
    for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'index'").fetchall():
        conn.execute(f'REINDEX "{name}"')
        conn.execute("PRAGMA shrink_memory")


def connect_read_only(path: Path, key: bytes, *, with_journal: bool = False) -> sqlite_utils.Database:
    """Open a file that must not be touched (damaged, on a read-only folder); it stays byte for byte as it is.

    `with_journal`: what stands only in its -wal is read too; that needs a folder that can be written.
    """
    driver = library()
    import sqlite_utils

    try:
        mode = "mode=ro" if with_journal else "mode=ro&immutable=1"
        conn = driver.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None)
        _look(conn, key)
        conn.execute("PRAGMA query_only = ON")
    except (driver.DatabaseError, MemoryError) as error:
        raise trouble_of(error, path) from error
    return sqlite_utils.Database(conn, strict=True, execute_plugins=False)


def fold(conn: Connection) -> bool:
    """Fold the journal into the file; whether all of it is in: somebody may be reading."""
    try:
        return bool(conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
    except library().DatabaseError:
        return False


def meaning(error: BaseException, path: Path) -> BaseException:
    """The trouble that an error of the driver or of the machine means; any other error as it is."""
    if isinstance(error, library().DatabaseError):
        return trouble_of(error, path)
    return machine_trouble_of(error) if isinstance(error, OSError) and error.errno else error


def trouble_of(error: Exception, path: Path | str = "") -> Trouble:
    """What a driver's error means to a person."""
    text = str(error).lower()
    for word, code in (
        ("full", "machine.disk-full"),
        ("locked", "store.in-use"),
        ("busy", "store.in-use"),
        ("readonly", "machine.read-only"),
        ("unable to open", "machine.not-found"),
        ("not a database", "store.damaged"),
        ("malformed", "store.damaged"),
        ("hmac", "store.damaged"),
        ("disk i/o", "machine.unreadable"),
    ):
        if word in text:
            return Trouble(code, path=str(path), detail=str(error))
    return Trouble("store.damaged", path=str(path), detail=str(error))
