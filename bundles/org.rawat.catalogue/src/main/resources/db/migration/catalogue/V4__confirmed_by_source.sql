-- when its source last offered a product: how old its price and stock are; no version counts it
ALTER TABLE catalogue.products ADD COLUMN confirmed_at timestamptz;
