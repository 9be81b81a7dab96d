-- The record: events in two streams, chained per device; bodies beside them, because a body can be purged.

-- A chain is one device's events. Where a copied disk went on under the same name, each side is a branch:
-- `branch` is the begin of its first own event's hash, `forks_from` and `fork_seq` the chain and event it left.
CREATE TABLE device (
    number      INTEGER NOT NULL PRIMARY KEY,
    id          TEXT NOT NULL,
    branch      TEXT NOT NULL,
    is_own      INTEGER NOT NULL CHECK (is_own IN (0, 1)),
    status      TEXT NOT NULL CHECK (status IN ('active', 'retired', 'quarantined', 'forked')),
    forks_from  INTEGER,
    fork_seq    INTEGER,
    UNIQUE (id, branch)
) STRICT;

CREATE TABLE event (
    device      INTEGER NOT NULL REFERENCES device (number),
    stream      INTEGER NOT NULL CHECK (stream IN (0, 1)),
    seq         INTEGER NOT NULL CHECK (seq > 0),
    lamport     INTEGER NOT NULL,
    subject     TEXT NOT NULL,
    entity      TEXT NOT NULL,
    kind        TEXT NOT NULL,
    header      BLOB NOT NULL,
    hash        TEXT NOT NULL,
    sig         BLOB,
    PRIMARY KEY (device, stream, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_entity ON event (entity, subject, lamport);
CREATE INDEX event_kind ON event (kind);

CREATE TABLE body (
    device      INTEGER NOT NULL,
    stream      INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    salt        BLOB NOT NULL CHECK (length(salt) = 32),
    body        BLOB NOT NULL,
    PRIMARY KEY (device, stream, seq),
    CONSTRAINT body_of_event FOREIGN KEY (device, stream, seq) REFERENCES event (device, stream, seq)
) STRICT, WITHOUT ROWID;

-- An event is never changed or removed; only a body can go (purged by the retention rules).
CREATE TRIGGER event_never_updated BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER body_never_updated BEFORE UPDATE ON body
BEGIN SELECT RAISE(ABORT, 'bodies are never changed'); END;

-- Events that close a conflict of another aggregate too, whose history they are part of.
CREATE TABLE closed_by (
    subject     TEXT NOT NULL,
    entity      TEXT NOT NULL,
    device      INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    PRIMARY KEY (entity, subject, device, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    name        TEXT NOT NULL PRIMARY KEY,
    value       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Local and private: unfinished text and keys. Never in a package, never in the journal.
CREATE TABLE draft (
    entity      TEXT NOT NULL,
    author      TEXT NOT NULL,
    base        TEXT NOT NULL,
    sealed      BLOB NOT NULL,
    saved_ms    INTEGER NOT NULL,
    PRIMARY KEY (entity, author)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_key (
    meeting     TEXT NOT NULL,
    person      TEXT NOT NULL,
    purpose     TEXT NOT NULL CHECK (purpose IN ('signing', 'sealing', 'reset')),
    public_key  BLOB NOT NULL,
    wrapped     BLOB NOT NULL,
    for_reset   BLOB NOT NULL,
    PRIMARY KEY (meeting, person, purpose)
) STRICT, WITHOUT ROWID;

-- Attachments that events name, by the hash of their content; the files beside the database are named by it, keyed.
CREATE TABLE attachment (
    entity      TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    name        TEXT NOT NULL,
    PRIMARY KEY (entity, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_sha256 ON attachment (sha256);

-- Events whose body was purged: no merge brings one back.
CREATE TABLE purged (
    entity      TEXT NOT NULL,
    ref         TEXT NOT NULL,
    PRIMARY KEY (entity, ref)
) STRICT, WITHOUT ROWID;

-- Open conflicts: `values` in one slot, a `rule` that merged acts break, one business number under two ids.
CREATE TABLE conflict (
    sort        TEXT NOT NULL,
    subject     TEXT NOT NULL,
    entity      TEXT NOT NULL,
    slot        TEXT NOT NULL,
    refs        TEXT NOT NULL,
    PRIMARY KEY (subject, entity, slot, refs)
) STRICT, WITHOUT ROWID;

-- Projections of the season itself; each begins with the aggregate's id and is rebuilt from the events.
-- Their keys are (entity, place): what the record holds is shown, never refused.
CREATE TABLE season (
    entity        TEXT NOT NULL PRIMARY KEY,
    programme     TEXT NOT NULL,
    root_sha256   TEXT NOT NULL,
    root_is_local INTEGER NOT NULL,
    root_certificate TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE round (
    entity      TEXT NOT NULL,
    number      INTEGER NOT NULL,
    round       TEXT NOT NULL,
    title       TEXT NOT NULL,
    PRIMARY KEY (entity, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy (
    entity      TEXT NOT NULL,
    number      INTEGER NOT NULL,
    name        TEXT NOT NULL,
    version     TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    text        TEXT NOT NULL,
    reason      TEXT NOT NULL,
    PRIMARY KEY (entity, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy_change (
    entity      TEXT NOT NULL,
    number      INTEGER NOT NULL,
    line        INTEGER NOT NULL,
    path        TEXT NOT NULL,
    before      TEXT NOT NULL,
    after       TEXT NOT NULL,
    PRIMARY KEY (entity, number, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE device_name (
    entity      TEXT NOT NULL PRIMARY KEY,
    label       TEXT NOT NULL,
    follows     TEXT NOT NULL,
    public_key  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
