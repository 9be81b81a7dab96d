"""The selection round: companies, STEP1 results, panels, people, interests, agenda, decisions."""
