"""What the program does, and through which ports it asks the world; no Qt, no disk, no clock."""
