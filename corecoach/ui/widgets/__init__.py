"""Small parts that screens are built of; each draws itself and knows no session."""
