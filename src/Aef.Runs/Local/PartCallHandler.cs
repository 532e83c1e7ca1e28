using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Children;

namespace Aef.Runs.Local;

/// <summary>
/// The environment of a run of a split pipeline: it runs the parts, each as an execution of its own beside its parent, and passes all other
/// calls to the environment of the whole run.
/// </summary>
internal sealed class PartCallHandler(
    IReadOnlyDictionary<string, WorkflowProgram> parts,
    EngineOptions options,
    ICallHandler environment,
    Func<string, ExecutionListener> listenerOf,
    Action<WorkflowEngine, ExecutionListener>? ended = null) : IHostedCallHandler
{
    private const string RunExecution = "googleapis.workflowexecutions.v1.projects.locations.workflows.executions.run";

    private ulong _started;

    /// <inheritdoc/>
    public void Begin(HostedEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        if (effect.Effect is CallbackEffect callback)
        {
            Await(effect, callback);
        }
        else if (effect.Effect is not CallEffect call)
        {
            return;
        }
        else if (call.Function == RunExecution
            && call.Arguments["workflow_id"].TryGetString(out var name)
            && parts.TryGetValue(name, out var part))
        {
            Start(effect, name, part, call.Arguments["argument"]);
        }
        else if (environment is IHostedCallHandler hosted)
        {
            hosted.Begin(effect);
        }
        else
        {
            effect.Answer(environment.Handle(call, effect.Loop.Now));
        }
    }

    private void Await(HostedEffect effect, CallbackEffect callback)
    {
        if (environment is IHostedCallHandler hosted)
        {
            hosted.Begin(effect);
        }
        else if ((environment as ICallbackHandler)?.Await(callback, effect.Loop.Now) is { } request)
        {
            effect.Answer(request);
        }
    }

    private void Start(HostedEffect effect, string name, WorkflowProgram part, WorkflowValue argument)
    {
        var ofPart = options.Environment with { WorkflowId = name, ExecutionId = null };
        var listener = listenerOf(name);
        var engine = new WorkflowEngine(
            part,
            argument,
            options with { Environment = ofPart, Seed = unchecked(options.Seed + (++_started << 32)) }, listener);
        var child = new ChildExecution(engine, this, effect.Loop);
        child.WhenEnded(() =>
        {
            ended?.Invoke(engine, listener);
            effect.Answer(child.Outcome);
        });
        child.Run();
    }
}
