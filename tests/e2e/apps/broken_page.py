"""A page that breaks."""

raise ValueError("Anna Beispiel")
