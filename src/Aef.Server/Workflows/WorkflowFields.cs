using Aef.Google.Rest.Common;
using Aef.Google.Rest.Workflows;
using Aef.Server.Errors;
using Aef.Server.Http;
using Aef.Server.Lists;

namespace Aef.Server.Workflows;

/// <summary>The fields of workflows: their rules, how updates change them, and how lists filter and order them.</summary>
internal static class WorkflowFields
{
    /// <summary>The fields that a mask may name.</summary>
    public static IReadOnlyList<string> Updatable { get; } =
    [
        "description", "labels", "serviceAccount", "sourceContents", "cryptoKeyName", "callLogLevel", "userEnvVars",
        "executionHistoryLevel",
    ];

    /// <summary>What lists may name.</summary>
    public static ResourceFields<Workflow> Lists { get; } = new(
    [
        ("name", new(FilterFieldKind.Text, w => w.Name)),
        ("description", new(FilterFieldKind.Text, w => w.Description)),
        ("state", new(FilterFieldKind.Text, w => w.State)),
        ("revisionId", new(FilterFieldKind.Text, w => w.RevisionId)),
        ("createTime", new(FilterFieldKind.Time, w => w.CreateTime)),
        ("updateTime", new(FilterFieldKind.Time, w => w.UpdateTime)),
        ("revisionCreateTime", new(FilterFieldKind.Time, w => w.RevisionCreateTime)),
        ("labels", new(FilterFieldKind.Map, w => w.Labels)),
        ("serviceAccount", new(FilterFieldKind.Text, w => w.ServiceAccount)),
        ("callLogLevel", new(FilterFieldKind.Text, w => w.CallLogLevel)),
        ("executionHistoryLevel", new(FilterFieldKind.Text, w => w.ExecutionHistoryLevel)),
        ("cryptoKeyName", new(FilterFieldKind.Text, w => w.CryptoKeyName)),
    ]);

    /// <summary>Checks the input fields of a workflow.</summary>
    public static void Check(Workflow workflow)
    {
        FieldRules.CheckLength("workflow.description", workflow.Description, 1_000);
        FieldRules.CheckLabels(workflow.Labels);
        CheckLevels("workflow", workflow.CallLogLevel, workflow.ExecutionHistoryLevel);
        CheckVariables(workflow.UserEnvVars);
    }

    /// <summary>Checks the two levels, which executions have, too.</summary>
    public static void CheckLevels(string resource, string? callLogLevel, string? historyLevel)
    {
        FieldRules.CheckEnum(
            resource + ".call_log_level",
            callLogLevel,
            CallLogLevel.CallLogLevelUnspecified,
            CallLogLevel.LogAllCalls,
            CallLogLevel.LogErrorsOnly,
            CallLogLevel.LogNone);
        FieldRules.CheckEnum(
            resource + ".execution_history_level",
            historyLevel,
            "EXECUTION_HISTORY_LEVEL_UNSPECIFIED",
            "EXECUTION_HISTORY_BASIC",
            "EXECUTION_HISTORY_DETAILED");
    }

    /// <summary>A level that is not set is absent in answers.</summary>
    public static string? Specified(string? level) => level?.EndsWith("_UNSPECIFIED", StringComparison.Ordinal) == true ? null : level;

    /// <summary>The workflow with the masked fields of another one; null for all fields that can be updated.</summary>
    public static Workflow Merge(Workflow current, Workflow change, IReadOnlySet<string>? mask)
    {
        bool Has(string field) => mask is null || mask.Contains(field);
        return current with
        {
            Description = Has("description") ? change.Description : current.Description,
            Labels = Has("labels") ? change.Labels : current.Labels,
            ServiceAccount = Has("serviceAccount") ? change.ServiceAccount : current.ServiceAccount,
            SourceContents = Has("sourceContents") ? change.SourceContents : current.SourceContents,
            CryptoKeyName = Has("cryptoKeyName") ? change.CryptoKeyName : current.CryptoKeyName,
            CallLogLevel = Has("callLogLevel") ? change.CallLogLevel : current.CallLogLevel,
            UserEnvVars = Has("userEnvVars") ? change.UserEnvVars : current.UserEnvVars,
            ExecutionHistoryLevel = Has("executionHistoryLevel") ? change.ExecutionHistoryLevel : current.ExecutionHistoryLevel,
        };
    }

    /// <summary>The input fields as they are kept: defaults set, empty ones absent, output-only fields ignored.</summary>
    public static Workflow Normalize(Workflow workflow, LocationName location) => workflow with
    {
        Description = workflow.Description is { Length: > 0 } description ? description : null,
        Labels = workflow.Labels is { Count: > 0 } labels ? labels : null,
        ServiceAccount = AccountOf(workflow.ServiceAccount, location.Project),
        CryptoKeyName = workflow.CryptoKeyName is { Length: > 0 } key ? key : null,
        CallLogLevel = Specified(workflow.CallLogLevel),
        UserEnvVars = workflow.UserEnvVars is { Count: > 0 } variables ? variables : null,
        ExecutionHistoryLevel = Specified(workflow.ExecutionHistoryLevel),
        Tags = null,
        AllKmsKeys = null,
        AllKmsKeysVersions = null,
        CryptoKeyVersion = null,
        StateError = null,
        State = WorkflowState.Active,
    };

    /// <summary>True when a change of a workflow makes a new revision.</summary>
    public static bool IsNewRevision(Workflow old, Workflow changed) =>
        old.SourceContents != changed.SourceContents
        || old.ServiceAccount != changed.ServiceAccount
        || !SameMap(old.UserEnvVars, changed.UserEnvVars);

    private static bool SameMap(IReadOnlyDictionary<string, string?>? a, IReadOnlyDictionary<string, string?>? b) =>
        (a?.Count ?? 0) == (b?.Count ?? 0) && (a is null || a.All(e => b!.TryGetValue(e.Key, out var other) && other == e.Value));

    private static string AccountOf(string? account, string project)
    {
        var id = account?.Split('/')[^1];
        if (string.IsNullOrEmpty(id))
        {
            id = $"{ProjectNumbers.NumberOf(project)}-compute@developer.gserviceaccount.com";
        }

        var owner = account?.Split('/') is ["projects", var named, "serviceAccounts", _] && named != "-" ? named : project;
        return $"projects/{owner}/serviceAccounts/{id}";
    }

    private static void CheckVariables(IReadOnlyDictionary<string, string?>? variables)
    {
        if (variables is null)
        {
            return;
        }

        if (variables.Count > 20)
        {
            throw ApiException.InvalidField("workflow.user_env_vars", "There can be at most 20 variables.");
        }

        foreach (var (key, value) in variables)
        {
            if (key.Length == 0
                || key.StartsWith("GOOGLE", StringComparison.Ordinal)
                || key.StartsWith("WORKFLOWS", StringComparison.Ordinal))
            {
                throw ApiException.InvalidField(
                    "workflow.user_env_vars",
                    $"The name \"{key}\" must not be empty and must not start with GOOGLE or WORKFLOWS.");
            }

            FieldRules.CheckBytes("workflow.user_env_vars", key, 4_096);
            FieldRules.CheckBytes("workflow.user_env_vars", value, 4_096);
        }
    }
}
