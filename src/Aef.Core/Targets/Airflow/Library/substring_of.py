def substring_of(source, start, end):
    """Return the characters of a string from one position up to another."""
    if not 0 <= of_type(start, int) <= of_type(end, int) <= len(of_type(source, str)):
        raise ValueError(f"ExpressionError: the string has no characters from {start} to {end}")
    return source[start:end]
