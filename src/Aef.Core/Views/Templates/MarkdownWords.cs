using System.Globalization;
using System.Text.RegularExpressions;
using Aef.Core.Operations;
using Aef.Core.Views.Reports;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Templates;

/// <summary>
/// Writes a value as text of a Markdown page, on one line: nothing in it becomes markup, a link, a mention or HTML, neither at the start of
/// a line nor in the cell of a table.
/// </summary>
internal static partial class MarkdownWords
{
    /// <summary>An invisible character after each @: GitHub finds addresses and mentions after it has decoded references.</summary>
    private const string At = "&#64;&#8288;";

    public static FilteredText Write(DocumentNode node) => new(node switch
    {
        ScalarNode { ScalarKind: ScalarKind.Null } => string.Empty,
        ScalarNode scalar => Of(scalar.Text),
        _ => Of(FlowText.Json(node)),
    });

    private static string Of(string text)
    {
        var line = Blanks().Replace(text, " ").Trim(' ');
        var escaped = MarkdownText.Of(line).Replace("&#64;", At, StringComparison.Ordinal);
        escaped = Schemes().Replace(escaped, "${scheme}&#58;").Replace("::", "&#58;&#58;", StringComparison.Ordinal);
        return Start().Replace(
            escaped,
            m => string.Create(CultureInfo.InvariantCulture, $"{m.Groups["number"].Value}&#{(int)m.Groups["mark"].Value[0]};"));
    }

    [GeneratedRegex(@"[\s\u0085\u2028\u2029]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Blanks();

    /// <summary>A scheme makes an address of what follows it.</summary>
    [GeneratedRegex(
        @"\b(?<scheme>https?|ftps?|mailto|tel|xmpp):",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Schemes();

    /// <summary>Marks that begin a list, a line, a heading or a definition when they are first in a line.</summary>
    [GeneratedRegex(
        @"\A((?<number>[0-9]+)(?<mark>[.)])(?=\s|\z)|(?<mark>-)(?=[-\s]|\z)|(?<mark>[:=]))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Start();
}
