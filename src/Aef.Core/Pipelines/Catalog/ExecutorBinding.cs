using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>One way in which Cloud Workflows runs an executor.</summary>
/// <param name="Kind">Through AEF's function, or by the workflow itself.</param>
/// <param name="Source">The binding as written, for the keys that its kind takes.</param>
public sealed record ExecutorBinding(ExecutorBindingKind Kind, MappingNode Source);
