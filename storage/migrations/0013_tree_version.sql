-- A number that changes with the tree of units, so that who has read it need not read it again.

CREATE TABLE versions (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO versions (name, value) VALUES ('units', 0);

-- random() and no count: a number that a transaction rolled back is never given again to another tree.
CREATE TRIGGER units_added AFTER INSERT ON units
BEGIN UPDATE versions SET value = random() WHERE name = 'units'; END;
CREATE TRIGGER units_changed AFTER UPDATE ON units
BEGIN UPDATE versions SET value = random() WHERE name = 'units'; END;
CREATE TRIGGER names_added AFTER INSERT ON unit_names
BEGIN UPDATE versions SET value = random() WHERE name = 'units'; END;
CREATE TRIGGER names_changed AFTER UPDATE ON unit_names
BEGIN UPDATE versions SET value = random() WHERE name = 'units'; END;
CREATE TRIGGER names_ended AFTER DELETE ON unit_names
BEGIN UPDATE versions SET value = random() WHERE name = 'units'; END;
CREATE TRIGGER parents_added AFTER INSERT ON unit_parents
BEGIN UPDATE versions SET value = random() WHERE name = 'units'; END;
CREATE TRIGGER parents_changed AFTER UPDATE ON unit_parents
BEGIN UPDATE versions SET value = random() WHERE name = 'units'; END;
CREATE TRIGGER parents_ended AFTER DELETE ON unit_parents
BEGIN UPDATE versions SET value = random() WHERE name = 'units'; END;
CREATE TRIGGER aliases_added AFTER INSERT ON unit_aliases
BEGIN UPDATE versions SET value = random() WHERE name = 'units'; END;
CREATE TRIGGER aliases_ended AFTER DELETE ON unit_aliases
BEGIN UPDATE versions SET value = random() WHERE name = 'units'; END;
