def replace_all(source, searched, replacement):
    """Replace a string in another everywhere."""
    if not of_type(searched, str):
        raise ValueError("ExpressionError: the searched string is empty")
    return of_type(source, str).replace(searched, of_type(replacement, str))
