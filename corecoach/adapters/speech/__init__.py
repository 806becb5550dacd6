"""Speech into files: what the system's own voice says is rendered ahead here, never spoken live."""
