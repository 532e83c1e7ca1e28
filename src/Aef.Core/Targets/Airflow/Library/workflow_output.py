def workflow_output(workflow, region, execution_id, project_id=None):
    """Return the result of an execution of a workflow."""
    execution = WorkflowsHook().get_execution(
        workflow_id=workflow, execution_id=execution_id, location=region, project_id=project_id
    )
    return keep_output(json.loads(execution.result or "null"))
