-- Projections of the selection round and the panel day; rebuilt from the events, never edited.

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
CREATE INDEX company_number ON company (number);

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

CREATE TABLE panel (
    entity      TEXT NOT NULL PRIMARY KEY,
    code        TEXT NOT NULL,
    name        TEXT NOT NULL,
    sector      TEXT NOT NULL,
    members     INTEGER NOT NULL
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
) STRICT, WITHOUT ROWID;

CREATE TABLE seat (
    entity      TEXT NOT NULL,
    place       INTEGER NOT NULL,
    person      TEXT NOT NULL,
    role        TEXT NOT NULL,
    evaluator_type TEXT NOT NULL,
    PRIMARY KEY (entity, place)
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

CREATE TABLE exclusion (
    entity      TEXT NOT NULL PRIMARY KEY,
    company     TEXT NOT NULL,
    person      TEXT NOT NULL,
    sort        TEXT NOT NULL,
    ground      TEXT NOT NULL,
    holds       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX exclusion_person ON exclusion (person, company);

CREATE TABLE sitting (
    entity      TEXT NOT NULL PRIMARY KEY,
    opened_ms   INTEGER NOT NULL,
    closed_ms   INTEGER NOT NULL,
    chair       TEXT NOT NULL,
    mode        TEXT NOT NULL
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

CREATE TABLE item (
    entity      TEXT NOT NULL PRIMARY KEY,
    company     TEXT NOT NULL,
    calls       INTEGER NOT NULL,
    participants INTEGER NOT NULL,
    outcome     TEXT NOT NULL,
    outcome_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE gist (
    entity      TEXT NOT NULL,
    place       INTEGER NOT NULL,
    sort        TEXT NOT NULL,
    speaker     TEXT NOT NULL,
    text        TEXT NOT NULL,
    at_ms       INTEGER NOT NULL,
    PRIMARY KEY (entity, place)
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
CREATE INDEX paper_meeting ON paper (meeting);
CREATE INDEX paper_unsealed ON paper (meeting) WHERE status <> 'sealed';
