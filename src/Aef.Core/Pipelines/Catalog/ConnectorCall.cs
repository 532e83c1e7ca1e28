using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>A call of a connector binding.</summary>
/// <param name="Call">The function to call, such as <c>googleapis.bigquery.v2.jobs.insert</c>.</param>
/// <param name="Args">Its arguments; null when there are none.</param>
public sealed record ConnectorCall(string Call, MappingNode? Args);
