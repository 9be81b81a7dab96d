CREATE INDEX access_time ON access (utc_ms);

CREATE INDEX attachment_sha256 ON attachment (sha256);

CREATE INDEX company_number ON company (number);

CREATE INDEX event_entity ON event (entity, subject, lamport);

CREATE INDEX event_kind ON event (kind);

CREATE INDEX exclusion_person ON exclusion (person, company);

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");

CREATE INDEX paper_meeting ON paper (meeting);

CREATE INDEX paper_unsealed ON paper (meeting) WHERE status <> 'sealed';

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

CREATE TABLE agenda (
    entity      TEXT NOT NULL,
    place       INTEGER NOT NULL,
    item        TEXT NOT NULL,
    position    INTEGER NOT NULL,
    company     TEXT NOT NULL,
    minutes     INTEGER NOT NULL,
    starts      TEXT NOT NULL,
    PRIMARY KEY (entity, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
    entity      TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    name        TEXT NOT NULL,
    PRIMARY KEY (entity, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE ban (
    entity      TEXT NOT NULL PRIMARY KEY,
    what        TEXT NOT NULL,
    name        TEXT NOT NULL,
    number      TEXT NOT NULL,
    since       TEXT NOT NULL,
    until       TEXT NOT NULL,
    reason      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE body (
    device      INTEGER NOT NULL,
    stream      INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    salt        BLOB NOT NULL CHECK (length(salt) = 32),
    body        BLOB NOT NULL,
    PRIMARY KEY (device, stream, seq),
    CONSTRAINT body_of_event FOREIGN KEY (device, stream, seq) REFERENCES event (device, stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE closed_by (
    subject     TEXT NOT NULL,
    entity      TEXT NOT NULL,
    device      INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    PRIMARY KEY (entity, subject, device, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE company (
    entity      TEXT NOT NULL PRIMARY KEY,
    round       TEXT NOT NULL,
    serial      INTEGER,
    sector      TEXT NOT NULL,
    name        TEXT NOT NULL,
    sort_key    TEXT NOT NULL,
    bare_name   TEXT NOT NULL,
    number      TEXT NOT NULL,
    field       TEXT NOT NULL,
    route       TEXT NOT NULL,
    recommender TEXT NOT NULL,
    place       TEXT NOT NULL,
    k_grade     TEXT NOT NULL,
    growth_path TEXT NOT NULL,
    site_grade  TEXT NOT NULL,
    overall_grade TEXT NOT NULL,
    gate_grade  TEXT NOT NULL,
    result      TEXT NOT NULL,
    waived      INTEGER NOT NULL,
    sales_won   INTEGER,
    load        TEXT NOT NULL,
    sheet       TEXT NOT NULL,
    row         INTEGER NOT NULL,
    unified_into TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE conflict (
    kind        TEXT NOT NULL,
    subject     TEXT NOT NULL,
    entity      TEXT NOT NULL,
    slot        TEXT NOT NULL,
    refs        TEXT NOT NULL,
    PRIMARY KEY (subject, entity, slot, refs)
) STRICT, WITHOUT ROWID;

CREATE TABLE consensus_round (
    entity      TEXT NOT NULL,
    place       INTEGER NOT NULL,
    round       INTEGER NOT NULL,
    outcome     TEXT NOT NULL,
    overall     TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    typed_by    TEXT NOT NULL,
    objections  INTEGER NOT NULL,
    PRIMARY KEY (entity, place)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE device_name (
    entity      TEXT NOT NULL PRIMARY KEY,
    label       TEXT NOT NULL,
    follows     TEXT NOT NULL,
    public_key  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    entity      TEXT NOT NULL,
    author      TEXT NOT NULL,
    base        TEXT NOT NULL,
    sealed      BLOB NOT NULL,
    saved_ms    INTEGER NOT NULL,
    PRIMARY KEY (entity, author)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE exclusion (
    entity      TEXT NOT NULL PRIMARY KEY,
    company     TEXT NOT NULL,
    person      TEXT NOT NULL,
    kind        TEXT NOT NULL,
    ground      TEXT NOT NULL,
    holds       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE gist (
    entity      TEXT NOT NULL,
    place       INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    speaker     TEXT NOT NULL,
    text        TEXT NOT NULL,
    at_ms       INTEGER NOT NULL,
    PRIMARY KEY (entity, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
    entity      TEXT NOT NULL PRIMARY KEY,
    company     TEXT NOT NULL,
    calls       INTEGER NOT NULL,
    participants INTEGER NOT NULL,
    outcome     TEXT NOT NULL,
    outcome_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE load (
    entity      TEXT NOT NULL PRIMARY KEY,
    what        TEXT NOT NULL,
    file        TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    sheet       TEXT NOT NULL,
    added       INTEGER NOT NULL,
    changed     INTEGER NOT NULL,
    unchanged   INTEGER NOT NULL,
    left_out    INTEGER NOT NULL,
    at_ms       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting (
    entity      TEXT NOT NULL PRIMARY KEY,
    round       TEXT NOT NULL,
    panel       TEXT NOT NULL,
    kind        TEXT NOT NULL,
    title       TEXT NOT NULL,
    day         TEXT NOT NULL,
    venue       TEXT NOT NULL,
    starts      TEXT NOT NULL,
    ends        TEXT NOT NULL
, sitting INTEGER NOT NULL DEFAULT 1) STRICT, WITHOUT ROWID;

CREATE TABLE opinion (
    entity      TEXT NOT NULL PRIMARY KEY,
    item        TEXT NOT NULL,
    member      TEXT NOT NULL,
    criterion   TEXT NOT NULL,
    mark        TEXT NOT NULL,
    text        TEXT NOT NULL,
    versions    INTEGER NOT NULL,
    leaves      INTEGER NOT NULL,
    is_pre_review INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE panel (
    entity      TEXT NOT NULL PRIMARY KEY,
    code        TEXT NOT NULL,
    name        TEXT NOT NULL,
    sector      TEXT NOT NULL,
    members     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE paper (
    entity      TEXT NOT NULL PRIMARY KEY,
    meeting     TEXT NOT NULL,
    rule        TEXT NOT NULL,
    item        TEXT NOT NULL,
    number      TEXT NOT NULL,
    edition     INTEGER NOT NULL,
    status      TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    electronic  INTEGER NOT NULL,
    ink         INTEGER NOT NULL,
    refused     INTEGER NOT NULL,
    waiting     INTEGER NOT NULL,
    scans_missing INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    entity      TEXT NOT NULL PRIMARY KEY,
    name        TEXT NOT NULL,
    sort_key    TEXT NOT NULL,
    agency_number TEXT NOT NULL,
    evaluator_type TEXT NOT NULL,
    affiliation TEXT NOT NULL,
    position    TEXT NOT NULL,
    unified_into TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE phase_time (
    entity      TEXT NOT NULL,
    place       INTEGER NOT NULL,
    phase       TEXT NOT NULL,
    began_ms    INTEGER NOT NULL,
    ended_ms    INTEGER NOT NULL,
    used_ms     INTEGER NOT NULL,
    total_ms    INTEGER NOT NULL,
    overtime_ms INTEGER NOT NULL,
    paused_ms   INTEGER NOT NULL,
    gap_ms      INTEGER NOT NULL,
    PRIMARY KEY (entity, place)
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

CREATE TABLE purged (
    entity      TEXT NOT NULL,
    ref         TEXT NOT NULL,
    PRIMARY KEY (entity, ref)
) STRICT, WITHOUT ROWID;

CREATE TABLE round (
    entity      TEXT NOT NULL,
    number      INTEGER NOT NULL,
    round       TEXT NOT NULL,
    title       TEXT NOT NULL,
    PRIMARY KEY (entity, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE score (
    entity      TEXT NOT NULL PRIMARY KEY,
    item        TEXT NOT NULL,
    member      TEXT NOT NULL,
    criterion   TEXT NOT NULL,
    points      TEXT NOT NULL,
    versions    INTEGER NOT NULL,
    leaves      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE season (
    entity        TEXT NOT NULL PRIMARY KEY,
    programme     TEXT NOT NULL,
    root_sha256   TEXT NOT NULL,
    root_is_local INTEGER NOT NULL,
    root_certificate TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE seat (
    entity      TEXT NOT NULL,
    place       INTEGER NOT NULL,
    person      TEXT NOT NULL,
    role        TEXT NOT NULL,
    evaluator_type TEXT NOT NULL,
    PRIMARY KEY (entity, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    name        TEXT NOT NULL PRIMARY KEY,
    value       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sitting (
    entity      TEXT NOT NULL PRIMARY KEY,
    opened_ms   INTEGER NOT NULL,
    closed_ms   INTEGER NOT NULL,
    chair       TEXT NOT NULL,
    mode        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (
    entity      TEXT NOT NULL PRIMARY KEY,
    result      TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    members     INTEGER NOT NULL,
    dropped     INTEGER NOT NULL,
    confirmed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE visit (
    entity      TEXT NOT NULL,
    place       INTEGER NOT NULL,
    person      TEXT NOT NULL,
    since_ms    INTEGER NOT NULL,
    until_ms    INTEGER NOT NULL,
    reason      TEXT NOT NULL,
    PRIMARY KEY (entity, place)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER access_never_updated BEFORE UPDATE ON access
BEGIN SELECT RAISE(ABORT, 'accesses are never changed'); END;

CREATE TRIGGER body_never_updated BEFORE UPDATE ON body
BEGIN SELECT RAISE(ABORT, 'bodies are never changed'); END;

CREATE TRIGGER event_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

CREATE TRIGGER event_never_updated BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
