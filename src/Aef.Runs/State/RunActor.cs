using Aef.Workflows.Engine.Values;

namespace Aef.Runs.State;

/// <summary>Who does something: the user, the computer, and the job of the CI system if there is one.</summary>
/// <param name="User">The name of the user.</param>
/// <param name="Host">The name of the computer.</param>
public sealed record RunActor(string User, string Host)
{
    /// <summary>The CI system, <c>github</c> or <c>azure</c>; null outside of CI.</summary>
    public string? CiSystem { get; init; }

    /// <summary>The repository or project of the CI job.</summary>
    public string? CiProject { get; init; }

    /// <summary>The workflow or pipeline and the job of the CI system.</summary>
    public string? CiJob { get; init; }

    /// <summary>The id of the run of the CI system.</summary>
    public string? CiRun { get; init; }

    /// <summary>Who started the run of the CI system.</summary>
    public string? CiUser { get; init; }

    /// <summary>The actor of a process. <paramref name="variable"/> returns environment variables, of which CI systems set some.</summary>
    public static RunActor Create(string user, string host, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable("GITHUB_ACTIONS") == "true")
        {
            return new RunActor(user, host)
            {
                CiSystem = "github",
                CiProject = variable("GITHUB_REPOSITORY"),
                CiJob = Join(variable("GITHUB_WORKFLOW"), variable("GITHUB_JOB")),
                CiRun = variable("GITHUB_RUN_ID"),
                CiUser = variable("GITHUB_ACTOR"),
            };
        }

        return !string.IsNullOrEmpty(variable("BUILD_BUILDID"))
            ? new RunActor(user, host)
            {
                CiSystem = "azure",
                CiProject = variable("SYSTEM_TEAMPROJECT"),
                CiJob = Join(variable("BUILD_DEFINITIONNAME"), variable("SYSTEM_JOBNAME")),
                CiRun = variable("BUILD_BUILDID"),
                CiUser = variable("BUILD_REQUESTEDFOR"),
            }
            : new RunActor(user, host);
    }

    /// <summary>The actor in one line, for people.</summary>
    public override string ToString() => CiSystem is null ? $"{User}@{Host}" : $"{CiUser ?? User}@{CiSystem}:{CiJob ?? CiProject ?? Host}";

    internal WorkflowValue ToValue() => Fields.Map(
        ("user", User),
        ("host", Host),
        ("ci", CiSystem is null ? default : Fields.Map(
            ("system", CiSystem), ("project", CiProject), ("job", CiJob), ("run", CiRun), ("user", CiUser))));

    internal static RunActor FromValue(WorkflowValue value) =>
        new(Fields.Text(value, "user") ?? string.Empty, Fields.Text(value, "host") ?? string.Empty)
        {
            CiSystem = Fields.Text(value["ci"], "system"),
            CiProject = Fields.Text(value["ci"], "project"),
            CiJob = Fields.Text(value["ci"], "job"),
            CiRun = Fields.Text(value["ci"], "run"),
            CiUser = Fields.Text(value["ci"], "user"),
        };

    private static string? Join(string? first, string? second) =>
        string.IsNullOrEmpty(first) ? second : string.IsNullOrEmpty(second) ? first : $"{first}/{second}";
}
