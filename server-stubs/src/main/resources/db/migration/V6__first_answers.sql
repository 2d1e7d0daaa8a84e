-- First answers to requests that carry an Idempotency-Key: written in the transaction of the change that they tell about.
-- key_hash and digest are keyed hashes of the key and of the request; answer is sealed, and null where a request of many
-- parts has begun. place is empty for the request as a whole, else the part of it, such as 17 or 3/17.
CREATE TABLE first_answer (
    i_env INTEGER NOT NULL,
    i_license INTEGER NOT NULL,
    key_hash VARCHAR(64) NOT NULL,
    place VARCHAR(32) NOT NULL,
    digest VARCHAR(64) NOT NULL,
    answer TEXT,
    first_at BIGINT NOT NULL,
    PRIMARY KEY (i_env, i_license, key_hash, place),
    FOREIGN KEY (i_env, i_license) REFERENCES license (i_env, i_license)
);

CREATE INDEX first_answer_by_age ON first_answer (first_at);
