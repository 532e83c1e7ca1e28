using Aef.Cli.Input;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;

namespace Aef.Cli.Commands;

/// <summary>A compiled definition, as far as it names the steps of an execution.</summary>
/// <param name="Name">The id of the workflow.</param>
/// <param name="Map">The origins of its steps.</param>
/// <param name="Pipeline">The definition.</param>
internal sealed record CompiledSteps(string Name, SourceMap Map, BoundPipeline Pipeline)
{
    /// <summary>The steps of a compilation; null for one with errors, and for one of another target.</summary>
    public static CompiledSteps? Of(PipelineCompilation compiled) => compiled is { Artifact: { } artifact, Input.Bound: { } pipeline }
        ? new CompiledSteps(artifact.Name, artifact.SourceMap, pipeline)
        : null;
}
