using Aef.Workflows.Engine;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Hosting;

namespace Aef.Runs.Local;

/// <summary>Runs Cloud Workflows source locally.</summary>
public static class WorkflowRunner
{
    /// <summary>
    /// Runs to the end and returns the execution. <paramref name="listener"/> receives its events, on the thread that runs. Cancelling ends
    /// the execution as cancelled.
    /// </summary>
    public static async Task<Execution> RunAsync(
        WorkflowRunRequest request,
        ExecutionListener? listener = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Replayed?.Listener.Attach(listener);
        var engine = request.Replayed?.Engine ?? EngineOf(request, request.Journal is null ? listener : request.Journal.Listen(listener));
        if (request.Journal is { } journal)
        {
            return await journal.RunAsync(engine, request.Calls, request.Clock, cancellationToken).ConfigureAwait(false);
        }

        return request.RealTime
            ? await RealTimeHost.RunAsync(engine, request.Calls, request.Clock, cancellationToken).ConfigureAwait(false)
            : VirtualTimeHost.Run(engine, request.Calls, request.Start, cancellationToken);
    }

    /// <summary>
    /// Runs to the end and returns the run; <paramref name="onEvent"/> receives the log entries, the start and the end, on the thread that
    /// runs.
    /// </summary>
    public static async Task<Run> RunAsync(
        WorkflowRunRequest request,
        string name,
        Action<RunEvent>? onEvent,
        CancellationToken cancellationToken = default) =>
        await RunAsync(request, name, onEvent, listener => listener, Secrets.Empty, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Runs to the end and returns the run; <paramref name="complete"/> adds other listeners to that of the events. The failure of the run
    /// shows none of the <paramref name="secrets"/>.
    /// </summary>
    internal static async Task<Run> RunAsync(
        WorkflowRunRequest request,
        string name,
        Action<RunEvent>? onEvent,
        Func<ExecutionListener, ExecutionListener?> complete,
        Secrets secrets,
        CancellationToken cancellationToken)
    {
        var events = new List<RunEvent>();
        var execution = await RunAsync(request, complete(new WorkflowTracer(name, OnEvent)), cancellationToken).ConfigureAwait(false);
        var failures = WorkflowFailure.Of(MaskedExecution.Of(execution, secrets));
        return new Run(name, execution, events, failures) { IsRealTime = request.RealTime };

        void OnEvent(RunEvent happened)
        {
            events.Add(happened);
            onEvent?.Invoke(happened);
        }
    }

    /// <summary>Creates an engine at the start of the execution.</summary>
    internal static WorkflowEngine EngineOf(WorkflowRunRequest request, ExecutionListener? listener = null) =>
        new(WorkflowProgram.Compile(request.Workflow), request.Argument, request.Options, listener);
}
