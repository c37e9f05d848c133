"""What pages are made of: the shell, the session, the controls and the cards."""
