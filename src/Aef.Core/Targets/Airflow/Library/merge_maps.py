def merge_maps(first, second):
    """Return the entries of two maps; those of the second win."""
    return {**of_type(first, dict), **of_type(second, dict)}
