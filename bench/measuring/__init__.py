"""What bench/pages.py is made of."""
