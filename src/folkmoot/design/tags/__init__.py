"""The template tags, by what they draw. `{% load design %}` loads them all."""
