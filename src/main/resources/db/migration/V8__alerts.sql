-- What was said to be wrong; details is a JSON array of texts. A cause is said once in a period.
CREATE TABLE alerts (
    id          BIGINT NOT NULL PRIMARY KEY,
    account_id  TEXT   NOT NULL,
    kind        TEXT   NOT NULL,
    subject     TEXT   NOT NULL,
    details     TEXT   NOT NULL,
    period      TEXT   NOT NULL,
    raised_at   BIGINT NOT NULL
);

CREATE INDEX alerts_by_account ON alerts (account_id, id);

CREATE INDEX alerts_by_cause ON alerts (account_id, kind, subject, id);

-- Where an account's alerts are sent to as well.
CREATE TABLE alert_webhooks (
    account_id TEXT   NOT NULL PRIMARY KEY,
    url        TEXT   NOT NULL,
    form       TEXT   NOT NULL,
    changed_at BIGINT NOT NULL
);

-- What is still to be sent; a row goes when it was delivered or given up.
CREATE TABLE alert_outbox (
    alert_id   BIGINT  NOT NULL PRIMARY KEY REFERENCES alerts (id) ON DELETE CASCADE,
    account_id TEXT    NOT NULL,
    tries      INTEGER NOT NULL,
    next_at    BIGINT  NOT NULL
);

CREATE INDEX alert_outbox_by_time ON alert_outbox (next_at);
