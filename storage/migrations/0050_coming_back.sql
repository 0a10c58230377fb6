-- Whoever closed the chat and opens it again is shown what did not reach them: not looked for in the whole outbox.
CREATE INDEX outbox_refused ON outbox (person_id, kind) WHERE state = 'refused';
