using System.Collections;
using Aef.Core.Pipelines.Catalog;
using Aef.Runs.Connections;
using Aef.Runs.Executors.Approvals;
using Aef.Runs.Executors.Notify;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Executors;

/// <summary>What the executors of a run share.</summary>
public sealed record LocalRunSettings
{
    /// <summary>The name of the environment.</summary>
    public string Environment { get; init; } = "local";

    /// <summary>The folder of the definition, to which relative paths refer.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>The folder for files that jobs keep with the run; null for a run that keeps none.</summary>
    public string? ArtifactsFolder { get; init; }

    /// <summary>Opens the logs of attempts; null for a run that keeps none.</summary>
    public IJobLogs? Logs { get; init; }

    /// <summary>The steps of the run that wait for a person; null for a run in which nobody can decide.</summary>
    public IApprovals? Approvals { get; init; }

    /// <summary>The runs that the steps of the run have started; null for a run that is not recorded.</summary>
    public IChildRuns? Children { get; init; }

    /// <summary>
    /// Opens the connections of the environment; null for a run without any, whose environment is not read from <c>aef.json</c>.
    /// </summary>
    public IConnectionFactory? Connections { get; init; }

    /// <summary>
    /// The state folder, with the file of the default connection; null for <c>.aef</c> next to <c>aef.json</c>, or in the folder.
    /// </summary>
    public string? StateFolder { get; init; }

    /// <summary>The local bindings by which the environment replaces those of executors, by the name of the executor.</summary>
    public IReadOnlyDictionary<string, LocalBinding> Substitutes { get; init; } = new Dictionary<string, LocalBinding>();

    /// <summary>
    /// Local kinds that need packages or connections, besides the built-in ones, which they replace if they have the same name.
    /// </summary>
    public IReadOnlyList<ILocalKind> Kinds { get; init; } = [];

    /// <summary>The environment variables of the process, which commands inherit.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = OfProcess();

    /// <summary>
    /// The passwords of connections and the addresses of webhooks, which commands inherit as environment variables: logs and messages of
    /// jobs must not contain them.
    /// </summary>
    internal IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>
    /// Returns the bearer token for a type of <c>auth</c>, <c>OAuth2</c> or <c>OIDC</c>; requests have none if it returns null, or is null.
    /// </summary>
    public Func<string, string?>? Tokens { get; init; }

    /// <summary>Sends notifications to the receivers of the environment; null for a run without any.</summary>
    internal Notifier? Notifier { get; init; }

    /// <summary>Inputs that look like secrets, which no message to others may contain.</summary>
    internal Secrets HiddenInputs { get; init; } = Secrets.Empty;

    /// <summary>What another run shares with this one: all except for the folder of this run, and what its earlier processes have done.</summary>
    internal LocalRunSettings ForOtherRun() => this with
    {
        Logs = null,
        ArtifactsFolder = null,
        Approvals = null,
        Children = null,
        IsResumed = false,
    };

    /// <summary>True if an interrupted run continues: an earlier process may have started its jobs.</summary>
    public bool IsResumed { get; init; }

    private static Dictionary<string, string> OfProcess()
    {
        var names = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var variables = new Dictionary<string, string>(names);
        foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? string.Empty;
        }

        return variables;
    }
}
