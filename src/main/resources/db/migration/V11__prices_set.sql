-- Prices that were set while the program runs, for the models they name; the last row holds, the others say
-- what a call's price version meant. prices is JSON as in prices.json.
CREATE TABLE price_overrides (
    number  BIGINT  NOT NULL PRIMARY KEY,
    prices  TEXT    NOT NULL,
    is_none BOOLEAN NOT NULL,
    set_at  BIGINT  NOT NULL
);
