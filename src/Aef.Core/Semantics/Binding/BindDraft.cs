using Aef.Core.Pipelines.Catalog;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Binding;

/// <summary>A bound pipeline that may still have errors, with the locations of its steps in the order of the file.</summary>
internal sealed record BindDraft(BoundPipeline Bound, IReadOnlyList<StepSite> Sites, ExecutorCatalog Catalog, DiagnosticBag Diagnostics);
