def get_entry(value, keys):
    """Return the entry of a map with a key, or at a path of keys; null if there is none."""
    if value is not None:
        of_type(value, dict)
    for key in keys if isinstance(keys, list) else [keys]:
        of_type(key, str)
        value = value.get(key) if isinstance(value, dict) else None
    return value
