-- A row is an open link to a key: it goes when it is used or revoked. It holds no key, which is
-- made when the link is used.
CREATE TABLE join_links (
    id         TEXT   NOT NULL PRIMARY KEY,
    account_id TEXT   NOT NULL,
    key_id     TEXT   NOT NULL,
    invited_by TEXT   NOT NULL,
    token_hash TEXT   NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX join_links_by_account ON join_links (account_id);
