def decode_url(source):
    """Replace the escapes of a URL, and its plus signs."""
    if re.search("%(?![0-9A-Fa-f]{2})", of_type(source, str)):
        raise ValueError("ExpressionError: the string has an invalid escape")
    return unquote_plus(source, errors="strict")
