using Aef.Core.Targets.Airflow;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Cli.Rendering;

/// <summary>Writes the compiled workflows or DAGs as one JSON document, with the source when it goes to no file.</summary>
internal static class CompileJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(
        TextWriter output,
        bool isCompiled,
        bool isAirflow,
        IReadOnlyList<CompiledFile> files,
        IReadOnlyList<Diagnostic> diagnostics) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteBoolean("compiled", isCompiled);
        json.WriteStartArray(isAirflow ? "dags" : "workflows");
        foreach (var (artifact, path) in files)
        {
            json.WriteStartObject();
            json.WriteString("name", artifact.Name);
            json.WriteOptional("path", path);
            switch (artifact)
            {
                case WorkflowArtifact workflow:
                    json.WriteString("format", workflow.Format == SourceFormat.Json ? "json" : "yaml");
                    json.WriteNumber("bytes", workflow.Bytes);
                    json.WriteNumber("max_bytes", WorkflowArtifact.MaxSourceBytes);
                    break;
                case AirflowArtifact dag:
                    json.WriteNumber("airflow", (int)dag.Generation);
                    break;
            }

            json.WriteOptional("source", path is null ? artifact.Source : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        DiagnosticJson.Write(json, diagnostics);
    });
}
