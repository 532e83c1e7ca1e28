using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;

namespace Aef.Core.Workspace;

/// <summary>A definition that was compiled to the target of its engine.</summary>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Target">The name of the target.</param>
/// <param name="Artifacts">Its workflows or DAGs, in the order of deployment.</param>
internal sealed record CompiledDefinition(BoundPipeline Pipeline, string Target, IReadOnlyList<IArtifact> Artifacts);
