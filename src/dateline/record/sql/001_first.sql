-- The record, version 1. Every table and view here is public: docs/record.md says what each column means.
-- Offsets are Unicode code points, half-open; days are ISO 8601, ends inclusive; NULL means not known.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE runs (
    number  INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    started TEXT NOT NULL,
    ended   TEXT,
    inputs  INTEGER NOT NULL DEFAULT 0,
    read    INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    failed  INTEGER NOT NULL DEFAULT 0
);

-- What came in -------------------------------------------------------------------------------------------------------

CREATE TABLE captures (
    sha256 TEXT PRIMARY KEY,
    size   INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE reports (
    number           INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE,
    name             TEXT NOT NULL,
    text             TEXT NOT NULL,
    sha256           TEXT NOT NULL,
    title            TEXT,
    outlet           TEXT,
    url              TEXT,
    published        TEXT,
    byline           TEXT,
    language         TEXT,
    intake_blocks    TEXT,
    reading_status   TEXT NOT NULL CHECK (reading_status IN ('read', 'not-english', 'failed', 'unread')),
    reading_language TEXT,
    reading_version  TEXT,
    reading_error    TEXT
);
CREATE INDEX reports_name ON reports (name);
CREATE INDEX reports_published ON reports (published);

CREATE TABLE inputs (
    id            TEXT PRIMARY KEY,
    locator       TEXT NOT NULL,
    capture       TEXT REFERENCES captures (sha256),
    media_type    TEXT,
    outcome       TEXT NOT NULL CHECK (outcome IN ('read', 'empty', 'rejected')),
    reason        TEXT,
    report        TEXT REFERENCES reports (id),
    name          TEXT,
    byline        TEXT,
    language      TEXT,
    intake_blocks TEXT,
    CHECK ((outcome = 'read') = (report IS NOT NULL))
) WITHOUT ROWID;
CREATE INDEX inputs_locator ON inputs (locator);
CREATE INDEX inputs_report ON inputs (report, locator, capture);
CREATE INDEX inputs_capture ON inputs (capture);

-- What one report says -----------------------------------------------------------------------------------------------

CREATE TABLE blocks (
    report  TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    role    TEXT NOT NULL,
    start   INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    PRIMARY KEY (report, ordinal)
) WITHOUT ROWID;

CREATE TABLE statements (
    id     TEXT PRIMARY KEY,
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    kind   TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX statements_report ON statements (report);

CREATE TABLE spans (
    statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    field     TEXT NOT NULL,
    ordinal   INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    quote     TEXT NOT NULL,
    PRIMARY KEY (statement, field, ordinal),
    CHECK (0 <= start AND start <= "end")
) WITHOUT ROWID;

CREATE TABLE actors (
    id      TEXT PRIMARY KEY REFERENCES statements (id) ON DELETE CASCADE,
    report  TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    name    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    entity  TEXT,
    country TEXT,
    sector  TEXT,
    rule    TEXT
) WITHOUT ROWID;
CREATE INDEX actors_report ON actors (report, ordinal);
CREATE INDEX actors_entity ON actors (entity);
CREATE INDEX actors_name ON actors (name);

CREATE TABLE places (
    id        TEXT PRIMARY KEY REFERENCES statements (id) ON DELETE CASCADE,
    report    TEXT NOT NULL,
    ordinal   INTEGER NOT NULL,
    name      TEXT NOT NULL,
    geonames  TEXT,
    latitude  REAL,
    longitude REAL,
    country   TEXT,
    precision TEXT,
    sense     TEXT,
    score     REAL,
    rule      TEXT
) WITHOUT ROWID;
CREATE INDEX places_report ON places (report, ordinal);
CREATE INDEX places_geonames ON places (geonames);

CREATE TABLE times (
    id        TEXT PRIMARY KEY REFERENCES statements (id) ON DELETE CASCADE,
    report    TEXT NOT NULL,
    ordinal   INTEGER NOT NULL,
    type      TEXT NOT NULL,
    value     TEXT NOT NULL,
    start_day TEXT,
    end_day   TEXT,
    rule      TEXT
) WITHOUT ROWID;
CREATE INDEX times_report ON times (report, ordinal);

CREATE TABLE claims (
    id           TEXT PRIMARY KEY REFERENCES statements (id) ON DELETE CASCADE,
    report       TEXT NOT NULL,
    ordinal      INTEGER NOT NULL,
    source_actor TEXT REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    form         TEXT NOT NULL,
    stance       TEXT NOT NULL,
    score        REAL,
    rule         TEXT
) WITHOUT ROWID;
CREATE INDEX claims_report ON claims (report, ordinal);
CREATE INDEX claims_source_actor ON claims (source_actor);

CREATE TABLE hops (
    claim   TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    role    TEXT NOT NULL,
    actor   TEXT REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (claim, ordinal)
) WITHOUT ROWID;
CREATE INDEX hops_actor ON hops (actor);

CREATE TABLE labels (
    id        TEXT PRIMARY KEY REFERENCES statements (id) ON DELETE CASCADE,
    report    TEXT NOT NULL,
    ordinal   INTEGER NOT NULL,
    target    TEXT REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    speaker   TEXT REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    own_voice INTEGER NOT NULL CHECK (own_voice IN (0, 1)),
    marker    TEXT NOT NULL,
    rule      TEXT
) WITHOUT ROWID;
CREATE INDEX labels_report ON labels (report, ordinal);
CREATE INDEX labels_target ON labels (target);
CREATE INDEX labels_speaker ON labels (speaker);

CREATE TABLE events (
    id       TEXT PRIMARY KEY REFERENCES statements (id) ON DELETE CASCADE,
    report   TEXT NOT NULL,
    ordinal  INTEGER NOT NULL,
    type     TEXT NOT NULL,
    mode     TEXT,
    contexts TEXT NOT NULL,
    place    TEXT REFERENCES places (id) DEFERRABLE INITIALLY DEFERRED,
    time     TEXT REFERENCES times (id) DEFERRABLE INITIALLY DEFERRED,
    status   TEXT NOT NULL,
    claim    TEXT REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    score    REAL,
    acled    TEXT,
    rule     TEXT
) WITHOUT ROWID;
CREATE INDEX events_report ON events (report, ordinal);
CREATE INDEX events_type ON events (type);
CREATE INDEX events_place ON events (place);
CREATE INDEX events_time ON events (time);
CREATE INDEX events_claim ON events (claim);

CREATE TABLE participants (
    event   TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    side    TEXT NOT NULL CHECK (side IN ('actors', 'recipients')),
    ordinal INTEGER NOT NULL,
    actor   TEXT REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (event, side, ordinal)
) WITHOUT ROWID;
CREATE INDEX participants_actor ON participants (actor);

CREATE TABLE figures (
    id      TEXT PRIMARY KEY REFERENCES statements (id) ON DELETE CASCADE,
    report  TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    harm    TEXT NOT NULL,
    low     INTEGER,
    high    INTEGER,
    best    INTEGER,
    wording TEXT NOT NULL,
    count   TEXT,
    as_of   TEXT,
    claim   TEXT REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    event   TEXT REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    rule    TEXT
) WITHOUT ROWID;
CREATE INDEX figures_report ON figures (report, ordinal);
CREATE INDEX figures_claim ON figures (claim);
CREATE INDEX figures_event ON figures (event);

CREATE TABLE ties (
    id           TEXT PRIMARY KEY REFERENCES statements (id) ON DELETE CASCADE,
    report       TEXT NOT NULL,
    ordinal      INTEGER NOT NULL,
    tie          TEXT NOT NULL,
    subject      TEXT REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    object_actor TEXT REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    object_place TEXT REFERENCES places (id) DEFERRABLE INITIALLY DEFERRED,
    status       TEXT NOT NULL,
    time         TEXT REFERENCES times (id) DEFERRABLE INITIALLY DEFERRED,
    claim        TEXT REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    score        REAL,
    rule         TEXT
) WITHOUT ROWID;
CREATE INDEX ties_report ON ties (report, ordinal);
CREATE INDEX ties_subject ON ties (subject);
CREATE INDEX ties_object_actor ON ties (object_actor);
CREATE INDEX ties_object_place ON ties (object_place);
CREATE INDEX ties_time ON ties (time);
CREATE INDEX ties_claim ON ties (claim);

CREATE TABLE issues (
    id      TEXT PRIMARY KEY REFERENCES statements (id) ON DELETE CASCADE,
    report  TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    step    TEXT NOT NULL,
    code    TEXT NOT NULL,
    message TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX issues_report ON issues (report, ordinal);

-- What is made of it across reports: replaced as a whole --------------------------------------------------------------

CREATE TABLE incidents (
    id        TEXT PRIMARY KEY,
    type      TEXT NOT NULL,
    mode      TEXT,
    status    TEXT NOT NULL,
    place     TEXT,
    geonames  TEXT,
    latitude  REAL,
    longitude REAL,
    country   TEXT,
    precision TEXT,
    start_day TEXT,
    end_day   TEXT,
    reason    TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX incidents_start_day ON incidents (start_day);

CREATE TABLE incident_events (
    incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL,
    event    TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    PRIMARY KEY (incident, ordinal)
) WITHOUT ROWID;
CREATE INDEX incident_events_event ON incident_events (event);

CREATE TABLE incident_reports (
    incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL,
    report   TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    PRIMARY KEY (incident, ordinal)
) WITHOUT ROWID;
CREATE INDEX incident_reports_report ON incident_reports (report);

CREATE TABLE origins (
    incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL,
    source   TEXT,
    reason   TEXT NOT NULL,
    PRIMARY KEY (incident, ordinal)
) WITHOUT ROWID;

CREATE TABLE origin_reports (
    incident TEXT NOT NULL,
    origin   INTEGER NOT NULL,
    ordinal  INTEGER NOT NULL,
    report   TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    PRIMARY KEY (incident, origin, ordinal),
    FOREIGN KEY (incident, origin) REFERENCES origins (incident, ordinal) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX origin_reports_report ON origin_reports (report);

CREATE TABLE tolls (
    incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL,
    figure   TEXT NOT NULL REFERENCES figures (id) ON DELETE CASCADE,
    report   TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    harm     TEXT NOT NULL,
    low      INTEGER,
    high     INTEGER,
    best     INTEGER,
    count    TEXT,
    as_of    TEXT,
    origin   INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    PRIMARY KEY (incident, ordinal)
) WITHOUT ROWID;
CREATE INDEX tolls_figure ON tolls (figure);
CREATE INDEX tolls_report ON tolls (report);

CREATE TABLE copies (
    first      TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    second     TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    similarity REAL NOT NULL,
    reason     TEXT NOT NULL,
    PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX copies_second ON copies (second);

-- What people decide: appended, never changed -------------------------------------------------------------------------

CREATE TABLE judgements (
    number   INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    who      TEXT NOT NULL,
    kind     TEXT NOT NULL,
    subject  TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (json_valid(decision)),
    undoes   INTEGER REFERENCES judgements (number)
);
CREATE INDEX judgements_subject ON judgements (subject);
CREATE INDEX judgements_undoes ON judgements (undoes);

CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are appended, never changed: add one that undoes it'); END;
CREATE TRIGGER judgements_keep BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are appended, never removed: add one that undoes it'); END;

-- Search: rowid = reports.number; both columns are the normalised shadow of the report's own -----------------------------

CREATE VIRTUAL TABLE search USING fts5 (
    title, text, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);

-- Views --------------------------------------------------------------------------------------------------------------

CREATE VIEW input_status AS
SELECT id, locator, capture, media_type, reason, report,
       CASE WHEN outcome <> 'read' THEN outcome
            WHEN row_number() OVER (PARTITION BY report ORDER BY locator, capture) = 1 THEN 'stored'
            ELSE 'duplicate' END AS status
FROM inputs;

CREATE VIEW ledger AS
SELECT count(*) AS inputs,
       coalesce(sum(status = 'stored'), 0) AS stored,
       coalesce(sum(status = 'duplicate'), 0) AS duplicate,
       coalesce(sum(status = 'empty'), 0) AS empty,
       coalesce(sum(status = 'rejected'), 0) AS rejected
FROM input_status;

CREATE VIEW mentions AS
SELECT s.statement AS actor, a.report, s.ordinal, s.start, s."end", s.quote
FROM spans AS s JOIN actors AS a ON a.id = s.statement
WHERE s.field = 'mentions';

CREATE VIEW evidence AS
SELECT s.statement, t.report, t.kind, s.field, s.ordinal, s.start, s."end", s.quote
FROM spans AS s JOIN statements AS t ON t.id = s.statement;

CREATE VIEW claims_flat AS
SELECT c.id, r.name AS report_name, c.report, r.outlet, r.published,
       (SELECT group_concat(quote, ' … ') FROM
           (SELECT quote FROM spans WHERE statement = c.id AND field = 'content' ORDER BY ordinal)) AS content,
       (SELECT group_concat(quote, ' … ') FROM
           (SELECT quote FROM spans WHERE statement = c.id AND field = 'cue' ORDER BY ordinal)) AS cue,
       (SELECT group_concat(quote, ' … ') FROM
           (SELECT quote FROM spans WHERE statement = c.id AND field = 'source' ORDER BY ordinal)) AS source,
       a.name AS source_name, a.entity AS source_entity, c.form, c.stance,
       (SELECT group_concat(name, ' → ') FROM (
           SELECT coalesce(ha.name, s.quote, CASE WHEN h.role = 'outlet' THEN r.outlet END, '?') AS name
           FROM hops AS h LEFT JOIN actors AS ha ON ha.id = h.actor
           LEFT JOIN spans AS s ON s.statement = h.claim AND s.field = 'chain' AND s.ordinal = h.ordinal
           WHERE h.claim = c.id ORDER BY h.ordinal)) AS chain,
       c.score
FROM claims AS c JOIN reports AS r ON r.id = c.report LEFT JOIN actors AS a ON a.id = c.source_actor;

CREATE VIEW events_flat AS
SELECT e.id, r.name AS report_name, e.report, r.outlet, r.published, e.type, e.mode, e.contexts, e.status,
       s.quote AS trigger, s.start, s."end",
       (SELECT group_concat(name, '; ') FROM (
           SELECT coalesce(a.name, ps.quote) AS name FROM participants AS p LEFT JOIN actors AS a ON a.id = p.actor
           LEFT JOIN spans AS ps ON ps.statement = p.event AND ps.field = p.side AND ps.ordinal = p.ordinal
           WHERE p.event = e.id AND p.side = 'actors' ORDER BY p.ordinal)) AS actors,
       (SELECT group_concat(name, '; ') FROM (
           SELECT coalesce(a.name, ps.quote) AS name FROM participants AS p LEFT JOIN actors AS a ON a.id = p.actor
           LEFT JOIN spans AS ps ON ps.statement = p.event AND ps.field = p.side AND ps.ordinal = p.ordinal
           WHERE p.event = e.id AND p.side = 'recipients' ORDER BY p.ordinal)) AS recipients,
       p.name AS place, p.geonames, p.latitude, p.longitude, p.country, p.precision,
       t.value AS time, t.start_day, t.end_day, e.claim, e.acled, e.score
FROM events AS e JOIN reports AS r ON r.id = e.report
LEFT JOIN spans AS s ON s.statement = e.id AND s.field = 'trigger'
LEFT JOIN places AS p ON p.id = e.place LEFT JOIN times AS t ON t.id = e.time;

CREATE VIEW figures_flat AS
SELECT f.id, r.name AS report_name, f.report, r.outlet, r.published, f.harm, f.low, f.high, f.best, f.count, f.as_of,
       s.quote, s.start, s."end", v.quote AS victims, f.event, f.claim, a.name AS source_name
FROM figures AS f JOIN reports AS r ON r.id = f.report
LEFT JOIN spans AS s ON s.statement = f.id AND s.field = 'span'
LEFT JOIN spans AS v ON v.statement = f.id AND v.field = 'victims'
LEFT JOIN claims AS c ON c.id = f.claim LEFT JOIN actors AS a ON a.id = c.source_actor;

CREATE VIEW labels_flat AS
SELECT l.id, r.name AS report_name, l.report, r.outlet, r.published, s.quote, s.start, s."end",
       target.name AS target, CASE WHEN l.own_voice THEN 'outlet' ELSE speaker.name END AS speaker, l.marker
FROM labels AS l JOIN reports AS r ON r.id = l.report
LEFT JOIN spans AS s ON s.statement = l.id AND s.field = 'span'
LEFT JOIN actors AS target ON target.id = l.target LEFT JOIN actors AS speaker ON speaker.id = l.speaker;

CREATE VIEW ties_flat AS
SELECT i.id, r.name AS report_name, i.report, r.outlet, r.published, subject.name AS subject, i.tie,
       coalesce(object.name, place.name) AS object, i.status, s.quote, s.start, s."end",
       t.start_day, t.end_day, i.claim, i.score
FROM ties AS i JOIN reports AS r ON r.id = i.report
LEFT JOIN spans AS s ON s.statement = i.id AND s.field = 'span'
LEFT JOIN actors AS subject ON subject.id = i.subject LEFT JOIN actors AS object ON object.id = i.object_actor
LEFT JOIN places AS place ON place.id = i.object_place LEFT JOIN times AS t ON t.id = i.time;

CREATE VIEW incidents_flat AS
SELECT i.*,
       (SELECT count(*) FROM incident_events AS e WHERE e.incident = i.id) AS events,
       (SELECT count(*) FROM incident_reports AS r WHERE r.incident = i.id) AS reports,
       (SELECT count(*) FROM origins AS o WHERE o.incident = i.id) AS origins
FROM incidents AS i;
