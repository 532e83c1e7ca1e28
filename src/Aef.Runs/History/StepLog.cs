using System.Globalization;

namespace Aef.Runs.History;

/// <summary>The log of one attempt of a step.</summary>
/// <param name="JobId">The JOB_ID.</param>
/// <param name="Attempt">The attempt, counted from 1.</param>
/// <param name="Path">The path of the file.</param>
public sealed record StepLog(string JobId, int Attempt, string Path)
{
    private const string Prefix = "attempt-";
    private const string Ending = ".log";

    /// <summary>The name of the file of an attempt.</summary>
    internal static string FileOf(int attempt) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{attempt}{Ending}");

    /// <summary>The log at a path; null for another file.</summary>
    internal static StepLog? FromPath(string path)
    {
        var name = System.IO.Path.GetFileName(path.AsSpan());
        var folder = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path)) ?? string.Empty;
        return name.StartsWith(Prefix)
            && name.EndsWith(Ending)
            && int.TryParse(name[Prefix.Length..^Ending.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)
                ? new StepLog(Uri.UnescapeDataString(folder), attempt, path)
                : null;
    }
}
