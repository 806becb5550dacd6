"""How the world is reached: one file or folder for each port, knowing nothing of the window."""
