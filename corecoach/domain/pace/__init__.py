"""The pace: rules that lead from what was done and felt to the next dose; no level is ever kept."""
