-- Every press asks whether its copy was one of unknown fate: without this it walked through the whole outbox.
CREATE INDEX outbox_unsure ON outbox (person_id, kind, id) WHERE state = 'uncertain';
