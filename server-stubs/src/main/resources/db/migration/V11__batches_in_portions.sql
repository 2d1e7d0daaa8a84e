-- A message of many items is received in portions: before the last one is there, nobody sees the batch.
ALTER TABLE batch ADD COLUMN receiving BOOLEAN NOT NULL DEFAULT FALSE;
