"""What the command line says: each verb as a function from values to text; no Qt, no disk."""
