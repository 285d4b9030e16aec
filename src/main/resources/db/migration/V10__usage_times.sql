-- The sums of usage_sums over all keys, models and outcomes: what a course over time is read from.
CREATE TABLE usage_times (
    account_id                      TEXT   NOT NULL,
    span_ms                         BIGINT NOT NULL,
    started_at                      BIGINT NOT NULL,
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
    PRIMARY KEY (account_id, span_ms, started_at)
);

INSERT INTO usage_times
SELECT account_id, span_ms, started_at, SUM(requests), SUM(errors), SUM(input_tokens),
    SUM(output_tokens), SUM(cache_creation_input_tokens), SUM(cache_read_input_tokens),
    SUM(cache_creation_5m_input_tokens), SUM(cache_creation_1h_input_tokens), SUM(thinking_tokens),
    SUM(web_search_requests), SUM(web_fetch_requests), SUM(cost_micros), SUM(flagged)
FROM usage_sums
GROUP BY account_id, span_ms, started_at;
