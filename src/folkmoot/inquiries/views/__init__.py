"""Pages of inquiries. Each loads, makes one call and answers."""
