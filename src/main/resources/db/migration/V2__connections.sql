-- One connection per account. What is sealed (SecretBox) is marked so.
CREATE TABLE connections (
    id             TEXT   NOT NULL PRIMARY KEY,
    account_id     TEXT   NOT NULL UNIQUE,
    kind           TEXT   NOT NULL,
    account        TEXT   NOT NULL,
    api_key        TEXT, -- sealed; absent for a Claude account
    state          TEXT   NOT NULL,
    reason         TEXT   NOT NULL,
    connected_at   BIGINT NOT NULL,
    terms_shown_at BIGINT
);

-- The tokens alone, so that no other change can write back an old pair. Each refresh adds one to version.
CREATE TABLE oauth_tokens (
    connection_id TEXT   NOT NULL PRIMARY KEY REFERENCES connections (id) ON DELETE CASCADE,
    version       BIGINT NOT NULL,
    access_token  TEXT   NOT NULL, -- sealed
    refresh_token TEXT, -- sealed
    expires_at    BIGINT NOT NULL,
    scopes        TEXT   NOT NULL,
    refreshed_at  BIGINT
);
