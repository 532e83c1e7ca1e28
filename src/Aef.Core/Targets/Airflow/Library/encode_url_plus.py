def encode_url_plus(source):
    """Escape a string for the query of a URL; a blank becomes a plus sign."""
    return quote_plus(of_type(source, str))
