"""The schema as numbered migrations, and how an older file is brought to it."""
