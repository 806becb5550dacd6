"""python -m corecoach: the same as the command."""

import sys

from corecoach.main import main

if __name__ == "__main__":
    sys.exit(main())
