namespace Aef.Help;

/// <summary>
/// A page <c>docs/cmdlets/NAME.md</c>: the text under the title is the description, and below <c>## Examples</c> each
/// <c>###</c> heading begins an example with one fenced block of PowerShell and a comment or its output. Other sections are skipped.
/// </summary>
public sealed record CmdletPage(string Description, IReadOnlyList<CmdletExample> Examples)
{
    private const string Fence = "```";

    /// <summary>Reads a page.</summary>
    public static CmdletPage Read(string path)
    {
        var description = new List<string>();
        var examples = new List<(string Title, List<string> Code, List<string> Info, List<string> Output)>();
        var section = string.Empty;
        var isCode = false;
        var isOutput = false;
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            if (!isCode && !isOutput && line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line[3..];
            }
            else if (section is not ("" or "Examples"))
            {
                continue;
            }
            else if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                isCode = line == Fence + "powershell";
                isOutput = !isCode && line.Length > Fence.Length;
            }
            else if (isCode || isOutput)
            {
                (isCode ? examples[^1].Code : examples[^1].Output).Add(line);
            }
            else if (line.StartsWith("### ", StringComparison.Ordinal))
            {
                examples.Add((line[4..], [], [], []));
            }
            else
            {
                (examples.Count == 0 ? description : examples[^1].Info).Add(line);
            }
        }

        return new CmdletPage(
            Join(description),
            [.. examples.Select(e => new CmdletExample(e.Title, string.Join('\n', e.Code), Join(e.Info), string.Join('\n', e.Output)))]);
    }

    private static string Join(List<string> lines) => string.Join('\n', lines).Trim();
}
