using System.Text.RegularExpressions;
using Aef.Documents.Diagnostics;
using Aef.Runs.DiagnosticCatalog;
using Aef.Tests.Cli;

namespace Aef.Tests.Diagnostics;

/// <summary>Examples that are command lines of <c>aef</c>, in a folder with <c>flow.yaml</c>, a workflow, and <c>pipeline.yaml</c>, a definition.</summary>
internal static partial class ShellExamples
{
    private static readonly string[] Files = ["flow.yaml", "pipeline.yaml"];

    public static IEnumerable<Diagnostic> Run(string text)
    {
        using var session = new CliSession();
        session.File(Files[0], CliSamples.Workflow);
        session.File(Files[1], CliSamples.Definition);
        var found = new List<Diagnostic>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.StartsWith("aef ", StringComparison.Ordinal)))
        {
            string[] arguments = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(a => Array.Exists(Files, f => a.EndsWith(f, StringComparison.Ordinal)) ? a.Replace("flow.yaml", session.PathOf("flow.yaml"), StringComparison.Ordinal).Replace("pipeline.yaml", session.PathOf("pipeline.yaml"), StringComparison.Ordinal) : a)];
            var result = session.RunAsync(arguments).GetAwaiter().GetResult(); // a command does not come back to this thread
            found.AddRange(Codes().Matches(result.Error).Select(m => new Diagnostic(DiagnosticRegistry.Find(m.Groups["code"].Value).ShouldNotBeNull(), Location.None, m.Groups["message"].Value)));
        }

        return found;
    }

    [GeneratedRegex(@"(^|: )(error|warning|info) (?<code>AEF\d{4}): (?<message>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Codes();
}
