using Aef.Core.Pipelines.Reading;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation;

/// <summary>Omits diagnostics that only follow from others: one mistake, one diagnostic.</summary>
internal static class CausedDiagnostics
{
    /// <summary>The diagnostics of reading and of checking together, without duplicates.</summary>
    public static IReadOnlyList<Diagnostic> Without(IReadOnlyList<Diagnostic> reading, IReadOnlyList<Diagnostic> checking)
    {
        // A misspelled required key is more specific than "unknown key".
        var misspelled = checking.Where(d => d.Descriptor == BindingDiagnostics.MisspelledKey).Select(d => d.Location.Start).ToHashSet();
        var broken = reading.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Location.Start).ToHashSet();
        return
        [
            .. reading.Where(d => d.Descriptor != ReadingDiagnostics.UnknownKey || !misspelled.Contains(d.Location.Start)),
            .. checking.Where(d => broken.Count == 0 || !IsCaused(d)),
        ];

        // A part whose contents could not be read is not empty.
        bool IsCaused(Diagnostic diagnostic) =>
            diagnostic.Descriptor == RuleDiagnostics.NothingToRun
            || (diagnostic.Location.HasPosition && broken.Contains(diagnostic.Location.Start))
            || (
                (diagnostic.Descriptor == RuleDiagnostics.EmptyLevel || diagnostic.Descriptor == RuleDiagnostics.EmptyThread)
                    && reading.Any(r => r.Severity == DiagnosticSeverity.Error && IsInside(r.Location, diagnostic.Location)));
    }

    private static bool IsInside(Location inner, Location outer) =>
        ReferenceEquals(inner.Source, outer.Source) && inner.Span.Start >= outer.Span.Start && inner.Span.End <= outer.Span.End;
}
