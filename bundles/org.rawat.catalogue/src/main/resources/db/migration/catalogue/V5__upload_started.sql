-- when somebody last started to load a file: without a report it was not loaded
ALTER TABLE catalogue.uploads ADD COLUMN started_at timestamptz;
