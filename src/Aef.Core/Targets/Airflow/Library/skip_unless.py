def skip_unless(condition):
    """Skip the task, and with it the step after it, if a condition is false."""
    if not condition:
        try:
            from airflow.sdk.exceptions import AirflowSkipException
        except ImportError:  # before Airflow 3.2
            from airflow.exceptions import AirflowSkipException
        raise AirflowSkipException("The step is skipped")
