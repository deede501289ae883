"""Pages of agreements. Each loads, makes one call and answers."""
