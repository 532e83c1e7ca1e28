using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Reading;

/// <summary>Reads <c>concurrency</c> from values that scripts pass.</summary>
public static class ConcurrencyReader
{
    /// <summary>Reads a policy in the form that it has in a definition. A value that is wrong is a diagnostic.</summary>
    public static ConcurrencyPolicy Read(MappingNode concurrency, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(concurrency);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return new HeadReader(diagnostics).ReadConcurrency(concurrency)!; // null only for a missing mapping
    }
}
