using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Validation;

/// <summary>
/// The lines of a definition that contain secrets: literal values of secret inputs, and what looks like a password. They should contain
/// references only; but while they do not, no diagnostic may show them.
/// </summary>
internal static class SecretLines
{
    /// <summary>The diagnostics, of which those at such lines hide their source.</summary>
    public static IReadOnlyList<Diagnostic> Hide(Pipeline pipeline, IReadOnlyList<Diagnostic> diagnostics)
    {
        var secrets = pipeline.Inputs.Where(i => i.IsSecret).ToList();
        var names = secrets.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        List<Location> literals =
        [
            .. secrets.SelectMany(s => s.Default is { } literal ? s.Values.Append(literal) : s.Values).Select(v => v.Location),
            .. diagnostics.Where(d => d.HidesSource && d.Location.HasPosition).Select(d => d.Location),
            .. pipeline.Schedules.SelectMany(s => s.Inputs?.Entries ?? []).Where(e => names.Contains(e.Key)).Select(e => e.Value.Location),
        ];
        return literals.Count == 0
            ? diagnostics
            : [.. diagnostics.Select(d => literals.Exists(l => Overlap(l, d.Location)) ? d.WithHiddenSource() : d)];
    }

    private static bool Overlap(Location literal, Location at) => at.HasPosition
        && literal.Path == at.Path
        && literal.Start.Line <= Math.Max(at.End.Line, at.Start.Line)
        && at.Start.Line <= Math.Max(literal.End.Line, literal.Start.Line);
}
