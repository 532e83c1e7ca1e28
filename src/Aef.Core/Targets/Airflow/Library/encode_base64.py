def encode_base64(data, padding=None):
    """Write bytes in Base64."""
    text = base64.b64encode(of_type(data, bytes)).decode()
    return text if padding is None or of_type(padding, bool) else text.rstrip("=")
