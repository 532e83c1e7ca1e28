using Aef.Documents.Collections;
using Aef.Runs.Environments;
using Aef.Runs.Local;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Journal;

namespace Aef.Runs.Journals;

/// <summary>Starts the journals of new runs. The format is described in <c>docs/journal.md</c>.</summary>
public static class JournalStarter
{
    /// <summary>
    /// Starts the journal of a pipeline's run, for <see cref="LocalRunRequest.Journal"/>. <paramref name="sources"/> are the texts of the
    /// request;
    /// <paramref name="environment"/> describes where its mocks come from.
    /// </summary>
    public static RunJournalResult Start(
        string path, LocalRunRequest request, IEnumerable<JournalSource> sources, EnvironmentRequest? environment =
            null, JournalDurability durability = JournalDurability.Process)
    {
        ArgumentNullException.ThrowIfNull(sources);
        environment ??= EnvironmentRequest.Empty;
        return Start(
            path,
            request,
            sources.Concat(EnvironmentText.Sources(environment)),
            EnvironmentText.Write(environment),
            durability,
            rerunOf: null);
    }

    /// <summary>
    /// Starts the journal of a run of Cloud Workflows source, for <see cref="WorkflowRunRequest.Journal"/>. <paramref name="environment"/>
    /// describes its environment; the values of <paramref name="secrets"/> are not written to the journal.
    /// </summary>
    public static RunJournalResult Start(
        string path,
        WorkflowRunRequest request,
        string name,
        IEnumerable<JournalSource> sources,
        EnvironmentRequest? environment = null,
        Secrets? secrets = null,
        JournalDurability durability = JournalDurability.Process)
    {
        ArgumentNullException.ThrowIfNull(request);
        var header = new JournalHeader
        {
            Name = name,
            Kind = RunSources.WorkflowKind,
            Argument = request.Argument,
            Options = request.Options,
            RealTime = request.RealTime,
            Start = request.RealTime ? request.Clock.GetUtcNow() : request.Start,
            Sources = sources.Concat(EnvironmentText.Sources(environment ?? EnvironmentRequest.Empty)).ToEquatableList(),
            Calls = EnvironmentText.Write(environment ?? EnvironmentRequest.Empty),
        };
        return Start(path, header, durability, new JournalSecrets(secrets ?? Secrets.Empty));
    }

    internal static RunJournalResult Start(
        string path, LocalRunRequest request, IEnumerable<JournalSource> sources, WorkflowValue environment, JournalDurability durability, string? rerunOf)
    {
        ArgumentNullException.ThrowIfNull(request);
        request = request.AsWhole();
        var program = new JournalSource(RunSources.Program, null, request.SourceOverride ?? request.Artifact.PrintCompact());
        var header = new JournalHeader
        {
            Name = request.Artifact.Name,
            Kind = RunSources.PipelineKind,
            Argument = request.Argument,
            Options = LocalRunAssembly.OptionsOf(request),
            RealTime = request.RealTime,
            Mode = request.Local is null ? null : RunSources.RealMode,
            Start = request.RealTime ? request.Clock.GetUtcNow() : request.Start,
            Sources = sources.Append(program).ToEquatableList(),
            RerunOf = rerunOf,
            Calls = environment,
        };
        return Start(path, header, durability, new JournalSecrets(request.AllSecrets));
    }

    private static RunJournalResult Start(string path, JournalHeader header, JournalDurability durability, JournalSecrets secrets)
    {
        var creation = JournalWriter.Create(path, header, durability, secrets);
        return new RunJournalResult(creation.Writer is null ? null : new RunJournal(creation.Writer, header), creation.Diagnostics);
    }
}
