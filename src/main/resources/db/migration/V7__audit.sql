-- Every change that an administrator or the program made; rows are only ever added. Names and states
-- are copies, as what they are of may be gone. A state is a JSON object of texts.
CREATE TABLE audit_log (
    id           BIGINT NOT NULL PRIMARY KEY,
    account_id   TEXT   NOT NULL,
    changed_at   BIGINT NOT NULL,
    user_id      TEXT,
    user_name    TEXT   NOT NULL,
    way          TEXT   NOT NULL,
    address      TEXT,
    action       TEXT   NOT NULL,
    subject      TEXT   NOT NULL,
    label        TEXT   NOT NULL,
    state_before TEXT   NOT NULL,
    state_after  TEXT   NOT NULL
);

CREATE INDEX audit_log_by_account ON audit_log (account_id, id);
