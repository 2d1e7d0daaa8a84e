-- Unfinished batches are looked for by License, so that each gets its turn; finished ones are not in the way.
DROP INDEX batch_by_progress;
CREATE INDEX batch_by_license ON batch (i_env, i_license, accepted_at, batch_id) WHERE finished_at IS NULL;
