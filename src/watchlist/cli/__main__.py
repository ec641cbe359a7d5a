"""`python -m watchlist.cli`, for where no script was installed."""

from watchlist.cli.app import main

main()
