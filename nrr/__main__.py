"""`python -m nrr`: the command line."""

from nrr.commands import main

if __name__ == "__main__":
    main(prog_name="nrr")
