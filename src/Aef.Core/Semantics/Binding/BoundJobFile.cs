using Aef.Documents.Tree;

namespace Aef.Core.Semantics.Binding;

/// <summary>A job file of the project.</summary>
/// <param name="Environment">The environment that it belongs to; null for all.</param>
/// <param name="Parameters">The parameters.</param>
internal sealed record BoundJobFile(string? Environment, MappingNode Parameters);
