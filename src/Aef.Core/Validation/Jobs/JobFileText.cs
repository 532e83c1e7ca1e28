using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Jobs;

/// <summary>A job file as it was read.</summary>
/// <param name="Root">The content; null when it cannot be read.</param>
/// <param name="Diagnostics">The problems of reading it.</param>
internal sealed record JobFileText(DocumentNode? Root, IReadOnlyList<Diagnostic> Diagnostics);
