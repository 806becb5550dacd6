"""The file on the disk: how it is made, opened and guarded, and what the disk refuses."""
