"""What the office remembers: the only place that knows a database."""
