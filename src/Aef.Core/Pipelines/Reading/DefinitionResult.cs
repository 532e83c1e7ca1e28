using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Reading;

/// <summary>The result of reading a definition.</summary>
public sealed class DefinitionResult
{
    /// <summary>Creates a result; <paramref name="partial"/> is what could be read, even with errors.</summary>
    public DefinitionResult(Pipeline? partial, IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        Partial = partial;
        Diagnostics = diagnostics;
        HasErrors = diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>The pipeline; null when there are errors.</summary>
    public Pipeline? Pipeline => HasErrors ? null : Partial;

    /// <summary>
    /// What could be read even when there are errors, so that checks can report the rest in the same run; null when the text is not a
    /// definition at all. Never compile it.
    /// </summary>
    public Pipeline? Partial { get; }

    /// <summary>Every diagnostic, in the order of the text.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>True when there are errors.</summary>
    public bool HasErrors { get; }
}
