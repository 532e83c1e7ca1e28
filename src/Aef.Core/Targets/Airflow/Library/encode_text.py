def encode_text(source):
    """Return the bytes of a string in UTF-8."""
    return of_type(source, str).encode()
