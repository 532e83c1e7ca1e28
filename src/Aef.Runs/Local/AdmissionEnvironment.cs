using System.Globalization;
using Aef.Runs.Admission;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine;

namespace Aef.Runs.Local;

/// <summary>
/// The executions that a run of a pipeline with <c>concurrency</c> on this computer sees: its own, those of the script of a simulation,
/// and those because of which a real run is refused.
/// </summary>
internal static class AdmissionEnvironment
{
    /// <summary>The executions; null for a pipeline without <c>concurrency</c>, which does not ask for them.</summary>
    public static SimulatedExecutions? Of(LocalRunRequest request, WorkflowEngine engine, GatedAdmission admission)
    {
        if (request.Pipeline.Source.Concurrency is null)
        {
            return null;
        }

        var environment = engine.Options.Environment;
        return new SimulatedExecutions(environment, start =>
        {
            var label = request.LabelOverride
                ?? AdmissionKey.LabelOf(request.Pipeline, request.Parameters, request.Argument, start, environment);
            var own = Labels(label);
            return
            [
                new TimedExecution(engine.ExecutionId, start, null, own),
                .. Refusing(admission.Gate).Select((id, number) => new TimedExecution(id, start.AddSeconds(-1 - number), null, own)),
                .. request.Script.Executions.Select((other, number) => new TimedExecution(
                    string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{number + 1:D12}"),
                    start.AddMinutes(-other.StartedBeforeMinutes),
                    other.EndsAfterMinutes is { } minutes ? start.AddMinutes(minutes) : null,
                    other.Key is { } key ? Labels(AdmissionKey.LabelOf(key)) : own)),
            ];
        });
    }

    /// <summary>The runs because of which a run is refused. One that was admitted sees no other run.</summary>
    private static IReadOnlyList<string> Refusing(RunGate? gate) => gate is { State: AdmissionState.Refused } ? gate.Earlier : [];

    private static Dictionary<string, string> Labels(string? label) =>
        string.IsNullOrEmpty(label) ? [] : new Dictionary<string, string>(StringComparer.Ordinal) { [AdmissionKey.LabelName] = label };
}
