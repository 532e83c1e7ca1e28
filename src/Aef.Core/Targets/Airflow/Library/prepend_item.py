def prepend_item(items, item):
    """Return a list with one more item at its beginning."""
    return [item, *of_type(items, list)]
