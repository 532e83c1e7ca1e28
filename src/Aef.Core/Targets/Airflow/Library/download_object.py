def download_object(url, bucket, name):
    """Download a file into an object of Cloud Storage, through a temporary file."""
    with tempfile.TemporaryFile() as file:
        with requests.get(url, stream=True, timeout=300) as response:
            if response.status_code >= 400:
                raise RuntimeError(f"The download failed with status {response.status_code}")
            for chunk in response.iter_content(1 << 20):
                file.write(chunk)
        GCSHook().get_conn().bucket(bucket).blob(name).upload_from_file(file, rewind=True)
