-- limits are JSON objects, so that a later version may add to them. No row: no limits.
CREATE TABLE key_limits (
    key_id     TEXT   NOT NULL PRIMARY KEY,
    account_id TEXT   NOT NULL,
    limits     TEXT   NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE TABLE account_limits (
    account_id TEXT   NOT NULL PRIMARY KEY,
    limits     TEXT   NOT NULL,
    changed_at BIGINT NOT NULL
);

-- How full the windows of an account's quota were, as Anthropic's answers said.
CREATE TABLE quota_samples (
    account_id  TEXT             NOT NULL,
    window_name TEXT             NOT NULL,
    seen_at     BIGINT           NOT NULL,
    utilization DOUBLE PRECISION NOT NULL,
    resets_at   BIGINT,
    status      TEXT,
    PRIMARY KEY (account_id, window_name, seen_at)
);

CREATE INDEX quota_samples_by_age ON quota_samples (seen_at);
