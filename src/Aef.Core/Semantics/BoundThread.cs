using Aef.Core.Model;
using Aef.Workflows.Collections;

namespace Aef.Core.Semantics;

/// <summary>A thread with its steps.</summary>
public sealed record BoundThread(PipelineThread Source, string Id, EquatableList<BoundStep> Steps);
