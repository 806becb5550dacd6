"""What is heard and read in its place: cues handed to the player, captions, the sound test."""
