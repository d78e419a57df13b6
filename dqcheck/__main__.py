"""``python -m dqcheck`` is the command ``dqcheck``."""

from dqcheck.cli import main

if __name__ == "__main__":
    main()
