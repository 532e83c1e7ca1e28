using Aef.Core.Pipelines.Catalog;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Environments;

/// <summary>How an environment runs an executor locally, instead of the binding of its entry.</summary>
/// <param name="Executor">The name of the executor.</param>
/// <param name="Binding">The local binding that replaces that of the entry.</param>
/// <param name="Location">Where the configuration defines it.</param>
public sealed record ExecutorSubstitute(string Executor, LocalBinding Binding, Location Location);
