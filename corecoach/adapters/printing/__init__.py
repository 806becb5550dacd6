"""Puts reports on paper: paints them with Qt on any printer or PDF, and saves them as files."""
