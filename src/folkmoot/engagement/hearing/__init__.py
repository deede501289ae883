"""Hearing what people said: who answered and who did not, what they said alike, and how far two readers agree."""
