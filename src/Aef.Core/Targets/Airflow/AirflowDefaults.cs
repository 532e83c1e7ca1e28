using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// The defaults of parameters on Airflow. A workflow knows its project and region; a DAG knows those of the platform parameters. Without
/// them, operators use the project of their connection, so the project has no value.
/// </summary>
/// <param name="step">The step.</param>
/// <param name="platform">The platform parameters; null without any.</param>
internal sealed class AirflowDefaults(BoundStep step, PlatformParameters? platform)
{
    /// <summary>The default; null when there is none, or when it is not known.</summary>
    public DocumentNode? Of(ExecutorParameter? parameter) => Resolve(parameter).Value;

    /// <summary>What the default refers to, if it must be known and is not; null otherwise.</summary>
    public string? UnknownIn(ExecutorParameter parameter) => Resolve(parameter).Unknown;

    private (DocumentNode? Value, string? Unknown) Resolve(ExecutorParameter? parameter)
    {
        if (parameter?.Default is not ScalarNode { ScalarKind: ScalarKind.String } text
            || AirflowReference.Parse(text.Text) is var parts && parts.All(p => p.IsLiteral))
        {
            return (parameter?.Default, null);
        }

        var value = string.Empty;
        foreach (var part in parts)
        {
            var (known, unknown) = part.Path switch
            {
                [] => (part.Text, null),
                ["run", "project"] => (platform?.ProjectId, parts.Count == 1 ? null : "the project of the workflow"),
                ["run", "region"] => (platform?.Region, "the region of the workflow"),
                ["platform", var key] => (platform?.Find(key), $"the platform parameter {Quoted.Text(key)}"),
                ["job", "name"] => (step.JobName, null),
                ["job", "step_id"] => (step.JobId, null),
                _ => ((string?)null, (string?)Quoted.Text(text.Text)),
            };
            if (known is null)
            {
                return (null, unknown);
            }

            value += known;
        }

        return (ScalarNode.String(value), null);
    }
}
