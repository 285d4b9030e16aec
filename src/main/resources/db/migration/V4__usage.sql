-- One row per call that a teammate made, whatever its end. Token columns are Anthropic's raw fields.
CREATE TABLE usage (
    request_id                      TEXT    NOT NULL PRIMARY KEY,
    account_id                      TEXT    NOT NULL,
    key_id                          TEXT    NOT NULL,
    started_at                      BIGINT  NOT NULL,
    duration_ms                     BIGINT  NOT NULL,
    endpoint                        TEXT    NOT NULL,
    model                           TEXT,
    streamed                        BOOLEAN NOT NULL,
    status                          INTEGER NOT NULL,
    outcome                         TEXT    NOT NULL,
    partial                         BOOLEAN NOT NULL,
    upstream_request_id             TEXT,
    input_tokens                    BIGINT  NOT NULL,
    output_tokens                   BIGINT  NOT NULL,
    cache_creation_input_tokens     BIGINT  NOT NULL,
    cache_read_input_tokens         BIGINT  NOT NULL,
    cache_creation_5m_input_tokens  BIGINT  NOT NULL,
    cache_creation_1h_input_tokens  BIGINT  NOT NULL,
    thinking_tokens                 BIGINT  NOT NULL,
    web_search_requests             BIGINT  NOT NULL,
    web_fetch_requests              BIGINT  NOT NULL,
    service_tier                    TEXT,
    inference_geo                   TEXT
);

CREATE INDEX usage_account_time ON usage (account_id, started_at);

CREATE INDEX usage_key_time ON usage (account_id, key_id, started_at);
