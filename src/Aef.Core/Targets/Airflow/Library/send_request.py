def send_request(url, method, timeout, headers=None, query=None, body=None, auth=None):
    """Make a request; a status of 400 or above is a failure. Errors hide the address, which may be secret."""
    headers = dict(headers or {})
    kind = (auth or {}).get("type")
    if kind == "OIDC":
        token = id_token.fetch_id_token(Request(), auth.get("audience") or url)
        headers["Authorization"] = f"Bearer {token}"
    elif kind == "OAuth2":
        credentials = GoogleBaseHook().get_credentials()
        credentials.refresh(Request())
        headers["Authorization"] = f"Bearer {credentials.token}"
    elif kind:
        raise ValueError("auth.type must be OIDC or OAuth2")
    try:
        response = requests.request(method, url, headers=headers, params=query, json=body, timeout=timeout)
    except requests.RequestException as error:
        raise RuntimeError(f"The request failed: {type(error).__name__}") from None
    if response.status_code >= 400:
        raise RuntimeError(f"The request failed with status {response.status_code}: {response.text[:256]}")
    try:
        body = response.json() if "json" in response.headers.get("Content-Type", "") else response.text
    except ValueError:  # an accepted request must not be repeated because of the form of its answer
        body = response.text
    return {"status": response.status_code, "body": body}
