"""Columns whose words say whether a row is recurring revenue: statuses, kinds, flags. Unknown is not good."""
