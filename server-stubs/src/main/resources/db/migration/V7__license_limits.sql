-- What a License is for, and how much of it: features is a comma list of feature names, null for all; per_minute the most
-- requests in a minute, null for any number.
ALTER TABLE license ADD COLUMN features VARCHAR(512);
ALTER TABLE license ADD COLUMN per_minute INTEGER;
