def start_workflow(workflow, region, argument, project_id=None):
    """Start a workflow, and return the id of its execution."""
    execution = WorkflowsHook().create_execution(
        workflow_id=workflow,
        location=region,
        project_id=project_id,
        execution={"argument": json.dumps(argument)},
    )
    return execution.name.rpartition("/")[2]
