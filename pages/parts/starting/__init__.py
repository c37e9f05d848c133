"""How the server starts: what it stands on, its doors one behind the other, health, warming, tidying."""
