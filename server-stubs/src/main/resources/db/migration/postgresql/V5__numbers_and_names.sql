-- What PostgreSQL does better than the schema that it shares with SQLite.

-- Amounts as numbers. NUMERIC without limits is exact and keeps the scale.
ALTER TABLE subscription
    ALTER COLUMN activation_fee TYPE NUMERIC USING activation_fee::NUMERIC,
    ALTER COLUMN monthly_fee TYPE NUMERIC USING monthly_fee::NUMERIC;
ALTER TABLE product
    ALTER COLUMN maintenance_fee TYPE NUMERIC USING maintenance_fee::NUMERIC;
ALTER TABLE customer
    ALTER COLUMN opening_balance TYPE NUMERIC USING opening_balance::NUMERIC,
    ALTER COLUMN balance TYPE NUMERIC USING balance::NUMERIC,
    ALTER COLUMN credit_limit TYPE NUMERIC USING credit_limit::NUMERIC,
    ALTER COLUMN discount_rate TYPE NUMERIC USING discount_rate::NUMERIC;
ALTER TABLE payment
    ALTER COLUMN amount TYPE NUMERIC USING amount::NUMERIC;
ALTER TABLE account
    ALTER COLUMN opening_balance TYPE NUMERIC USING opening_balance::NUMERIC,
    ALTER COLUMN balance TYPE NUMERIC USING balance::NUMERIC,
    ALTER COLUMN credit_limit TYPE NUMERIC USING credit_limit::NUMERIC;

-- Lists are ordered by code points, whatever the locale of the database.
ALTER TABLE product ALTER COLUMN name TYPE VARCHAR(64) COLLATE "C";

-- Numbers are reserved in transactions of their own, also for an environment whose making is not committed yet.
ALTER TABLE counter DROP CONSTRAINT counter_i_env_fkey;

-- The worker looks for what is unfinished, which is little beside what is finished.
DROP INDEX batch_by_progress;
CREATE INDEX batch_by_progress ON batch (accepted_at) WHERE finished_at IS NULL;
