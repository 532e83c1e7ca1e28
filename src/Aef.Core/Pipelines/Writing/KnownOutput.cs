using System.Text;
using System.Text.RegularExpressions;

namespace Aef.Core.Pipelines.Writing;

/// <summary>Recognizes what Aef wrote by how it begins. A file of the user that happens to look so is an output that was edited.</summary>
internal static partial class KnownOutput
{
    private const int MostRead = 160 * 1024;

    /// <summary>The kind as the middle of a sentence.</summary>
    public static string Describe(OutputKind kind) => kind switch
    {
        OutputKind.Workflow => "a compiled workflow",
        OutputKind.Events => "a file of events",
        OutputKind.TestResults => "a file of test results",
        OutputKind.Coverage => "a file of coverage",
        OutputKind.Diagram => "a picture of a pipeline",
        _ => "a schema",
    };

    /// <summary>True when the file may be replaced: it is an earlier output of the kind, or there is nothing in it. Pipes and devices are not replaced at all.</summary>
    public static bool MayReplace(string path, OutputKind kind)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var buffer = new byte[MostRead];
        var length = stream.ReadAtLeast(buffer, MostRead, throwOnEndOfStream: false);
        var text = Encoding.UTF8.GetString(buffer, 0, length).ReplaceLineEndings("\n");
        return text.Length == 0 || IsOf(kind, text);
    }

    /// <summary>True for the text of a compiled workflow.</summary>
    public static bool IsWorkflow(string text) => IsOf(OutputKind.Workflow, text);

    private static bool IsOf(OutputKind kind, string text) => kind switch
    {
        OutputKind.Workflow => CompiledWorkflow().IsMatch(text),
        OutputKind.Events => text.StartsWith("{\"sequence\":1,\"time\":\"", StringComparison.Ordinal),
        OutputKind.TestResults => text.Contains("<testsuites name=\"aef test\"", StringComparison.Ordinal),
        OutputKind.Coverage => text.StartsWith("TN:\nSF:", StringComparison.Ordinal) || text.StartsWith("{\n  \"steps\": ", StringComparison.Ordinal),
        OutputKind.Diagram => Diagram().IsMatch(text),
        _ => text.StartsWith("{\n  \"$schema\": \"https://json-schema.org/", StringComparison.Ordinal),
    };

    /// <summary>A compiled workflow, and each part of one, calls a routine of the support library in one of its first steps.</summary>
    [GeneratedRegex("\"?call\"?: ?\"?aef_[a-z_]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CompiledWorkflow();

    [GeneratedRegex("\\A(<svg |flowchart LR\n  accTitle: |digraph pipeline \\{\n|\\{\n  \"pipeline\": |[^\n]*  \\d+ levels?, \\d+ threads?, \\d+ steps?\n)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Diagram();
}
