"""From a dropped file to an open book: questions, mapping, joins, the report, and the remembered answers."""
