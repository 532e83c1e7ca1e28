using Aef.Tests.Support;

namespace Aef.Tests.Samples;

/// <summary>
/// The workflows that AEF's generator wrote, in <c>../shared/data/aef/history</c>; its README asks that they are used from there and not
/// copied.
/// </summary>
internal static class AefHistory
{
    public static string? Folder { get; } = Repository.Shared is { } shared
        && Directory.Exists(Path.Combine(shared, "data", "aef", "history"))
        ? Path.Combine(shared, "data", "aef", "history")
        : null;

    /// <summary>The names of the workflows.</summary>
    public static IReadOnlyList<string> Workflows { get; } = Folder is null
        ? []
        : [.. Directory.EnumerateFiles(Folder, "cloud-workflows_*.json").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static string PathOf(string name) => Path.Combine(Folder ?? string.Empty, name);
}
