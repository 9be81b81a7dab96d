-- Projections of meetings that are decided by scores; points are decimal strings of the policy's scale.

CREATE TABLE score (
    entity      TEXT NOT NULL PRIMARY KEY,
    item        TEXT NOT NULL,
    member      TEXT NOT NULL,
    criterion   TEXT NOT NULL,
    points      TEXT NOT NULL,
    versions    INTEGER NOT NULL,
    leaves      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (
    entity      TEXT NOT NULL PRIMARY KEY,
    result      TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    members     INTEGER NOT NULL,
    dropped     INTEGER NOT NULL,
    confirmed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
