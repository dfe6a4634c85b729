-- One row a study. claimed_by says, for messages only, which process runs it or ran it last.
CREATE TABLE study (
  id              INTEGER PRIMARY KEY,
  name            TEXT    NOT NULL UNIQUE,
  seed            INTEGER NOT NULL,
  study_file      TEXT    NOT NULL,
  created_at      TEXT    NOT NULL,
  product_version TEXT    NOT NULL,
  claimed_by      TEXT
) STRICT;

-- One row a trial. tell_order is the place of its outcome among all outcomes of the study, from 1; it is
-- null while the trial has none. A figure that is not known is null.
CREATE TABLE trial (
  study_id       INTEGER NOT NULL REFERENCES study (id) ON DELETE CASCADE,
  number         INTEGER NOT NULL CHECK (number >= 1),
  seed           INTEGER NOT NULL,
  stage          TEXT    NOT NULL,
  coordinates    TEXT    NOT NULL, -- JSON array of U in the order of the space, null where inactive
  configuration  TEXT    NOT NULL, -- JSON object of the active hyperparameters
  attempts       INTEGER NOT NULL DEFAULT 1 CHECK (attempts >= 1),
  started_at     TEXT    NOT NULL,
  tell_order     INTEGER,
  finished_at    TEXT,
  state          TEXT,             -- completed, or the label of a failure
  error          REAL,
  test_error     REAL,
  flops          REAL,
  parameters     REAL,
  seconds        REAL,
  metrics        TEXT,             -- JSON object
  failure_reason TEXT,
  PRIMARY KEY (study_id, number),
  UNIQUE (study_id, tell_order),
  CHECK ((tell_order IS NULL) = (state IS NULL)),
  CHECK ((tell_order IS NULL) = (finished_at IS NULL)),
  CHECK (state IS NULL OR (state = 'completed') = (error IS NOT NULL)),
  CHECK (state IS NULL OR (state = 'completed') = (failure_reason IS NULL))
) STRICT;
