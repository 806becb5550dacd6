"""What each screen shows: one file a screen, a frozen state and the pure function building it."""
