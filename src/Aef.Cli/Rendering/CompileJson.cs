using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Cli.Rendering;

/// <summary>Writes the compiled workflows as one JSON document, with the source when it goes to no file.</summary>
internal static class CompileJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(
        TextWriter output,
        bool isCompiled,
        IReadOnlyList<CompiledFile> files,
        IReadOnlyList<Diagnostic> diagnostics) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteBoolean("compiled", isCompiled);
        json.WriteStartArray("workflows");
        foreach (var (workflow, path) in files)
        {
            json.WriteStartObject();
            json.WriteString("name", workflow.Name);
            json.WriteOptional("path", path);
            json.WriteString("format", workflow.Format == SourceFormat.Json ? "json" : "yaml");
            json.WriteNumber("bytes", workflow.Bytes);
            json.WriteNumber("max_bytes", WorkflowArtifact.MaxSourceBytes);
            json.WriteOptional("source", path is null ? workflow.Source : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        DiagnosticJson.Write(json, diagnostics);
    });
}
