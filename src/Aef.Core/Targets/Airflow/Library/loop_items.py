def loop_items(items, most):
    """Return the items of a thread: a list of limited length and size."""
    names = {type(None): "null", bool: "boolean", int: "integer", float: "double", str: "string", dict: "map"}
    if not isinstance(items, list):
        raise TypeError(f"for_each must be a list; got {names.get(type(items), 'another value')}")
    if len(items) > most:
        raise ValueError(f"for_each has {len(items)} items, but max_items is {most}")
    size = len(json.dumps(items, ensure_ascii=False, separators=(",", ":")).encode())
    if size > 131072:
        raise ValueError(f"The items of for_each have {size} bytes as JSON, but at most 131072 are allowed")
    return items
