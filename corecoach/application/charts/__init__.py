"""What the charts of the history show, as plain values; never how they are drawn."""
