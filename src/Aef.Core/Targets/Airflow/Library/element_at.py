def element_at(value, index):
    """Return the element of a list at an index, or the entry of a map with a key."""
    if isinstance(value, dict):
        return value[of_type(index, str)]
    if of_type(index, int) < 0:
        raise IndexError(f"ExpressionError: a list has no index {index}")
    return of_type(value, list)[index]
