-- A trial whose state is 'stopped' has no error: the one it was stopped with is not final and has a column of
-- its own, so that nobody who reads errors takes it for one. Its failure_reason says the same for people.
ALTER TABLE trial ADD COLUMN stopped_error  REAL;
ALTER TABLE trial ADD COLUMN stopped_epoch  INTEGER;
ALTER TABLE trial ADD COLUMN planned_epochs INTEGER;

-- One row an epoch of a trial that has an outcome; stored with it. A figure that is not known is null.
CREATE TABLE epoch (
  study_id         INTEGER NOT NULL,
  trial            INTEGER NOT NULL,
  epoch            INTEGER NOT NULL CHECK (epoch >= 1),
  planned_epochs   INTEGER NOT NULL,
  training_loss    REAL,
  validation_error REAL,
  learning_rate    REAL,
  PRIMARY KEY (study_id, trial, epoch),
  FOREIGN KEY (study_id, trial) REFERENCES trial (study_id, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
