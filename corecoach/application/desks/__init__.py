"""What can be done at each place of the window, one file a place; wishes in, states out."""
