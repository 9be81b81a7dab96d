-- The how-manieth sitting of its panel a meeting is (차수): a panel's code alone names no day any more.

ALTER TABLE meeting ADD COLUMN sitting INTEGER NOT NULL DEFAULT 1;
