def decode_text(data):
    """Return the string that bytes in UTF-8 contain."""
    return of_type(data, bytes).decode()
