using Aef.Cli.Input;
using Aef.Cli.Terminal;
using Aef.Core.Views.Reports;
using Aef.Core.Views.Reports.Ci;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Runs.Workspace;

namespace Aef.Cli.Rendering;

/// <summary>Shows the results of checking several inputs.</summary>
internal static class ValidationWriter
{
    /// <summary>
    /// Writes problems to standard error, or as annotations to standard output; then one line per input to standard output.
    /// </summary>
    public static void WriteText(CliConsole console, IReadOnlyList<ValidatedInput> inputs, CiOutput? ci = null)
    {
        var shown = new HashSet<Diagnostic>(ReferenceEqualityComparer.Instance);
        if (ci is not null)
        {
            CiReport.Annotate(console, ci, inputs.SelectMany(i => i.Result.Diagnostics).Select(CiAnnotation.Of));
        }

        foreach (var input in inputs)
        {
            var (name, result) = input;

            // A problem of a configuration belongs to every definition below it, and is shown once.
            Diagnostic[] first = [.. result.Diagnostics.Where(shown.Add)];
            if (ci is null)
            {
                new DiagnosticWriter(console.Error).WriteAll(first);
            }

            console.Output.Write(TerminalText.Clean(name)).Write(": ");
            console.Output.Write(result.HasErrors ? "invalid" : "valid", result.HasErrors ? TextStyle.Bad : TextStyle.Good);
            console.Output.Write(Describe(result)).Write(input.IsLocal ? ", for runs on this computer" : string.Empty);
            console.Output.Write(result.Diagnostics.Count > 0 ? ": " + DiagnosticWriter.Count(result.Diagnostics) : string.Empty);
            console.Output.WriteLine(result.Suppressed.Count > 0 ? $" ({result.Suppressed.Count} suppressed)" : string.Empty);
        }

        var fixable = shown.Count(d => d.Fixes.Any(f => f.IsSafe));
        if (fixable > 0)
        {
            console.Error.WriteLine($"{DisplayText.Count(fixable, "problem")} can be fixed with 'aef validate --fix'.", TextStyle.Active);
        }
    }

    /// <summary>One JSON document.</summary>
    public static void WriteJson(TextWriter output, IReadOnlyList<ValidatedInput> inputs, IReadOnlyList<SkippedFile> skipped) =>
        JsonOutput.WriteObject(output, json =>
    {
        json.WriteBoolean("valid", !inputs.Any(i => i.Result.HasErrors));
        json.WriteStartArray("files");
        foreach (var (name, result) in inputs)
        {
            json.WriteStartObject();
            json.WriteString("path", name);
            json.WriteOptional(
                "kind",
                result.Kind switch { LoadedKind.Definition => "definition", LoadedKind.Workflow => "workflow", LoadedKind.PlatformParameters => "platform_parameters", LoadedKind.Configuration => "configuration", LoadedKind.Executor => "executor", LoadedKind.JobFile => "job", _ => null });
            json.WriteBoolean("valid", !result.HasErrors);
            DiagnosticJson.Write(json, result.Diagnostics.Concat(result.Suppressed));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        InputSearch.WriteSkipped(json, skipped);
    });

    /// <summary>One SARIF log, with paths relative to <paramref name="baseFolder"/>.</summary>
    public static void WriteSarif(TextWriter output, IReadOnlyList<ValidatedInput> inputs, string baseFolder) =>
        output.Write(
            SarifWriter.Write(
                inputs.Select(i => i.Name),
                inputs.SelectMany(i => i.Result.Diagnostics.Concat(i.Result.Suppressed)).Distinct(),
                baseFolder));

    private static string Describe(LoadResult result) => result switch
    {
        { Bound: { } pipeline } =>
            $" definition, {DisplayText.Count(pipeline.Levels.Count, "level")}, {DisplayText.Count(pipeline.Steps.Count(), "step")}",
        { Kind: LoadedKind.Definition } => " definition",
        { Kind: LoadedKind.Workflow } => " workflow source",
        { Kind: LoadedKind.PlatformParameters } => " platform parameters",
        { Kind: LoadedKind.Configuration } => " configuration",
        { Kind: LoadedKind.Executor } => " executor entry",
        { Kind: LoadedKind.JobFile } => " job file",
        _ => string.Empty,
    };
}
