using System.Text;
using System.Text.RegularExpressions;

namespace Aef.Core.Pipelines.Writing;

/// <summary>Recognizes Aef's output by how it begins. A user's file that begins the same way is treated as an edited output.</summary>
internal static partial class KnownOutput
{
    private const int MostRead = 160 * 1024;

    // AEF's own generator writes these: "aef compile" in AEF's form continues where it stopped.
    private const string WorkflowOfAef = "main:\n  params: [args]\n  steps:\n   - workflow:\n";
    private const string BucketOfAef = "Variable.get(\"DATA_TRANSFORMATION_GCS_BUCKET\")";

    /// <summary>What a file is that may not be replaced, for the end of a sentence.</summary>
    public static string WhyForeign(OutputKind kind) => kind switch
    {
        OutputKind.Text => "not empty, and text that a template created cannot be recognized",
        OutputKind.Imported => "not empty, and an import does not replace files",
        _ => $"not {Describe(kind)} that Aef wrote",
    };

    private static string Describe(OutputKind kind) => kind switch
    {
        OutputKind.Workflow => "a compiled workflow",
        OutputKind.Events => "a file of events",
        OutputKind.TestResults => "a file of test results",
        OutputKind.Coverage => "a file of coverage",
        OutputKind.Diagram => "a picture of a pipeline",
        OutputKind.Definition => "the definition of a pipeline",
        OutputKind.Sarif => "a SARIF log",
        OutputKind.Dag => "a compiled DAG",
        OutputKind.Terraform => "a compiled Terraform file",
        OutputKind.JobFile => "a job file",
        OutputKind.RunSummary => "the summary of a run",
        _ => "a schema",
    };

    /// <summary>
    /// True when the file may be replaced: it is empty or an earlier output of the kind. Pipes and devices are never replaced.
    /// </summary>
    public static bool MayReplace(string path, OutputKind kind)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var buffer = new byte[stream.CanSeek ? Math.Min(MostRead, stream.Length) : MostRead];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var text = Encoding.UTF8.GetString(buffer, 0, length).ReplaceLineEndings("\n");
        return text.Length == 0 || IsOf(kind, text);
    }

    /// <summary>True for the text of a compiled workflow.</summary>
    public static bool IsWorkflow(string text) => CompiledWorkflow().IsMatch(text);

    /// <summary>True for the text of a compiled DAG.</summary>
    public static bool IsDag(string text) => text.StartsWith("\"\"\"AEF pipeline ", StringComparison.Ordinal);

    private static bool IsOf(OutputKind kind, string text) => kind switch
    {
        OutputKind.Workflow => CompiledWorkflow().IsMatch(text) || text.StartsWith(WorkflowOfAef, StringComparison.Ordinal),
        OutputKind.Events => text.StartsWith("{\"sequence\":1,\"time\":\"", StringComparison.Ordinal),
        OutputKind.TestResults => text.Contains("<testsuites name=\"aef test\"", StringComparison.Ordinal),
        OutputKind.Coverage =>
            text.StartsWith("TN:\nSF:", StringComparison.Ordinal) || text.StartsWith("{\n  \"steps\": ", StringComparison.Ordinal),
        OutputKind.Diagram => Diagram().IsMatch(text),
        OutputKind.Definition => Definition().IsMatch(text) && !CompiledWorkflow().IsMatch(text),
        OutputKind.Terraform => text.StartsWith("{\n  \"//\": \"Compiled by aef.", StringComparison.Ordinal),
        OutputKind.JobFile => text.AsSpan().TrimStart().StartsWith("{"),
        OutputKind.Text or OutputKind.Imported => false,
        OutputKind.RunSummary =>
            (text.StartsWith("## ", StringComparison.Ordinal) && text.Contains("\n### Run\n", StringComparison.Ordinal))
            || text.StartsWith("{\n  \"format\": 1,\n  \"pipeline\": ", StringComparison.Ordinal),
        OutputKind.Dag => IsDag(text)
            || (text.Contains(BucketOfAef, StringComparison.Ordinal) && text.Contains("\nwith models.DAG(", StringComparison.Ordinal)),
        OutputKind.Sarif =>
            text.StartsWith("{\n  \"$schema\": \"https://", StringComparison.Ordinal)
                && text.Contains("\"name\": \"aef\"", StringComparison.Ordinal),
        _ => text.StartsWith("{\n  \"$schema\": \"https://json-schema.org/", StringComparison.Ordinal),
    };

    /// <summary>A compiled workflow, and each part of one, calls a routine of the support library in one of its first steps.</summary>
    [GeneratedRegex("\"?call\"?: ?\"?aef_[a-z_]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex CompiledWorkflow();

    /// <summary>
    /// A definition has keys that no other kind of file has. Definitions are edited, so the one that is replaced may be written by hand.
    /// </summary>
    [GeneratedRegex(
        "(^|[{,\\[-])\\s*[\"']?(definition|levels|level_id|threads)[\"']?\\s*:",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Definition();

    [GeneratedRegex("\\A(<svg |flowchart LR\n  accTitle: |digraph pipeline \\{\n|\\{\n  \"pipeline\": |[^\n]*  \\d+ levels?, \\d+ threads?, \\d+ steps?\n)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Diagram();
}
