"""What the Learn tab teaches, as data: every line says what it rests on; never a screen."""
