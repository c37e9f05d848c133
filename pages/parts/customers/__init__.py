"""One customer or many: who they are, what is at risk, how concentrated, who moved, who left."""
