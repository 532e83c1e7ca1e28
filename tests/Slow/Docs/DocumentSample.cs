using System.Text.RegularExpressions;
using Aef.Tests.Support;

namespace Aef.Tests.Docs;

/// <summary>
/// A command that a page shows, with the output that it shows below it (null: none is shown) and the files that the page has written down
/// before.
/// </summary>
public sealed partial record DocumentSample(string Page, string Command, string? Output, IReadOnlyDictionary<string, string> Files)
{
    private const string RunFromSource = "dotnet run --project src/Aef.Cli -c Release -- ";

    /// <summary>The arguments of <c>aef</c>, or null when the command is another program's.</summary>
    public IReadOnlyList<string>? Arguments
    {
        get
        {
            var text = Command.StartsWith(RunFromSource, StringComparison.Ordinal) ? Command[RunFromSource.Length..]
                : Command.StartsWith("aef ", StringComparison.Ordinal) ? Command["aef ".Length..]
                : null;
            return text is null
                ? null
                : [.. Word().Matches(text).Select(m => m.Value.Replace("'", string.Empty, StringComparison.Ordinal))];
        }
    }

    /// <summary>
    /// The commands of a page. Blocks marked <c>console</c> show commands after <c>$</c> and their output, blocks marked <c>sh</c>
    /// commands alone; a block marked with <c>title=NAME</c> is a file.
    /// </summary>
    public static IEnumerable<DocumentSample> Of(string page)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match block in Block().Matches(File.ReadAllText(Path.Combine(Repository.Root, page)).ReplaceLineEndings("\n")))
        {
            var (kind, title, text) = (block.Groups["kind"].Value, block.Groups["title"].Value, block.Groups["text"].Value);
            if (title.Length > 0)
            {
                files[title] = text;
            }
            else if (kind == "sh")
            {
                foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    yield return new DocumentSample(page, line, null, files);
                }
            }
            else if (kind == "console")
            {
                foreach (var part in ("\n" + text).Split("\n$ ", StringSplitOptions.RemoveEmptyEntries))
                {
                    var end = part.IndexOf('\n', StringComparison.Ordinal);
                    yield return new DocumentSample(page, part[..end], part[(end + 1)..], files);
                }
            }
        }
    }

    /// <summary>True when the shown output is the given one; a line <c>…</c> means any lines.</summary>
    public bool Shows(string actual) =>
        Output is null || Regex.IsMatch(
            Trimmed(actual),
            "\\A" + Regex.Escape(Trimmed(Output)).Replace("\\n…\\n", "\\n(?:.*\\n)*?", StringComparison.Ordinal) + "\\z",
            RegexOptions.None,
            TimeSpan.FromMinutes(10));

    /// <summary>Puts another output below the command in its page.</summary>
    public void Rewrite(string output)
    {
        var path = Path.Combine(Repository.Root, Page);
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace($"$ {Command}\n{Output}", $"$ {Command}\n{Trimmed(output)}", StringComparison.Ordinal));
    }

    public override string ToString() => $"{Page}: {Command}";

    private static string Trimmed(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd())).Trim('\n') + "\n";

    [GeneratedRegex(@"^```(?<kind>\w+)(?: title=(?<title>\S+))?\n(?<text>.*?\n)```$", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?:'[^']*'|[^\s'])+", RegexOptions.None, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Word();
}
