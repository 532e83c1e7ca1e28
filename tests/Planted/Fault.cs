namespace Aef.Planted;

/// <summary>A mistake in the sources: a string of one file that is replaced by another, and the tests that must find it.</summary>
/// <param name="Line">The line of the file of faults.</param>
/// <param name="Name">What is wrong then, in words.</param>
/// <param name="File">The file, from the root of the repository.</param>
/// <param name="Old">The text that occurs exactly once in it.</param>
/// <param name="New">The text that replaces it.</param>
/// <param name="Tests">Names of test classes or tests, or parts of them, with <c>|</c> between.</param>
internal sealed record Fault(int Line, string Name, string File, string Old, string New, string Tests)
{
    /// <summary>The names in <see cref="Tests"/>.</summary>
    public IReadOnlyList<string> TestNames { get; } =
        [.. Tests.Replace("FullyQualifiedName~", string.Empty, StringComparison.Ordinal).Split('|', StringSplitOptions.TrimEntries)];

    /// <summary>True when the name or the file contains a string.</summary>
    public bool Mentions(string text) => $"{Name} {File}".Contains(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Why the fault cannot be planted in a tree; null when it can.</summary>
    public string? FindProblem(string root)
    {
        var path = Path.Combine(root, File);
        if (!System.IO.File.Exists(path))
        {
            return $"{File} does not exist";
        }

        var count = System.IO.File.ReadAllText(path).Split(Old).Length - 1;
        return Old == New ? "old and new text are equal"
            : count == 1 ? null
            : $"{File} contains the old text {(count == 0 ? "nowhere" : $"{count} times")}: {Old}";
    }

    /// <summary>Replaces the text; call it only where <see cref="FindProblem"/> returns null.</summary>
    public void Plant(string root)
    {
        var path = Path.Combine(root, File);
        System.IO.File.WriteAllText(path, System.IO.File.ReadAllText(path).Replace(Old, New, StringComparison.Ordinal));
    }
}
