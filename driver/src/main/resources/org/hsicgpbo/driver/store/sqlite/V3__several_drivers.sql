-- The drivers that work on a study, or did until they died. Which of them live is told by locks of the operating
-- system; process is what people call one.
CREATE TABLE driver (
  id       INTEGER NOT NULL,
  study_id INTEGER NOT NULL REFERENCES study (id) ON DELETE CASCADE,
  process  TEXT    NOT NULL,
  PRIMARY KEY (id, study_id)
) STRICT, WITHOUT ROWID;

-- One row for each number that was given out and has no outcome, with or without a row in trial. It is free if its
-- driver is null or not alive. request tells one claim of a driver from the next.
CREATE TABLE claim (
  study_id  INTEGER NOT NULL REFERENCES study (id) ON DELETE CASCADE,
  number    INTEGER NOT NULL CHECK (number >= 1),
  driver_id INTEGER,
  request   INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (study_id, number)
) STRICT, WITHOUT ROWID;

INSERT INTO claim (study_id, number) SELECT study_id, number FROM trial WHERE tell_order IS NULL;

ALTER TABLE study DROP COLUMN claimed_by;
