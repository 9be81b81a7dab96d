-- Who looked at whose data, what left the season, what was refused: a stream of its own, chained by `prev`.
-- A row is never changed; rows of other copies of the season join by their hash.

CREATE TABLE access (
    hash        BLOB NOT NULL PRIMARY KEY,
    prev        BLOB NOT NULL,
    utc_ms      INTEGER NOT NULL,
    device      TEXT NOT NULL,
    person      TEXT NOT NULL,
    role        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    company     TEXT NOT NULL,
    what        TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX access_time ON access (utc_ms);

CREATE TRIGGER access_never_updated BEFORE UPDATE ON access
BEGIN SELECT RAISE(ABORT, 'accesses are never changed'); END;
