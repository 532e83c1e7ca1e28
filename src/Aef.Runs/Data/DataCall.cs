using Aef.Core.Environments;
using Aef.Runs.Connections;
using Aef.Runs.Executors;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>One attempt of a job on data: its identity, its settings, and where it reports.</summary>
internal sealed record DataCall
{
    /// <summary>The connections of the environment.</summary>
    public required ConnectionSet Connections { get; init; }

    /// <summary>The environment, whose buckets are folders.</summary>
    public required ProjectEnvironment Environment { get; init; }

    /// <summary>The id of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>The JOB_ID, with the index of the item in a loop.</summary>
    public required string JobId { get; init; }

    /// <summary>The start of the job in the run: a backward NEXT starts it again.</summary>
    public int Start { get; init; } = 1;

    /// <summary>The attempt, counted from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>True if an interrupted process of the run may have done the work of this attempt.</summary>
    public bool MayHaveRun { get; init; }

    /// <summary>The parameters of the job: an object.</summary>
    public WorkflowValue Parameters { get; init; } = WorkflowValue.EmptyMap;

    /// <summary>The folder of the definition, to which relative paths refer.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>The time at which the attempt began.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>Evaluates a setting of the binding; null stays null.</summary>
    public Func<string?, WorkflowValue> Resolve { get; init; } = WorkflowValue.FromString;

    /// <summary>Reports a message with a severity.</summary>
    public Action<string, string> Log { get; init; } = (_, _) => { };

    /// <summary>Reports the rows and bytes so far.</summary>
    public Action<long?, long?> Progress { get; init; } = (_, _) => { };

    /// <summary>A setting: that of the binding, or else the first parameter of the job with one of the names.</summary>
    public WorkflowValue Setting(string? binding, params ReadOnlySpan<string> names)
    {
        var value = Resolve(binding);
        foreach (var name in names)
        {
            value = value.IsNull ? Parameters[name] : value;
        }

        return value;
    }

    /// <summary>Refuses work that may be done already, of which there is no record.</summary>
    public void RefuseRepetition(string reason)
    {
        if (MayHaveRun)
        {
            throw new DataJobException(
                $"The run was interrupted while the job was running, and {reason}: it may have been done. "
                + "Check the data, then rerun the step.");
        }
    }

    /// <summary>A setting as a string; null when it is missing.</summary>
    public string? Text(string? binding, params ReadOnlySpan<string> names) =>
        Setting(binding, names) is { IsNull: false } value ? SqlValues.TextOf(value) : null;

    /// <summary>Opens the connection of the job: the one that it names, or the default one.</summary>
    public async Task<(ISqlConnection Database, EnvironmentConnection Definition)> OpenAsync(
        string? setting,
        CancellationToken cancellationToken)
    {
        var name = Text(setting, "connection") ?? EnvironmentConnection.DefaultName;
        var database = await Connections.OpenAsync(name, m => Log("INFO", m), cancellationToken).ConfigureAwait(false);
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
