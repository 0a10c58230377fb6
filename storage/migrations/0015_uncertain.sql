-- Who watches asks for the oldest message of unknown fate every minute.
CREATE INDEX outbox_uncertain ON outbox (settled_at) WHERE state = 'uncertain';
