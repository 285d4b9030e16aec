-- The teammates' keys. A deleted one stays for the usage reports, without its hash.
CREATE TABLE api_keys (
    id           TEXT    NOT NULL PRIMARY KEY,
    account_id   TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    name_folded  TEXT    NOT NULL,
    secret_hash  TEXT,
    disabled     BOOLEAN NOT NULL,
    endpoints    TEXT    NOT NULL,
    created_at   BIGINT  NOT NULL,
    expires_at   BIGINT,
    last_used_at BIGINT,
    deleted_at   BIGINT
);

CREATE UNIQUE INDEX api_keys_live_name ON api_keys (account_id, name_folded)
    WHERE deleted_at IS NULL;

CREATE INDEX api_keys_account ON api_keys (account_id);
