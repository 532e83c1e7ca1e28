using System.Globalization;
using System.Text;
using Aef.Core.Model;
using Aef.Core.Semantics;
using Aef.Workflows.Diagnostics;
using Aef.Workflows.Documents;
using Aef.Workflows.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Compiles pipelines to Cloud Workflows.</summary>
public static class CloudWorkflowsTarget
{
    /// <summary>
    /// Compiles a pipeline. Without <paramref name="parameters"/>, project and region come from the workflow's environment at run
    /// time and everything else has AEF's default name; the findings say so. The artifact is given also when a finding is an
    /// error, so that it can be looked at; nothing may be written then.
    /// </summary>
    public static WorkflowArtifact Compile(BoundPipeline pipeline, PlatformParameters? parameters = null, SourceFormat format = SourceFormat.Yaml, CloudWorkflowsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var findings = new DiagnosticBag();
        ReportParameters(pipeline, parameters, findings);
        ReportFailureKinds(pipeline, findings);
        var context = new LoweringContext(pipeline, options ?? CloudWorkflowsOptions.Default);
        var workflow = new PipelineLowering(context).Lower(parameters);
        var artifact = new WorkflowArtifact(pipeline, workflow, format, IndexByName(context.Levels), IndexByName(context.LevelEnds), findings.Items);
        ReportSize(artifact, findings);
        return artifact;
    }

    private static Dictionary<string, int> IndexByName(IEnumerable<StepLabel> labels) =>
        labels.Select((label, index) => (label.Name, index)).ToDictionary(l => l.Name, l => l.index, StringComparer.Ordinal);

    private static void ReportParameters(BoundPipeline pipeline, PlatformParameters? parameters, DiagnosticBag findings)
    {
        string[] missing = [.. Missing(parameters)];
        if (missing.Length > 0)
        {
            findings.Add(CloudWorkflowsDiagnostics.NoParameters.At(pipeline.Source.Location, string.Join(", ", missing)));
        }
    }

    private static IEnumerable<string> Missing(PlatformParameters? parameters)
    {
        if (parameters?.ProjectId is null)
        {
            yield return "the project";
        }

        if (parameters?.Region is null)
        {
            yield return "the region";
        }

        if (parameters?.JobsDefinitionsBucket is null)
        {
            yield return "the bucket of job files";
        }
    }

    private static void ReportFailureKinds(BoundPipeline pipeline, DiagnosticBag findings)
    {
        foreach (var name in pipeline.Steps.SelectMany(s => FailureKinds.Named(s.Retry)))
        {
            if (!FailureKinds.All.Contains(name.Text, StringComparer.Ordinal))
            {
                findings.Add(CloudWorkflowsDiagnostics.UnknownFailureKind.At(name.Location, name.Text, string.Join(", ", FailureKinds.All)));
            }
        }
    }

    private static void ReportSize(WorkflowArtifact artifact, DiagnosticBag findings)
    {
        if (artifact.Bytes <= WorkflowArtifact.MaxSourceBytes)
        {
            return;
        }

        var json = artifact.Format == SourceFormat.Yaml ? Encoding.UTF8.GetByteCount(artifact.Print(SourceFormat.Json)) : int.MaxValue;
        var hint = json <= WorkflowArtifact.MaxSourceBytes ? string.Create(CultureInfo.InvariantCulture, $"; as JSON it has {json:N0} and fits") : string.Empty;
        findings.Add(CloudWorkflowsDiagnostics.SourceTooLarge.At(artifact.Pipeline.Source.Location, artifact.Bytes.ToString("N0", CultureInfo.InvariantCulture), artifact.Format == SourceFormat.Yaml ? "YAML" : "JSON", hint));
    }
}
