-- The keys of a day lie in a file of their own beside the season: no copy of the database carries them.

DROP TABLE member_key;
DELETE FROM setting WHERE name LIKE 'panel-ca:%';
