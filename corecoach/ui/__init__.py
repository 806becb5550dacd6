"""What is seen: the PySide6 window, its screens and widgets; no rule, no disk, no clock."""
