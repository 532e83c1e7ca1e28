namespace Aef.Tests.Samples;

/// <summary>
/// Where a checkout has the samples of GoogleCloudPlatform/workflows-samples: the folder <c>src</c>, named by an environment variable.
/// </summary>
internal static class GoogleSamples
{
    public const string Variable = "AEF_WORKFLOWS_SAMPLES";

    public static string? Folder { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder
        && Directory.Exists(folder)
        ? Path.GetFullPath(folder)
        : null;

    /// <summary>The samples as paths below the folder, with slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = Folder is null
        ? []
        : [.. from file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
              where file.EndsWith(".workflows.yaml", StringComparison.Ordinal) || file.EndsWith(".workflows.json", StringComparison.Ordinal)
              let path = Path.GetRelativePath(Folder, file).Replace('\\', '/')
              orderby path
              select path];
}
