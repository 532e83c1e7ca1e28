using System.Globalization;
using System.Text.RegularExpressions;
using Aef.Tests.Support;

namespace Aef.Tests.Diagnostics;

/// <summary>
/// A page <c>docs/diagnostics/AEFnnnn.md</c>: its title, and the first fenced example under <c>## Example</c>. The info string of the
/// fence names the kind of the example (<c>workflow</c>, <c>expression</c>, <c>json</c>, <c>definition</c>…). Inside an example
/// <c>«text»×300</c> means 300 times the text, in which <c>#</c> is the number of the repetition.
/// </summary>
internal sealed partial record DiagnosticPage(string Code, string Title, string? Kind, string Example)
{
    public static string Folder { get; } = Repository.PathOf("docs", "diagnostics");

    public static IReadOnlyList<DiagnosticPage> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "AEF*.md").Order(StringComparer.Ordinal).Select(Load)];

    private static DiagnosticPage Load(string path)
    {
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var title = text.Split('\n')[0];
        var section = text.IndexOf("\n## Example", StringComparison.Ordinal);
        var fence = Fence().Match(text, Math.Max(section, 0));
        return new DiagnosticPage(
            Path.GetFileNameWithoutExtension(path), title, fence.Success
                ? fence.Groups["kind"].Value
                : null, Expand(fence.Groups["text"].Value));
    }

    internal static string Expand(string text) => Repetition().Replace(text, match =>
    {
        var parts = match.Groups["text"].Value.Split('#');
        var count = int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
        return string.Concat(Enumerable.Range(0, count).Select(i => string.Join(i.ToString(CultureInfo.InvariantCulture), parts)));
    });

    [GeneratedRegex(@"^```(?<kind>[a-z-]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"«(?<text>[^»]*)»×(?<count>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Repetition();
}
