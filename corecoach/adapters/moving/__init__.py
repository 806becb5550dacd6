"""Moving: the files a history is carried in, ours and those of the program people come from."""
