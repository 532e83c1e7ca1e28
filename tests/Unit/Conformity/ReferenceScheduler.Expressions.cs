using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aef.Tests.Conformity;

/// <content>
/// Parameters are evaluated once, after the condition, when the step starts; outputs have at most 64 KiB each and 256 KiB together.
/// </content>
internal sealed partial class ReferenceScheduler
{
    private const int MostBytesOfOne = 65_536;
    private const int MostBytesOfAll = 262_144;
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, string> _outputs = []; // of steps that have succeeded in this run
    private readonly Dictionary<(string Job, int Start), string> _received = [];
    private string? _properties; // that the function of the running step receives

    // A condition is true or false; a step that has not ended is skipped.
    private bool Holds(ScenarioCondition? condition) =>
        condition is null
            || (condition.Subject != ConditionSubject.Status ? HoldsOther(condition)
                : condition.Step is null
                    ? condition.IsEqual
                    : (condition.Status == ScenarioParameter.OutputStatus
                        ? OutputOf(condition.Step) is not null
                        : StatusOf(condition.Step) == condition.Status) == condition.IsEqual);

    private int? SkipByCondition(IEnumerable<ScenarioStep> steps)
    {
        foreach (var step in steps)
        {
            Forget(step.Id);
            Report("StepSkipped", step, detail: "when is false");
        }

        return null;
    }

    // Outside of its thread, the output of a step with items is a list.
    private JsonNode? OutputOf(string step) => _items.TryGetValue(step, out var items)
        ? new JsonArray([.. Enumerable.Range(0, items).Select(i => (JsonNode?)_outputs.GetValueOrDefault($"{step}[{i}]"))])
        : _ofItems.Contains(step) ? new JsonArray() : _outputs.GetValueOrDefault(step);

    private void Forget(string step)
    {
        _statuses.Remove(step);
        _outputs.Remove(step);
    }

    /// <summary>False when a parameter cannot be evaluated, which fails the step.</summary>
    private bool Evaluate(ScenarioStep step)
    {
        _properties = null;
        if (step.With.Count == 0)
        {
            return true;
        }

        if (step.With.Any(p => p is { Kind: ParameterKind.FirstOfOutput, Step: { } read } && OutputOf(read) is not JsonValue))
        {
            Fail(step, attempt: null, "ExpressionError");
            return false;
        }

        var properties = new JsonObject();
        if (step.HasProperties)
        {
            properties["own"] = 1;
            properties["p0"] = "replaced";
        }

        foreach (var parameter in step.With.Where(p => !p.IsSecret))
        {
            properties[parameter.Name] = ValueOf(parameter);
        }

        _properties = properties.ToJsonString(Relaxed);
        return true;
    }

    private JsonNode? ValueOf(ScenarioParameter parameter) => parameter.Kind switch
    {
        ParameterKind.Literal => "${run.id}",
        ParameterKind.Status => StatusOf(parameter.Step!), // all other kinds read a step
        ParameterKind.Text => new JsonObject { ["in"] = new JsonArray("a", $"status: {StatusOf(parameter.Step!)}") },
        ParameterKind.Long => ParameterText.Repeated(StatusOf(parameter.Step!)),
        ParameterKind.Output => OutputOf(parameter.Step!),
        ParameterKind.FirstOfOutput => OutputOf(parameter.Step!)!.ToString()[..1],
        _ => OutputOf(parameter.Step!) is JsonArray list ? list.Count : OutputOf(parameter.Step!)?.ToString().Length ?? 0,
    };

    /// <summary>Notes what the function receives, and returns the number of the start.</summary>
    private int Received(ScenarioStep step)
    {
        var start = _starts[step.Id] = _starts.GetValueOrDefault(step.Id) + 1;
        if (_properties is not null && step.Api is null)
        {
            _received[(step.Id, start)] = _properties;
        }

        return start;
    }

    /// <summary>False when the output that expressions read is too large, which fails the step.</summary>
    private bool KeepOutput(ScenarioStep step, int attempt)
    {
        Forget(step.Id);
        if (step.Type == "async" || !IsRead(StepOf(step.Id)))
        {
            return true;
        }

        var output = ParameterText.Text(step);
        var isOver = output.Length + 2 > MostBytesOfOne || _outputs.Values.Sum(o => o.Length + 2) + output.Length + 2 > MostBytesOfAll;
        if (isOver)
        {
            Fail(step, attempt, "OutputTooLarge");
            return false;
        }

        _outputs[step.Id] = output;
        return true;
    }

    /// <summary>True when a condition or a parameter reads the output of the step.</summary>
    private bool IsRead(string id) =>
        _scenario.Conditions.Any(c => c is { Status: ScenarioParameter.OutputStatus } && c.Step == id)
        || _scenario.Steps.SelectMany(s => s.With).Any(p => ReadsOutput(p, id));

    private static bool ReadsOutput(ScenarioParameter parameter, string id) =>
        parameter.Step == id && parameter.Kind is (ParameterKind.Output or ParameterKind.FirstOfOutput or ParameterKind.Sizes);

    // A thread or level expression that fails, fails the first step that it covers, whether the thread may continue after it or not.
    private int? FailFirst(ScenarioThread thread)
    {
        Fail(thread.Steps[0] with { Continue = false }, attempt: null, "ExpressionError");
        return null;
    }

    private void Fail(ScenarioStep step, int? attempt, string kind)
    {
        Forget(step.Id);
        _statuses[step.Id] = "failed";
        Report("StepFailed", step, attempt, kind);
        _failures.Add(new ExpectedFailure(step.Id, kind, attempt ?? 0, null, step.Continue));
    }
}
