def json_text(value):
    """Write a value in JSON."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{json_text(key)}:{json_text(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(json_text(item) for item in value) + "]"
    if isinstance(value, float) and math.isfinite(value):
        return number_text(value)
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
