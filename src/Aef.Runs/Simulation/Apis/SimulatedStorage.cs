using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation.Apis;

/// <summary>
/// The bucket of job files. A project that has the file of a job compiles it in; for the others the simulated bucket has a file with
/// invented values for the required parameters.
/// </summary>
internal static class SimulatedStorage
{
    /// <summary>Answers the request for the job file of a step.</summary>
    public static SimulatedAnswer JobFile(ApiRequest request, HttpRequest http, BoundStep step) =>
        request is { Method: "GET", Host: "storage.googleapis.com", Path: ["storage", "v1", "b", { Length: > 0 }, "o", var name] }
            && request["alt"] == "media"
            && http.Auth["type"].TryGetString(out var type) && type == "OAuth2"
            && step.Executor is { } executor
            && name == $"{executor.Name}/{step.JobName}.json"
            ? new SimulatedAnswer(200, WorkflowValue.FromMap(
                [.. executor.Parameters.Where(p => p.Required && p.Default is null).Select(p => (p.Name, Sample(executor, p)))]))
            : new SimulatedAnswer(404, $"Nothing exists at {http.Url}");

    private static WorkflowValue Sample(ExecutorDefinition executor, ExecutorParameter parameter) =>
        AddressParameters.Contains(executor, parameter.Name)
            ? AddressParameters.Address(parameter.Name)
            : Sample(parameter.Name, parameter.Type);

    private static WorkflowValue Sample(string name, InputType type) => type switch
    {
        InputType.Integer => 1,
        InputType.Number => 1.5,
        InputType.Boolean => true,
        InputType.List => WorkflowValue.FromList([$"simulated-{name}"]),
        InputType.Map => WorkflowValue.FromMap(("name", $"simulated-{name}")),
        _ => $"simulated-{name}",
    };
}
