"""watchlist tells you, once and with evidence, when the thing you are waiting for has happened."""
