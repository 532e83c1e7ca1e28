using Aef.Documents.Tree;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Chooses the format of a source if the caller did not: YAML if that is within the limit, JSON otherwise. A format that nobody reads is
/// never printed.
/// </summary>
internal static class SourceChoice
{
    public static WorkflowArtifact Of(WorkflowArtifact yaml, SourceFormat? format)
    {
        var json = yaml.As(SourceFormat.Json);
        return (format ?? (yaml.Fits || !json.Fits ? SourceFormat.Yaml : SourceFormat.Json)) == SourceFormat.Yaml ? yaml : json;
    }
}
