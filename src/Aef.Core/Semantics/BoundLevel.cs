using Aef.Core.Model;
using Aef.Workflows.Collections;

namespace Aef.Core.Semantics;

/// <summary>A level with its threads; <paramref name="MaxParallel"/> null means as many as the target allows.</summary>
public sealed record BoundLevel(PipelineLevel Source, string Id, int? MaxParallel, EquatableList<BoundThread> Threads);
