using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;

namespace Aef.Core.Semantics.Binding;

/// <summary>A thread with its steps.</summary>
public sealed record BoundThread(PipelineThread Source, string Id, EquatableList<BoundStep> Steps);
