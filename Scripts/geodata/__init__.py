"""What build_geodata.py and build_gazetteer.py share: reading, checking and writing GeoData."""


class GeoDataError(Exception):
    """A source or a product that is not as it must be; the message says what was expected."""


def require(condition, message):
    """Raises GeoDataError with the message unless the condition holds."""
    if not condition:
        raise GeoDataError(message)
