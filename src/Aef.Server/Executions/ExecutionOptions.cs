using Aef.Server.Http;
using Aef.Server.Workflows;
using Aef.Workflows.Engine;

namespace Aef.Server.Executions;

/// <summary>What an execution receives from its workflow.</summary>
internal static class ExecutionOptions
{
    /// <summary>The labels of an execution: its own ones before those of the workflow.</summary>
    public static IReadOnlyDictionary<string, string?>? Inherit(
        IReadOnlyDictionary<string, string?>? inherited,
        IReadOnlyDictionary<string, string?>? own)
    {
        if (inherited is null || own is null)
        {
            return own is { Count: > 0 } ? own : inherited;
        }

        var labels = new Dictionary<string, string?>(inherited, StringComparer.Ordinal);
        foreach (var (key, value) in own)
        {
            labels[key] = value;
        }

        return labels;
    }

    /// <summary>The options of the engine.</summary>
    public static EngineOptions Of(ServerContext context, ExecutionName name, DeployedWorkflow workflow) => new()
    {
        Seed = name.Seed,
        Environment = new EngineEnvironment
        {
            ProjectId = name.Workflow.Parent.Project,
            ProjectNumber = ProjectNumbers.NumberOf(name.Workflow.Parent.Project),
            Location = name.Workflow.Parent.Location,
            WorkflowId = name.Workflow.Id,
            RevisionId = workflow.Resource.RevisionId ?? string.Empty,
            ServiceAccount = workflow.Resource.ServiceAccount?.Split('/')[^1] ?? string.Empty,
            ExecutionId = name.Id,
            CallbackAddress = context.Addresses.Self?.GetLeftPart(UriPartial.Authority),
            UserVariables = [.. (workflow.Resource.UserEnvVars ?? new Dictionary<string, string?>(StringComparer.Ordinal))
                .Select(v => (v.Key, v.Value ?? string.Empty))],
        },
    };
}
