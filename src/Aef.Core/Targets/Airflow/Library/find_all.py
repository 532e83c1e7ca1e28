def find_all(source, searched):
    """Return the positions of a string in another."""
    if not of_type(searched, str):
        raise ValueError("ExpressionError: the searched string is empty")
    found, position = [], of_type(source, str).find(searched)
    while position >= 0:
        found.append(position)
        position = source.find(searched, position + len(searched))
    return found
