using Aef.Google.Rest.Workflows;
using Aef.Workflows.Engine;

namespace Aef.Server.Workflows;

/// <summary>A workflow with its compiled program, which executions of its newest revision share.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Source">Compiles the source when it is first needed.</param>
internal sealed record DeployedWorkflow(WorkflowName Name, Workflow Resource, Lazy<WorkflowProgram> Source)
{
    /// <summary>The program.</summary>
    public WorkflowProgram Program => Source.Value;
}
