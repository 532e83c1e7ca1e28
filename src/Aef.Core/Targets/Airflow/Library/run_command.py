def run_command(command, environment=None, folder=None, host=None):
    """Run a program with its arguments, without a shell; a list in the command is several arguments."""
    items = [part for item in command for part in (item if isinstance(item, list) else [item])]
    argv = [text_of(item) for item in items]
    if host:
        argv = ["ssh", "-o", "BatchMode=yes", "--", host, shlex.join(argv)]
    variables = {item["name"]: text_of(item["value"]) for item in environment or []}
    process = subprocess.Popen(
        argv,
        cwd=folder,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        for line in process.stdout:
            print(line, end="")
        code = process.wait()
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    if code != 0:
        raise RuntimeError(f"The command ended with exit code {code}")
