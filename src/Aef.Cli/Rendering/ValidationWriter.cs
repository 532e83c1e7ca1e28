using Aef.Cli.Terminal;
using Aef.Core.Reporting;
using Aef.Core.Workspace;

namespace Aef.Cli.Rendering;

/// <summary>Shows what checking several inputs found.</summary>
internal static class ValidationWriter
{
    /// <summary>Findings to standard error, one line an input to standard output.</summary>
    public static void WriteText(CliConsole console, IReadOnlyList<ValidatedInput> inputs)
    {
        foreach (var (name, result) in inputs)
        {
            new DiagnosticWriter(console.Error).WriteAll(result.Diagnostics);
            console.Output.Write(TerminalText.Clean(name)).Write(": ");
            console.Output.Write(result.HasErrors ? "invalid" : "valid", result.HasErrors ? TextStyle.Bad : TextStyle.Good);
            console.Output.Write(Describe(result));
            console.Output.WriteLine(result.Diagnostics.Count > 0 ? ": " + DiagnosticWriter.Count(result.Diagnostics) : string.Empty);
        }
    }

    /// <summary>One JSON document.</summary>
    public static void WriteJson(TextWriter output, IReadOnlyList<ValidatedInput> inputs) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteBoolean("valid", !inputs.Any(i => i.Result.HasErrors));
        json.WriteStartArray("files");
        foreach (var (name, result) in inputs)
        {
            json.WriteStartObject();
            json.WriteString("path", name);
            json.WriteOptional("kind", result.Kind switch { LoadedKind.Definition => "definition", LoadedKind.Workflow => "workflow", LoadedKind.PlatformParameters => "platform_parameters", _ => null });
            json.WriteBoolean("valid", !result.HasErrors);
            DiagnosticJson.Write(json, result.Diagnostics);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>One SARIF log, with paths relative to <paramref name="baseFolder"/>.</summary>
    public static void WriteSarif(TextWriter output, IReadOnlyList<ValidatedInput> inputs, string baseFolder) =>
        output.Write(SarifWriter.Write(inputs.Select(i => i.Name), inputs.SelectMany(i => i.Result.Diagnostics), baseFolder));

    private static string Describe(LoadResult result) => result switch
    {
        { Bound: { } pipeline } => $" definition, {Wording.Count(pipeline.Levels.Count, "level")}, {Wording.Count(pipeline.Steps.Count(), "step")}",
        { Kind: LoadedKind.Definition } => " definition",
        { Kind: LoadedKind.Workflow } => " workflow source",
        { Kind: LoadedKind.PlatformParameters } => " platform parameters",
        _ => string.Empty,
    };
}
