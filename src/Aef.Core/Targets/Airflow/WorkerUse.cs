using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// Whether a task waits on a worker. Airflow counts only the tasks on workers for its limits, so a task that has a limit waits there. A
/// sensor that waits outside of a worker is never repeated after its limit, so one with <c>retry</c> waits on a worker too: there, its
/// <c>execution_timeout</c> ends each attempt.
/// </summary>
internal static class WorkerUse
{
    private const string Deferrable = "deferrable";
    private const string Mode = "mode";
    private const string Reschedule = "reschedule";

    /// <summary>The arguments of an operator; those that would make the task leave its worker are changed where it must stay.</summary>
    public static IEnumerable<PyKeyword> Adjust(IEnumerable<PyKeyword> arguments, BoundStep step, DagPlace place, DagContext context)
    {
        var (isLimited, isRepeated) = (IsLimited(place, context), step.Retry is { MaxAttempts: > 1 });
        return arguments.Select(a => a switch
        {
            { Name: Deferrable } when isLimited => new PyKeyword(Deferrable, PyConstant.False),
            { Name: Mode, Value: PyString { Value: Reschedule } } when isLimited || isRepeated => Sensor(isOnWorker: true),
            _ => a,
        });
    }

    /// <summary>The argument of a sensor that cannot be repeated.</summary>
    public static PyKeyword Sensor(DagPlace place, DagContext context) => Sensor(IsLimited(place, context));

    private static PyKeyword Sensor(bool isOnWorker) => new(Mode, new PyString(isOnWorker ? "poke" : Reschedule));

    private static bool IsLimited(DagPlace place, DagContext context) => context.MaxTasks is not null || place.MostAtOnce is not null;
}
