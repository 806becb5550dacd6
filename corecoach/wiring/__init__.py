"""The one place where real things are built and joined; nothing is decided here."""
