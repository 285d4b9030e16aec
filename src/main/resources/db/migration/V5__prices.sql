-- What each call cost, in millionths of a dollar, by which price table. Flagged: the table did not
-- know the model. Calls from before there were prices are flagged, so that they can be priced.
ALTER TABLE usage ADD COLUMN cost_micros BIGINT NOT NULL DEFAULT 0;
ALTER TABLE usage ADD COLUMN price_version TEXT;
ALTER TABLE usage ADD COLUMN price_flagged BOOLEAN NOT NULL DEFAULT TRUE;

CREATE INDEX usage_flagged ON usage (account_id, request_id) WHERE price_flagged;

-- One index that grows at its end alone, instead of two that grow everywhere.
DROP INDEX usage_account_time;
DROP INDEX usage_key_time;
CREATE INDEX usage_time ON usage (started_at, account_id);

-- Sums of the calls that started within an hour or a day in UTC. A model that was not named is ''.
CREATE TABLE usage_sums (
    account_id                      TEXT   NOT NULL,
    span_ms                         BIGINT NOT NULL,
    started_at                      BIGINT NOT NULL,
    key_id                          TEXT   NOT NULL,
    model                           TEXT   NOT NULL,
    outcome                         TEXT   NOT NULL,
    requests                        BIGINT NOT NULL,
    errors                          BIGINT NOT NULL,
    input_tokens                    BIGINT NOT NULL,
    output_tokens                   BIGINT NOT NULL,
    cache_creation_input_tokens     BIGINT NOT NULL,
    cache_read_input_tokens         BIGINT NOT NULL,
    cache_creation_5m_input_tokens  BIGINT NOT NULL,
    cache_creation_1h_input_tokens  BIGINT NOT NULL,
    thinking_tokens                 BIGINT NOT NULL,
    web_search_requests             BIGINT NOT NULL,
    web_fetch_requests              BIGINT NOT NULL,
    cost_micros                     BIGINT NOT NULL,
    flagged                         BIGINT NOT NULL,
    PRIMARY KEY (account_id, span_ms, started_at, key_id, model, outcome)
);

-- Every call that started before until_at is in usage_sums; there is one row.
CREATE TABLE usage_summed (
    until_at BIGINT NOT NULL
);

INSERT INTO usage_summed (until_at) VALUES (0);
