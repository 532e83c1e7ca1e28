def check_query(sql, expect, location, minimum=None, maximum=None, equals=None, project_id=None):
    """Run a query in BigQuery, and compare its result with what is expected."""
    client = BigQueryHook().get_client(project_id=project_id, location=location)
    row = next(iter(client.query(sql).result(max_results=1)), None)
    if expect == "no_rows":
        if row is not None:
            raise ValueError("The query has rows")
    elif row is None:
        raise ValueError("The query has no rows")
    elif expect == "value":
        if row[0] is None:
            raise ValueError("The value is null")
        is_low = minimum is not None and row[0] < minimum
        is_high = maximum is not None and row[0] > maximum
        if is_low or is_high or (equals is not None and row[0] != equals):
            raise ValueError(f"The value is {row[0]}, which is not the expected one")
