-- One row a study. Times of the program are texts (ISO 8601, UTC), the same in all databases: cast them with
-- ::timestamptz.
CREATE TABLE study (
  id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name            TEXT   NOT NULL UNIQUE,
  seed            BIGINT NOT NULL,
  study_file      TEXT   NOT NULL,
  created_at      TEXT   NOT NULL,
  product_version TEXT   NOT NULL
);

-- One row a trial. tell_order is the place of its outcome among all outcomes of the study, from 1; it is
-- null while the trial has none. A figure that is not known is null. A trial whose state is 'stopped' has no
-- error: the one it was stopped with is not final and has a column of its own.
CREATE TABLE trial (
  study_id       BIGINT  NOT NULL REFERENCES study (id) ON DELETE CASCADE,
  number         INTEGER NOT NULL CHECK (number >= 1),
  seed           BIGINT  NOT NULL,
  stage          TEXT    NOT NULL,
  coordinates    TEXT    NOT NULL, -- JSON array of U in the order of the space, null where inactive
  configuration  TEXT    NOT NULL, -- JSON object of the active hyperparameters, in their order
  attempts       INTEGER NOT NULL DEFAULT 1 CHECK (attempts >= 1),
  started_at     TEXT    NOT NULL,
  tell_order     INTEGER,
  finished_at    TEXT,
  state          TEXT,             -- completed, stopped, or the label of a failure
  error          DOUBLE PRECISION,
  test_error     DOUBLE PRECISION,
  flops          DOUBLE PRECISION,
  parameters     DOUBLE PRECISION,
  seconds        DOUBLE PRECISION,
  metrics        TEXT,             -- JSON object
  failure_reason TEXT,
  stopped_error  DOUBLE PRECISION,
  stopped_epoch  INTEGER,
  planned_epochs INTEGER,
  PRIMARY KEY (study_id, number),
  UNIQUE (study_id, tell_order),
  CHECK ((tell_order IS NULL) = (state IS NULL)),
  CHECK ((tell_order IS NULL) = (finished_at IS NULL)),
  CHECK (state IS NULL OR (state = 'completed') = (error IS NOT NULL)),
  CHECK (state IS NULL OR (state = 'completed') = (failure_reason IS NULL))
);

-- One row an epoch of a trial that has an outcome; stored with it.
CREATE TABLE epoch (
  study_id         BIGINT  NOT NULL,
  trial            INTEGER NOT NULL,
  epoch            INTEGER NOT NULL CHECK (epoch >= 1),
  planned_epochs   INTEGER NOT NULL,
  training_loss    DOUBLE PRECISION,
  validation_error DOUBLE PRECISION,
  learning_rate    DOUBLE PRECISION,
  PRIMARY KEY (study_id, trial, epoch),
  FOREIGN KEY (study_id, trial) REFERENCES trial (study_id, number) ON DELETE CASCADE
);

-- The drivers that work on a study, or did until they died. One lives until lease_end, in milliseconds since 1970 by
-- the clock of this server, which it renews; process is what people call it.
CREATE TABLE driver (
  id        BIGINT NOT NULL,
  study_id  BIGINT NOT NULL REFERENCES study (id) ON DELETE CASCADE,
  process   TEXT   NOT NULL,
  lease_end BIGINT NOT NULL,
  PRIMARY KEY (id, study_id)
);

-- One row for each number that was given out and has no outcome, with or without a row in trial. It is free if its
-- driver is null or not alive. request tells one claim of a driver from the next.
CREATE TABLE claim (
  study_id  BIGINT  NOT NULL REFERENCES study (id) ON DELETE CASCADE,
  number    INTEGER NOT NULL CHECK (number >= 1),
  driver_id BIGINT,
  request   BIGINT  NOT NULL DEFAULT 0,
  PRIMARY KEY (study_id, number)
);
