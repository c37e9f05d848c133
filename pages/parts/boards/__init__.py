"""The routes of board links and of their managing: plain pages of the same server, without a session."""
