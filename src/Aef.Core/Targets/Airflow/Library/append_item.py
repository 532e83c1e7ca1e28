def append_item(items, item):
    """Return a list with one more item at its end."""
    return [*of_type(items, list), item]
