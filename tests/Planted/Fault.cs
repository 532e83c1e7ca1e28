using System.Text.Encodings.Web;
using System.Text.Json;

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
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The names in <see cref="Tests"/>.</summary>
    public IReadOnlyList<string> TestNames { get; } =
        [.. Tests.Replace("FullyQualifiedName~", string.Empty, StringComparison.Ordinal).Split('|', StringSplitOptions.TrimEntries)];

    /// <summary>The filter of <c>dotnet test</c>.</summary>
    public string Filter => string.Join('|', TestNames.Select(t => "FullyQualifiedName~" + t));

    /// <summary>True when the name or the file contains a string.</summary>
    public bool Mentions(string text) => $"{Name} {File}".Contains(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Why the fault cannot be planted in a tree; null when it can.</summary>
    public string? FindProblem(string root) => Edits(root).Select(edit => FindProblem(root, edit)).FirstOrDefault(p => p is not null);

    /// <summary>Replaces the text; call it only where <see cref="FindProblem"/> returns null.</summary>
    public void Plant(string root)
    {
        foreach (var (file, old, replacement) in Edits(root).ToList())
        {
            var path = Path.Combine(root, file);
            System.IO.File.WriteAllText(path, System.IO.File.ReadAllText(path).Replace(old, replacement, StringComparison.Ordinal));
        }
    }

    /// <summary>A YAML file whose JSON form is kept next to it is changed in both: the JSON form is what is compiled in.</summary>
    private IEnumerable<(string File, string Old, string New)> Edits(string root)
    {
        yield return (File, Old, New);
        var json = Path.ChangeExtension(File, ".json");
        if (Path.GetExtension(File) == ".yaml" && System.IO.File.Exists(Path.Combine(root, json)))
        {
            yield return (json, InJson(Old), InJson(New));
        }
    }

    private static string? FindProblem(string root, (string File, string Old, string New) edit)
    {
        var path = Path.Combine(root, edit.File);
        if (!System.IO.File.Exists(path))
        {
            return $"{edit.File} does not exist";
        }

        var count = System.IO.File.ReadAllText(path).Split(edit.Old).Length - 1;
        return edit.Old == edit.New ? "old and new text are equal"
            : count == 1 ? null
            : $"{edit.File} contains the old text {(count == 0 ? "nowhere" : $"{count} times")}: {edit.Old}";
    }

    private static string InJson(string text) => JsonSerializer.Serialize(text, Relaxed)[1..^1];
}
