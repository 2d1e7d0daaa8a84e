-- One schema for SQLite and PostgreSQL: only types and clauses that mean the same in both.
-- Every key begins with the environment, so that the same tables can be distributed by tenant.
-- Columns that end in _at are UTC milliseconds since 1970; amounts are plain decimal text, exact with their scale.

-- key_check is a keyed hash that tells whether the keys in use are those that sealed the data.
CREATE TABLE environment (
    i_env INTEGER NOT NULL,
    name VARCHAR(64) NOT NULL,
    key_check VARCHAR(64) NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (i_env)
);

-- Numbers that are handed out in the transaction that uses them: no gaps to explain, no sequence to move between stores.
CREATE TABLE counter (
    i_env INTEGER NOT NULL,
    name VARCHAR(32) NOT NULL,
    next_value INTEGER NOT NULL,
    PRIMARY KEY (i_env, name),
    FOREIGN KEY (i_env) REFERENCES environment (i_env)
);

-- A License is kept as a keyed hash only; scopes are a comma list.
CREATE TABLE license (
    i_env INTEGER NOT NULL,
    i_license INTEGER NOT NULL,
    hash VARCHAR(64) NOT NULL,
    label VARCHAR(64) NOT NULL,
    i_reseller INTEGER,
    scopes VARCHAR(64) NOT NULL,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT,
    PRIMARY KEY (i_env, i_license),
    FOREIGN KEY (i_env) REFERENCES environment (i_env)
);

CREATE UNIQUE INDEX license_by_hash ON license (hash);
