-- The message in its author's chat that shows a draft waiting: it offers to withdraw it until somebody has decided.
ALTER TABLE approvals ADD COLUMN card_id INTEGER;
