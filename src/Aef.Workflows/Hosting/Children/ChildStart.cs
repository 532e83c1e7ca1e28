using Aef.Workflows.Runtime;

namespace Aef.Workflows.Hosting.Children;

/// <summary>A workflow that a workflow starts.</summary>
internal sealed record ChildStart(WorldScope Scope, string Name, WorkflowProgram Program);
