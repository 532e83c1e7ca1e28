namespace Aef.PowerShell.Errors;

/// <summary>
/// Lists problems in one message. In scripts, PowerShell's concise view replaces line breaks with blanks, so each of several problems has a
/// number that separates it from the one before.
/// </summary>
internal static class ProblemList
{
    private const int MaxListed = 100;

    /// <summary>One problem as it is; several problems below the line <c>N problems:</c>.</summary>
    public static string Of(IReadOnlyList<string> problems) =>
        problems.Count == 1 ? problems[0] : $"{problems.Count} problems:{Below(problems, int.MaxValue)}";

    /// <summary>The problems, each on a line of its own, to follow a first line; those after <paramref name="max"/> are counted.</summary>
    public static string Below(IReadOnlyList<string> problems, int max = MaxListed)
    {
        var listed = problems.Take(max)
            .Select((problem, index) => Environment.NewLine + (problems.Count == 1 ? problem : $"({index + 1}) {problem}"));
        var more = problems.Count > max ? $"{Environment.NewLine}and {problems.Count - max} more" : string.Empty;
        return string.Concat(listed) + more;
    }
}
