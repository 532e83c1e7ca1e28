def merge_nested_maps(first, second):
    """Return the entries of two maps; maps in both are merged too, otherwise the second wins."""
    merged = {**of_type(first, dict), **of_type(second, dict)}
    for key in first.keys() & second.keys():
        if isinstance(first[key], dict) and isinstance(second[key], dict):
            merged[key] = merge_nested_maps(first[key], second[key])
    return merged
