def type_name(value):
    """Return the name of a type."""
    names = {bool: "boolean", int: "integer", float: "double", str: "string", bytes: "bytes", list: "list"}
    return "null" if value is None else names.get(type(value), "map")
