"""How pages look. Every class name in the site is written here, and no word of the domain is."""
