"""One screen a file: render(state) shows, signals wish; no rule is decided here."""
