using Aef.Core.Targets.Airflow;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Views.Templates;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Cli.Rendering;

/// <summary>Writes what was compiled from a definition as one JSON document, with each source that goes to no file.</summary>
internal static class CompileJson
{
    /// <summary>Writes the document; <paramref name="list"/> is the key of the files.</summary>
    public static void Write(
        TextWriter output,
        string list,
        IReadOnlyList<CompiledFile> files,
        IReadOnlyList<Diagnostic> diagnostics) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteBoolean("compiled", files.Count > 0);
        json.WriteStartArray(list);
        foreach (var (artifact, path) in files)
        {
            json.WriteStartObject();
            if (artifact is TextArtifact)
            {
                json.WriteString("target", TemplateTarget.TargetName);
            }

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
