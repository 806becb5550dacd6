#!/usr/bin/env python3
"""Set up and start CoreCoach from a checkout: `python3 packaging/bootstrap.py run`.

Pythons that are too old for the rest read this file too, so that a sentence can refuse
them: it uses nothing younger than Python 3.0, and its annotations are quoted.
"""

import sys

OLDEST = (3, 11)


def main(arguments: "list[str]", version: "tuple[int, ...]" = sys.version_info[:2]) -> int:
    """Refuse an old Python, else do what the arguments say."""
    if version < OLDEST:
        sys.stderr.write(
            "CoreCoach needs Python {}.{} or newer, and this is Python {}.{}.\n".format(
                *OLDEST + version
            )
        )
        return 1
    import verbs  # noqa: PLC0415  # an old Python cannot read it

    return verbs.main(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
