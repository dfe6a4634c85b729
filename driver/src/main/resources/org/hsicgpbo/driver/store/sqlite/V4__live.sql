-- What drivers tell of themselves while they run; id is that of the table driver, whose rows tell which of them live. A row
-- here outlives its driver, so that one can see later how it ended.
CREATE TABLE driver_report (
  study_id   INTEGER NOT NULL REFERENCES study (id) ON DELETE CASCADE,
  id         INTEGER NOT NULL,
  name       TEXT    NOT NULL, -- host/pid
  host       TEXT    NOT NULL,
  pid        INTEGER NOT NULL,
  workers    INTEGER NOT NULL,
  gpus       TEXT    NOT NULL, -- JSON array
  begun_at   TEXT    NOT NULL,
  updated_at TEXT    NOT NULL,
  ended      TEXT,             -- how and why it ended, one sentence; null while it runs or if it died without a word
  PRIMARY KEY (study_id, id)
) STRICT, WITHOUT ROWID;

-- The trials that are being trained, one row each. Only those count whose driver lives and which have no outcome. A figure
-- that is not known is null.
CREATE TABLE running_trial (
  study_id         INTEGER NOT NULL REFERENCES study (id) ON DELETE CASCADE,
  number           INTEGER NOT NULL,
  driver_id        INTEGER NOT NULL,
  begun_at         TEXT    NOT NULL,
  epoch            INTEGER NOT NULL, -- 0 before the first
  epochs           INTEGER NOT NULL,
  training_loss    REAL,
  validation_error REAL,
  updated_at       TEXT    NOT NULL,
  PRIMARY KEY (study_id, number)
) STRICT, WITHOUT ROWID;
