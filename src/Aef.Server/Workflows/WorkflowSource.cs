using System.Text;
using Aef.Adapters.Yaml;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Server.Errors;
using Aef.Workflows.Engine;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Parsing;

namespace Aef.Server.Workflows;

/// <summary>Checks sources as a deployment does, and compiles them.</summary>
internal static class WorkflowSource
{
    /// <summary>The largest source, in bytes.</summary>
    public const int MaxBytes = 128 * 1024;

    private const string FileName = "main.yaml";

    /// <summary>The program of a source, or the error of its deployment.</summary>
    public static (WorkflowProgram? Program, ApiError? Error) Compile(string source)
    {
        if (Encoding.UTF8.GetByteCount(source) > MaxBytes)
        {
            return (null, ApiError.Create(ApiCode.InvalidArgument, "failed to build: the source is larger than 128 KB"));
        }

        var parsed = new WorkflowParser(new YamlDocumentReader()).Parse(new SourceText(source, FileName));
        var diagnostics = parsed.Workflow is null ? parsed.Diagnostics : [.. parsed.Diagnostics, .. WorkflowAnalyzer.Analyze(parsed.Workflow)];
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0 || parsed.Workflow is null)
        {
            var lines = errors.Select(e => e.Location.HasPosition
                ? $"{FileName}:{e.Location.Start.Line}:{e.Location.Start.Column}: {e.Message}"
                : e.Message);
            return (null, ApiError.Create(ApiCode.InvalidArgument, "failed to build: " + string.Join('\n', lines)));
        }

        return (WorkflowProgram.Compile(parsed.Workflow), null);
    }
}
