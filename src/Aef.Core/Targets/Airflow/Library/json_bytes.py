def json_bytes(value):
    """Return the bytes of a value in JSON."""
    return json_text(value).encode()
