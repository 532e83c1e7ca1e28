using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Rendering;

/// <summary>An input with the name that the caller used for it.</summary>
internal sealed record ValidatedInput(string Name, LoadResult Result)
{
    /// <summary>True for a definition that was checked for runs on this computer, and not for Cloud Workflows or Airflow.</summary>
    public bool IsLocal { get; init; }

    /// <summary>The configurations with unused suppressions, as inputs of their own.</summary>
    public static IEnumerable<ValidatedInput> Unused(IReadOnlyList<Diagnostic> diagnostics) =>
        diagnostics.GroupBy(f => f.Location.Path ?? string.Empty, StringComparer.Ordinal)
            .Select(g => new ValidatedInput(g.Key, new LoadResult(LoadedKind.Configuration, g.Key, [.. g])));
}
