using Aef.Workflows.Engine;

namespace Aef.Workflows.Hosting.Children;

/// <summary>A workflow that a workflow starts.</summary>
internal sealed record ChildStart(EnvironmentScope Scope, string Name, WorkflowProgram Program);
