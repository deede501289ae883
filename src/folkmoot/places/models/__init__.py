from folkmoot.places.models.area import Area

__all__ = ["Area"]
