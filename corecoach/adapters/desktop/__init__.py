"""What the desktop offers around the window: keeping the screen awake, one window at a time."""
