/** The inbox of comments: what was let in, what was done with it, and an index of its words. */
export const sql = /* sql */ `
-- comments in their order, among all that citizens gave
CREATE INDEX rating_comment ON rating (arrival) WHERE kind = 'comment';

-- released periods whose comments came into the inbox together, because enough citizens had written
CREATE TABLE inbox_batch (
  id INTEGER PRIMARY KEY,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  to_arrival INTEGER NOT NULL,
  n INTEGER NOT NULL,
  writers INTEGER NOT NULL,
  minimum INTEGER NOT NULL CHECK (minimum >= 5),
  shows_station INTEGER NOT NULL CHECK (shows_station IN (0, 1)),
  shows_questionnaire INTEGER NOT NULL CHECK (shows_questionnaire IN (0, 1)),
  opened_at_ms INTEGER NOT NULL,
  CHECK (writers >= minimum)
) STRICT;
CREATE TRIGGER inbox_batch_is_never_changed BEFORE UPDATE ON inbox_batch
BEGIN SELECT RAISE(ABORT, 'batches are append-only'); END;
CREATE TRIGGER inbox_batch_is_never_removed BEFORE DELETE ON inbox_batch
BEGIN SELECT RAISE(ABORT, 'batches are append-only'); END;

-- a comment in the inbox and where it stands after its last step; its number says nothing of its time
CREATE TABLE inbox_item (
  id INTEGER PRIMARY KEY,
  comment_id TEXT NOT NULL UNIQUE REFERENCES rating (id),
  batch_id INTEGER NOT NULL REFERENCES inbox_batch (id),
  rules TEXT NOT NULL,
  held TEXT NOT NULL CHECK (held IN ('no', 'waiting', 'kept', 'passedOn')),
  readable INTEGER NOT NULL GENERATED ALWAYS AS (held IN ('no', 'passedOn')) STORED,
  state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'looking', 'answered', 'closed')),
  blacked_out INTEGER NOT NULL DEFAULT 0 CHECK (blacked_out >= 0),
  steps INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX inbox_item_state ON inbox_item (readable, state, id);
CREATE INDEX inbox_item_held ON inbox_item (held, id) WHERE readable = 0;
CREATE INDEX inbox_item_count ON inbox_item (held, state, blacked_out);
CREATE INDEX inbox_item_batch ON inbox_item (batch_id);
CREATE TRIGGER inbox_item_is_never_removed BEFORE DELETE ON inbox_item
BEGIN SELECT RAISE(ABORT, 'comments stay in the inbox'); END;

-- what was done with a comment, by whom and when
CREATE TABLE inbox_step (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES inbox_item (id),
  number INTEGER NOT NULL CHECK (number > 0),
  kind TEXT NOT NULL CHECK (kind IN
    ('look', 'answer', 'close', 'reopen', 'passOn', 'keep', 'publish', 'withdraw')),
  note TEXT,
  -- of passOn, the parts that are blacked out; of publish, what is public
  detail TEXT CHECK (json_valid(detail)),
  blacked_out INTEGER NOT NULL CHECK (blacked_out >= 0),
  actor TEXT NOT NULL,
  recorded_at_ms INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL,
  UNIQUE (item_id, number)
) STRICT;
CREATE TRIGGER inbox_step_is_never_changed BEFORE UPDATE ON inbox_step
BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;
CREATE TRIGGER inbox_step_is_never_removed BEFORE DELETE ON inbox_step
BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;

-- the words that comments are found by, already without case and diacritics; erased words leave it
CREATE VIRTUAL TABLE inbox_words USING fts5 (
  words, columnsize = 0, detail = 'none', prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);
INSERT INTO inbox_words (inbox_words, rank) VALUES ('secure-delete', 1);
`;
