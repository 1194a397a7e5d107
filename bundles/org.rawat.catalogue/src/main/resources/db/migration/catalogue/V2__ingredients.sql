-- what a product is made of, as somebody stated it: one on a line, its parts divided by tabs
-- (substance, code system, code, amount, unit, quantity, in what); empty: derived when it is read
ALTER TABLE catalogue.products ADD COLUMN ingredients text NOT NULL DEFAULT '';
