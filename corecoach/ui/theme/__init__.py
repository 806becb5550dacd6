"""How it looks: one table of colours, type and spacing, and what is derived from it."""
