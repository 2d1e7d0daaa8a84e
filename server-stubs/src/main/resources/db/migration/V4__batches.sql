-- The inbox: what was acknowledged and has to be done, item by item, each exactly once.
-- header, payload and result are sealed: they carry passwords.
CREATE TABLE batch (
    i_env INTEGER NOT NULL,
    batch_id VARCHAR(36) NOT NULL,
    operation VARCHAR(64) NOT NULL,
    i_license INTEGER NOT NULL,
    i_reseller INTEGER,
    scopes VARCHAR(64) NOT NULL,
    items INTEGER NOT NULL,
    header TEXT NOT NULL,
    accepted_at BIGINT NOT NULL,
    finished_at BIGINT,
    PRIMARY KEY (i_env, batch_id)
);

CREATE INDEX batch_by_progress ON batch (finished_at, accepted_at);

-- state: P pending, D done, F failed. The payload is dropped once the item is through.
CREATE TABLE batch_item (
    i_env INTEGER NOT NULL,
    batch_id VARCHAR(36) NOT NULL,
    item INTEGER NOT NULL,
    state VARCHAR(1) NOT NULL,
    payload TEXT,
    result TEXT,
    error_code VARCHAR(128),
    error_message TEXT,
    error_fields TEXT,
    finished_at BIGINT,
    PRIMARY KEY (i_env, batch_id, item),
    FOREIGN KEY (i_env, batch_id) REFERENCES batch (i_env, batch_id)
);

CREATE INDEX batch_item_by_state ON batch_item (i_env, batch_id, state, item);
