def delete_entry(value, key):
    """Return a map without a key."""
    of_type(key, str)
    return {name: entry for name, entry in of_type(value, dict).items() if name != key}
