def encode_url(source):
    """Escape a string for a URL."""
    return quote(of_type(source, str), safe="")
