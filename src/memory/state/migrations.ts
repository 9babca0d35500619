/**
 * The tables of `quoth.db`, each entry going on from the one before. To change a table, append an
 * entry; one that has been published never changes. Times are milliseconds since 1970.
 *
 * A table that names chats has to be moved by `moveChat`, one that names users emptied by `forget` of
 * chats.ts; one that grows, cut by `prune`.
 */
export const migrations: readonly string[] = [
  `
  -- Whatever is NULL was never set.
  CREATE TABLE chats (
    id INTEGER PRIMARY KEY, is_quiet INTEGER, language TEXT, is_gone INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE users (id INTEGER PRIMARY KEY, language TEXT) STRICT;
  CREATE TABLE updates (
    id INTEGER PRIMARY KEY, stage TEXT NOT NULL CHECK (stage IN ('claimed', 'sending', 'done')),
    -- Who has claimed it: another value each time the database is opened. NULL: given back.
    opening TEXT, at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX updates_by_time ON updates(at);
  CREATE TABLE sent_answers (
    chat INTEGER NOT NULL, message INTEGER NOT NULL, question_message INTEGER, thread INTEGER,
    asker INTEGER, quotes TEXT NOT NULL, further TEXT NOT NULL, verdict TEXT NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (chat, message)
  ) STRICT;
  CREATE INDEX sent_answers_by_question ON sent_answers(chat, question_message);
  CREATE INDEX sent_answers_by_asker ON sent_answers(asker);
  CREATE INDEX sent_answers_by_time ON sent_answers(at);
  CREATE TABLE shown_quotes (
    id TEXT PRIMARY KEY, document TEXT NOT NULL, path TEXT NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, words TEXT NOT NULL
  ) STRICT;
  CREATE TABLE votes (
    user INTEGER NOT NULL, quote TEXT NOT NULL, vote TEXT NOT NULL CHECK (vote IN ('up', 'down')),
    at INTEGER NOT NULL, PRIMARY KEY (user, quote)
  ) STRICT;
  CREATE TABLE tallies (
    day TEXT PRIMARY KEY, answered INTEGER NOT NULL, weak INTEGER NOT NULL, none INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE durations (day TEXT NOT NULL, milliseconds REAL NOT NULL) STRICT;
  CREATE INDEX durations_by_day ON durations(day);
  CREATE TABLE unanswered_questions (
    user INTEGER NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX unanswered_questions_by_user ON unanswered_questions(user);
  CREATE INDEX unanswered_questions_by_time ON unanswered_questions(at);
  `,
  `
  -- due_at is NULL for one that is off, or on no weekday.
  CREATE TABLE subscriptions (
    chat INTEGER PRIMARY KEY, is_on INTEGER NOT NULL, zone TEXT NOT NULL, minutes INTEGER NOT NULL,
    weekdays INTEGER NOT NULL, topic TEXT, length INTEGER NOT NULL, always INTEGER NOT NULL,
    thread INTEGER, language TEXT, due_at INTEGER, due_date TEXT, last_date TEXT, seen TEXT,
    off_reason TEXT
  ) STRICT;
  CREATE INDEX subscriptions_by_due ON subscriptions(due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX subscriptions_by_snapshot ON subscriptions(seen);
  -- What was known at each generation of the index: JSON, compressed.
  CREATE TABLE snapshots (
    name TEXT PRIMARY KEY, snapshot BLOB NOT NULL, at INTEGER NOT NULL
  ) STRICT;
  -- One digest a chat and day, whatever became of it.
  CREATE TABLE digests (
    chat INTEGER NOT NULL, date TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('sending', 'sent', 'nothing', 'missed', 'failed')),
    -- Who sends it: another value each time the database is opened.
    opening TEXT, snapshot TEXT, shown TEXT, due_at INTEGER NOT NULL, not_before INTEGER NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (chat, date)
  ) STRICT;
  CREATE INDEX digests_in_hand ON digests(not_before) WHERE stage = 'sending';
  CREATE INDEX digests_by_time ON digests(at);
  CREATE TABLE digest_parts (
    chat INTEGER NOT NULL, date TEXT NOT NULL, part INTEGER NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('waiting', 'sending', 'sent', 'refused', 'unknown')),
    -- NULL from when it needs not be sent any more.
    content TEXT, PRIMARY KEY (chat, date, part)
  ) STRICT;
  -- Those who send digests, and when they last said that they are alive.
  CREATE TABLE digest_senders (opening TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
  `,
  `
  -- How the quotes of "further" are shown, one entry each, in their order: JSON. Unknown of older ones.
  ALTER TABLE sent_answers ADD COLUMN further_details TEXT NOT NULL DEFAULT '[]';
  `,
  `
  -- Whatever is to reach people once: the answer to an update, or a chat's digest of a day. An update
  -- has its number for its name and no chat (0), a digest its day.
  CREATE TABLE deliveries (
    kind TEXT NOT NULL CHECK (kind IN ('update', 'digest')), chat INTEGER NOT NULL,
    name TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('sending', 'sent', 'nothing', 'missed', 'failed')),
    -- Who has it in hand: another value each time the database is opened.
    owner TEXT, snapshot TEXT, shown TEXT, due_at INTEGER, not_before INTEGER NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (kind, chat, name)
  ) STRICT;
  CREATE INDEX deliveries_in_hand ON deliveries(not_before)
    WHERE kind = 'digest' AND stage = 'sending';
  CREATE INDEX deliveries_by_time ON deliveries(at);
  CREATE TABLE delivery_parts (
    kind TEXT NOT NULL, chat INTEGER NOT NULL, name TEXT NOT NULL, part INTEGER NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('waiting', 'sending', 'sent', 'refused', 'unknown')),
    -- NULL from when it needs not be sent any more, and for updates.
    content TEXT, PRIMARY KEY (kind, chat, name, part)
  ) STRICT;
  INSERT INTO deliveries (kind, chat, name, stage, owner, not_before, at)
    SELECT 'update', 0, CAST(id AS TEXT), 'sending', opening, at, at FROM updates;
  INSERT INTO delivery_parts (kind, chat, name, part, stage)
    SELECT 'update', 0, CAST(id AS TEXT), 0,
      CASE stage WHEN 'claimed' THEN 'waiting' WHEN 'done' THEN 'sent' ELSE stage END
    FROM updates;
  INSERT INTO deliveries (kind, chat, name, stage, owner, snapshot, shown, due_at, not_before, at)
    SELECT 'digest', chat, date, stage, opening, snapshot, shown, due_at, not_before, at
    FROM digests;
  INSERT INTO delivery_parts (kind, chat, name, part, stage, content)
    SELECT 'digest', chat, date, part, stage, content FROM digest_parts;
  CREATE TABLE senders (owner TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
  INSERT INTO senders SELECT opening, at FROM digest_senders;
  DROP TABLE updates;
  DROP TABLE digest_parts;
  DROP TABLE digests;
  DROP TABLE digest_senders;
  `,
  `
  -- With which text a message was read last. Both are hashes.
  CREATE TABLE read_texts (
    message TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX read_texts_by_time ON read_texts(at);
  `,
  `
  -- The callback data of the button that asked. NULL if a message did.
  ALTER TABLE sent_answers ADD COLUMN button TEXT;
  `,
  `
  CREATE TABLE moved_chats (old_id INTEGER PRIMARY KEY, new_id INTEGER NOT NULL) STRICT;
  CREATE INDEX moved_chats_by_new_id ON moved_chats(new_id);
  `,
  `
  -- Whom Telegram shows the operators' commands.
  CREATE TABLE operator_lists (user INTEGER PRIMARY KEY) STRICT;
  `,
  `
  ALTER TABLE subscriptions ADD COLUMN is_channel INTEGER NOT NULL DEFAULT 0;
  `,
];
