def sorted_keys(value):
    """Return the keys of a map, sorted."""
    return sorted(of_type(value, dict))
