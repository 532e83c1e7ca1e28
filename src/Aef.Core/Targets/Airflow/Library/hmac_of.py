def hmac_of(key, data, algorithm):
    """Return the hash of bytes with a key."""
    return hmac.digest(of_type(key, bytes), of_type(data, bytes), hash_name(algorithm))
