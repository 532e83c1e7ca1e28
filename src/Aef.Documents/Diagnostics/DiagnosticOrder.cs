namespace Aef.Documents.Diagnostics;

/// <summary>Sorts diagnostics for display. Those at the same position keep their order.</summary>
internal static class DiagnosticOrder
{
    /// <summary>The diagnostics of one text by line and column.</summary>
    public static IReadOnlyList<Diagnostic> ByLocation(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.OrderBy(d => d.Location.Start.Line).ThenBy(d => d.Location.Start.Column)];

    /// <summary>
    /// The diagnostics of several files: first those of <paramref name="path"/> and those without a file, then file by file; within a file
    /// by line and column.
    /// </summary>
    public static IReadOnlyList<Diagnostic> ByFile(IEnumerable<Diagnostic> diagnostics, string? path) =>
    [
        .. diagnostics
            .OrderBy(d => d.Location.Path is null || d.Location.Path == path ? string.Empty : d.Location.Path, StringComparer.Ordinal)
            .ThenBy(d => d.Location.Start.Line)
            .ThenBy(d => d.Location.Start.Column),
    ];
}
