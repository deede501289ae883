"""Case studies and the guide."""
