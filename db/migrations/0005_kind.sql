-- What sort a thing is of has one name everywhere.

ALTER TABLE conflict RENAME COLUMN sort TO kind;
ALTER TABLE exclusion RENAME COLUMN sort TO kind;
ALTER TABLE gist RENAME COLUMN sort TO kind;
