def hash_of(data, algorithm):
    """Return the hash of bytes."""
    return hashlib.new(hash_name(algorithm), of_type(data, bytes)).digest()
