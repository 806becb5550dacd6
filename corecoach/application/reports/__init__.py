"""What the program puts on paper, as data: every word and figure of a page, ready to be painted."""
