using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Hosting;

namespace Aef.Runs.Executors;

/// <content>Jobs that call the run back: the callback is sent when the executor has ended.</content>
internal sealed partial class ExecutorCallHandler
{
    /// <summary>The jobs that have not sent their callback, by its address.</summary>
    private readonly Dictionary<string, RunningJob> _calling = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public CallReply? Await(CallbackEffect callback, DateTimeOffset now) => cloud.Await(callback, now);

    /// <inheritdoc/>
    public void Replay(CallbackEffect callback, DateTimeOffset received, EffectOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (!outcome.IsFailure && callback.Callback["url"].TryGetString(out var url))
        {
            _calling.Remove(url);
        }
    }

    private RunningJob Calling(RunningJob work, JobContext job, CallEffect call)
    {
        if (job.Step.WaitsForCallback && call.Http is { } request && StepParameters.CallbackUrlIn(request, job.Step) is { } url)
        {
            _calling[url] = work;
        }

        return work;
    }

    private void Await(HostedEffect effect, CallbackEffect callback)
    {
        if (!callback.Callback["url"].TryGetString(out var url) || !_calling.TryGetValue(url, out var work))
        {
            Answer(effect, callback);
        }
        else if (effect.Loop.IsRealTime)
        {
            effect.WaitOutside(work.EndedAsync, _ => Send(effect, callback, url, work));
        }
        else
        {
            effect.At(effect.Loop.Now, () => OnceEnded(work, () => Send(effect, callback, url, work)));
        }
    }

    private void Send(HostedEffect effect, CallbackEffect callback, string url, RunningJob work)
    {
        if (work.Result is { } result && _calling.Remove(url))
        {
            var time = effect.Loop.IsRealTime ? effect.Loop.Now : work.Call.Time + TimeSpan.FromSeconds(Seconds(work.Call));
            cloud.Endpoints.Send(url, time, SimulatedCloud.Report(result.Failure));
        }

        Answer(effect, callback);
    }

    private void Answer(HostedEffect effect, CallbackEffect callback)
    {
        if (cloud.Await(callback, effect.Loop.Now) is { } request)
        {
            effect.Answer(request);
        }
    }
}
