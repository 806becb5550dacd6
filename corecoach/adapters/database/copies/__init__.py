"""Copies of the record: backups that were found whole, and one of them put in its place."""
