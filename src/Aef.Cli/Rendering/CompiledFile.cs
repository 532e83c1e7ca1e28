using Aef.Core.Targets.CloudWorkflows;

namespace Aef.Cli.Rendering;

/// <summary>A compiled workflow and the file that it is written to; null for standard output.</summary>
internal sealed record CompiledFile(WorkflowArtifact Workflow, string? Path);
