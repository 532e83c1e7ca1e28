def hash_name(algorithm):
    """Return the name that Python has for a hash algorithm."""
    name = of_type(algorithm, str).lower().replace("-", "")
    if name not in ("md5", "sha1", "sha256", "sha384", "sha512"):
        raise ValueError(f"ExpressionError: unknown hash algorithm {algorithm}")
    return name
