using Aef.Core.Environments;
using Aef.Documents.Text;
using Aef.Runs.Connections;
using Aef.Runs.Executors;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>One attempt of a job on data, and the environment in which it works.</summary>
/// <param name="Job">The attempt.</param>
/// <param name="Connections">The connections of the environment.</param>
/// <param name="Environment">The environment, whose buckets are folders.</param>
internal sealed record DataCall(JobCall Job, ConnectionSet Connections, ProjectEnvironment Environment)
{
    /// <summary>A setting: that of the binding, or else the first parameter of the job with one of the names.</summary>
    public WorkflowValue Setting(string? binding, params ReadOnlySpan<string> names)
    {
        var value = Job.Resolve(binding);
        foreach (var name in names)
        {
            value = value.IsNull ? Job.Parameters[name] : value;
        }

        return value;
    }

    /// <summary>Refuses work that may be done already, of which there is no record.</summary>
    public void RefuseRepetition(string reason)
    {
        if (Job.MayHaveRun)
        {
            throw new DataJobException(
                $"The run was interrupted while the job was running, and {reason}: it may have been done. "
                + "Check the data, then rerun the step.");
        }
    }

    /// <summary>A setting as a string; null when it is missing.</summary>
    public string? Text(string? binding, params ReadOnlySpan<string> names) =>
        Setting(binding, names) is { IsNull: false } value ? SqlValues.TextOf(value) : null;

    /// <summary>
    /// A setting with several values: those of the binding, or else those of the first parameter of the job with one of the names.
    /// </summary>
    public IReadOnlyList<WorkflowValue> Items(IReadOnlyList<string> binding, params ReadOnlySpan<string> names) =>
        binding.Count > 0 ? Job.ResolveAll(binding) : JobCall.ItemsOf(Setting(null, names));

    /// <summary>The values of the parameters of statements: an object.</summary>
    /// <exception cref="DataJobException">The setting is not an object.</exception>
    public WorkflowValue Values(string? binding = null) => Setting(binding, "values") switch
    {
        { IsNull: true } => WorkflowValue.EmptyMap,
        { Kind: WorkflowValueKind.Map } values => values,
        _ => throw new DataJobException("\"values\" must be an object with the values of the parameters."),
    };

    /// <summary>The only statement of a text, with its values.</summary>
    /// <param name="text">The text.</param>
    /// <param name="kind">The database.</param>
    /// <param name="what">What must be one query, for a message.</param>
    /// <param name="subject">What has the statements, for the same message.</param>
    /// <param name="values">The setting with the values of the parameters; null for the parameter of the job.</param>
    /// <exception cref="DataJobException">There is none, or there are several.</exception>
    public BoundStatement BindQuery(string text, ConnectionKind kind, string what, string subject, string? values = null)
    {
        var statements = SqlScript.Split(new SourceText(text), kind);
        return statements.Count == 1
            ? statements[0].Bind(kind, Values(values))
            : throw new DataJobException($"{what} must be one query; {subject} has {statements.Count} statements.");
    }

    /// <summary>Opens the connection of the job: the one that it names, or the default one.</summary>
    public async Task<(ISqlConnection Database, EnvironmentConnection Definition)> OpenAsync(
        string? setting,
        CancellationToken cancellationToken)
    {
        var name = Text(setting, "connection") ?? EnvironmentConnection.DefaultName;
        var database = await Connections.OpenAsync(name, m => Job.Log("INFO", m), cancellationToken).ConfigureAwait(false);
        return (database, Connections.Find(name, out _)!); // it was opened by this name
    }

    /// <summary>Runs a job; failures of databases and files fail the step with their message.</summary>
    public static async Task<JobResult> GuardAsync(Func<Task<WorkflowValue>> job)
    {
        try
        {
            return JobResult.Success(await job().ConfigureAwait(false));
        }
        catch (DataJobException e)
        {
            return JobResult.Failed(e.Message);
        }
        catch (ConnectionException e)
        {
            return JobResult.Failed(e.FullMessage);
        }
        catch (SqlFailedException e)
        {
            return JobResult.Failed(e.Message);
        }
    }
}
