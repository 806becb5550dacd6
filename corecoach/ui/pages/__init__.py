"""One page a file: joins a screen to its desk, and says by signals where the person goes next."""
