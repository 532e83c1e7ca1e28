using System.Net.Sockets;
using Aef.Documents.Diagnostics;
using Aef.Runs.Environments;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Journal;

namespace Aef.Runs.Journals;

/// <summary>Opens the environment of an earlier run again, from its journal.</summary>
internal sealed class JournaledEnvironments(AefWorkspace workspace)
{
    /// <summary>
    /// Loads the environment. In the journal of Cloud Workflows source, it replaces the names of secrets with their values.
    /// </summary>
    public EnvironmentResult Load(JournalSession session, DiagnosticBag diagnostics)
    {
        var environment = RunEnvironments.Load(workspace, EnvironmentText.Read(session.Content.Header.Calls));
        diagnostics.AddRange(environment.Diagnostics.Where(JournaledRequests.IsError));
        if (session.Content.Header.Kind != RunSources.PipelineKind)
        {
            diagnostics.AddRange(diagnostics.HasErrors ? [] : session.UseSecrets(new JournalSecrets(environment.Environment.Secrets)));
        }

        return environment;
    }

    /// <summary>Does the same for a pipeline, of which some secrets may be simulated.</summary>
    public static void UseSecrets(JournalSession session, LocalRunRequest? request, DiagnosticBag diagnostics)
    {
        if (request is not null && !diagnostics.HasErrors)
        {
            diagnostics.AddRange(session.UseSecrets(new JournalSecrets(request.AllSecrets)));
        }
    }

    /// <summary>
    /// Opens the environment. Callbacks must arrive at the address of the first process, because workflows have passed it on. When it is
    /// not available, the environment has no callbacks, and <paramref name="unavailable"/> is set: a run that has not ended cannot continue
    /// then.
    /// </summary>
    public static LiveEnvironment Open(
        EnvironmentResult environment,
        JournalContent journal,
        Func<string, ExecutionListener?>? childListener,
        out Diagnostic? unavailable)
    {
        var header = journal.Header;
        var address = Uri.TryCreate(header.Options.Environment.CallbackAddress, UriKind.Absolute, out var uri) ? uri : null;
        var source = header.Find(RunSources.Workflow) is { } text ? JournaledRequests.TextOf(text) : null;
        unavailable = null;
        try
        {
            return LiveEnvironment.Open(
                environment,
                source,
                header.RealTime && !journal.HasEnded,
                address?.Port ?? 0,
                header.Options,
                childListener);
        }
        catch (SocketException e)
        {
            unavailable = JournalDiagnostics.CannotOpen.At(
                Location.None,
                $"callbacks of this run arrive at {address}, which is not available: {e.Message}");
            return LiveEnvironment.Open(environment, source, realTime: false, engine: header.Options, childListener: childListener);
        }
    }
}
