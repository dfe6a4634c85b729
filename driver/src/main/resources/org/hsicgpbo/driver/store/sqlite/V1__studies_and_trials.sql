CREATE TABLE study (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  seed       INTEGER NOT NULL,
  study_file TEXT NOT NULL,
  begun      TEXT NOT NULL
) STRICT;

CREATE TABLE trial (
  study_id       INTEGER NOT NULL REFERENCES study (id),
  number         INTEGER NOT NULL CHECK (number >= 1),
  seed           INTEGER NOT NULL,
  stage          TEXT NOT NULL,
  coordinates    TEXT NOT NULL,           -- JSON array, null where inactive
  parameters     TEXT NOT NULL,           -- JSON object of the active hyperparameters
  started        TEXT NOT NULL,
  tell_order     INTEGER,                 -- order of outcomes, null while it runs
  state          TEXT,                    -- completed, or the label of the failure
  error          REAL,
  test_error     REAL,
  flops          REAL,
  parameter_count REAL,
  seconds        REAL,
  metrics        TEXT,                    -- JSON object
  reason         TEXT,                    -- of a failure
  finished       TEXT,
  PRIMARY KEY (study_id, number),
  UNIQUE (study_id, tell_order)
) STRICT;
