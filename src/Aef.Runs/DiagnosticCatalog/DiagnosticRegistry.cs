using System.Collections.Frozen;
using Aef.Core.Views.DiagnosticCatalog;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Runs.DiagnosticCatalog;

/// <summary>
/// Every kind of diagnostic. New descriptors belong in <c>LanguageAreas</c>, <c>PipelineAreas</c>, <c>RunAreas</c>, <c>TargetAreas</c> or
/// <c>ImportAreas</c>; a test finds those that are missing.
/// </summary>
public static class DiagnosticRegistry
{
    private static readonly FrozenDictionary<string, DiagnosticDescriptor> ByCode;

    static DiagnosticRegistry()
    {
        Areas =
        [
            .. LanguageAreas.All,
            .. PipelineAreas.All,
            .. RunAreas.All,
            .. TargetAreas.All,
            .. ImportAreas.All,
            new DiagnosticArea("Bugs in Aef", [BugDiagnostics.Bug]),
        ];
        All = [.. Areas.SelectMany(a => a.Descriptors).OrderBy(d => d.Code, StringComparer.Ordinal)];
        ByCode = All.ToFrozenDictionary(d => d.Code, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The kinds of diagnostics by the area that reports them.</summary>
    public static IReadOnlyList<DiagnosticArea> Areas { get; }

    /// <summary>All kinds of diagnostics, in the order of their codes.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; }

    /// <summary>
    /// The kind of diagnostic for a code, or null. Case is ignored, and the digits alone are enough: <c>AEF3004</c>, <c>aef3004</c>,
    /// <c>3004</c>.
    /// </summary>
    public static DiagnosticDescriptor? Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return ByCode.GetValueOrDefault(Complete(code));
    }

    /// <summary>The known code that a mistyped one resembles, or null when there is none.</summary>
    public static string? Nearest(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Spelling.Nearest(Complete(code), All.Select(d => d.Code));
    }

    private static string Complete(string code) => code.Length > 0 && code.All(char.IsAsciiDigit) ? "AEF" + code : code.Trim();
}
