-- What a program of the next version might do to the schema; made up for the tests.
ALTER TABLE environment ADD COLUMN made_up VARCHAR(8) DEFAULT 'new' NOT NULL;
