"""How sessions and plans lie in the tables: rows written, and read back as the domain has them."""
