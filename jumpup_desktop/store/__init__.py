"""The only SQL: one encrypted season file, its journal, its projections, drafts, backups."""
