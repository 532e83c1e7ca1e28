using System.Text;
using System.Text.Json;
using Aef.Google.Rest.Executions;
using Aef.Server.Errors;
using Aef.Server.Executions;
using Aef.Server.Http;
using Aef.Server.Workflows;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Execution = Aef.Google.Rest.Executions.Execution;
using ExecutionState = Aef.Google.Rest.Executions.ExecutionState;

namespace Aef.Server.Calls;

/// <summary>
/// The connector of executions, on this server. What a call starts has an id that depends on the call, so that a call that is repeated after
/// the end of a process starts nothing twice.
/// </summary>
internal sealed class ExecutionConnector(ServerContext context, WorkflowRegistry workflows, ExecutionRegistry executions)
{
    /// <summary>Answers a call of an execution. Only cancellation throws.</summary>
    public async Task<EffectOutcome> CallAsync(ExecutionName caller, CallEffect call, CancellationToken cancellationToken)
    {
        try
        {
            return call.Function.Split('.')[^1] switch
            {
                "run" => await RunAsync(caller, call, cancellationToken).ConfigureAwait(false),
                "map" => await MapAsync(caller, call, cancellationToken).ConfigureAwait(false),
                "create" => Value(await CreateAsync(caller, call).ConfigureAwait(false)),
                "get" => Value(executions.Get(NameOf(call))),
                "cancel" => Value(await executions.CancelAsync(NameOf(call)).ConfigureAwait(false)),
                "list" => List(call),
                _ => EffectOutcome.Failure(WorkflowErrors.Tagged("SystemError", $"{call.Function} is not available on this server")),
            };
        }
        catch (ApiException e)
        {
            var body = WorkflowValue.FromJson(JsonSerializer.SerializeToUtf8Bytes(
                new Aef.Google.Rest.Common.ErrorResponse { Error = e.Error.Body },
                ServerJson.Writer.ErrorResponse));
            return EffectOutcome.Failure(WorkflowErrors.Http(e.Error.HttpStatus, WorkflowValue.EmptyMap, body));
        }
    }

    private static EffectOutcome Value(Execution execution) =>
        EffectOutcome.Value(WorkflowValue.FromJson(JsonSerializer.SerializeToUtf8Bytes(execution, ServerJson.Writer.Execution)));

    private static string? Text(WorkflowValue value) => value.TryGetString(out var text) ? text : null;

    private ExecutionName NameOf(CallEffect call) =>
        Text(call.Arguments["name"]) is { } name && ExecutionName.Parse(name, context.Projects) is { } parsed
            ? parsed
            : throw ApiException.InvalidField("name", "The name of an execution is required.");

    /// <summary>A workflow by its whole name, or by its id in the project and location of the caller or of the arguments.</summary>
    private WorkflowName WorkflowOf(ExecutionName caller, CallEffect call, string argument)
    {
        var named = Text(call.Arguments[argument]) ?? throw ApiException.InvalidField(argument, "The workflow is required.");
        return WorkflowName.Parse(named, context.Projects) ?? new WorkflowName(
            new LocationName(
                context.Projects.IdOf(Text(call.Arguments["project_id"]) ?? caller.Workflow.Parent.Project),
                Text(call.Arguments["location"]) ?? caller.Workflow.Parent.Location),
            named);
    }

    private async Task<Execution> CreateAsync(ExecutionName caller, CallEffect call)
    {
        var body = call.Arguments["body"];
        var json = body.IsNull ? "{}" : body.ToString();
        using var document = JsonDocument.Parse(json);
        var node = System.Text.Json.Nodes.JsonObject.Create(document.RootElement) ?? [];
        var input = JsonBody.Convert(node, ServerJson.Reader.Execution);
        ExecutionFields.Check(input);
        var workflow = workflows.Get(WorkflowOf(caller, call, "parent"));
        return await executions.CreateAsync(workflow, input, IdOf(caller, call, 0)).ConfigureAwait(false);
    }

    private async Task<EffectOutcome> RunAsync(ExecutionName caller, CallEffect call, CancellationToken cancellationToken)
    {
        var workflow = workflows.Get(WorkflowOf(caller, call, "workflow_id"));
        var created = await StartAsync(caller, call, workflow, call.Arguments["argument"], 0).ConfigureAwait(false);
        return call.Arguments["connector_params"]["skip_polling"].TryGetBoolean(out var skips) && skips
            ? Value(created)
            : OutcomeOf(await WaitAsync(created, cancellationToken).ConfigureAwait(false));
    }

    private async Task<EffectOutcome> MapAsync(ExecutionName caller, CallEffect call, CancellationToken cancellationToken)
    {
        var workflow = workflows.Get(WorkflowOf(caller, call, "workflow_id"));
        var started = new List<Execution>();
        foreach (var argument in call.Arguments["arguments"].Items)
        {
            started.Add(await StartAsync(caller, call, workflow, argument, started.Count).ConfigureAwait(false));
        }

        var results = new List<WorkflowValue>();
        foreach (var execution in started)
        {
            var outcome = OutcomeOf(await WaitAsync(execution, cancellationToken).ConfigureAwait(false));
            if (outcome.IsFailure)
            {
                return outcome;
            }

            results.Add(outcome.Content);
        }

        return EffectOutcome.Value(WorkflowValue.FromList([.. results]));
    }

    private Task<Execution> StartAsync(ExecutionName caller, CallEffect call, DeployedWorkflow workflow, WorkflowValue argument, int index) =>
        executions.CreateAsync(
            workflow,
            new Execution { Argument = argument.IsNull ? null : argument.ToJson() },
            IdOf(caller, call, index));

    private static string IdOf(ExecutionName caller, CallEffect call, int index) =>
        ExecutionName.IdFor(FormattableString.Invariant($"{caller.Name}/{call.Id}/{index}"));

    private async Task<Execution> WaitAsync(Execution created, CancellationToken cancellationToken)
    {
        var name = ExecutionName.Parse(created.Name!, context.Projects)!; // created here
        return executions.FindActive(name) is { } run
            ? await run.Ended.WaitAsync(cancellationToken).ConfigureAwait(false)
            : executions.Get(name);
    }

    private static EffectOutcome OutcomeOf(Execution execution) => execution.State == ExecutionState.Succeeded
        ? EffectOutcome.Value(execution.Result is { } json ? WorkflowValue.FromJson(Encoding.UTF8.GetBytes(json)) : WorkflowValue.Null)
        : EffectOutcome.Failure(
            WorkflowErrors.Tagged("OperationError", "Execution failed or cancelled.").With("operation", Value(execution).Content));

    private EffectOutcome List(CallEffect call)
    {
        var parent = Text(call.Arguments["parent"]) is { } text ? WorkflowName.Parse(text, context.Projects) : null;
        var workflow = workflows.Get(parent ?? throw ApiException.InvalidField("parent", "The name of a workflow is required."));
        var found = ExecutionFields.Lists.Select(Text(call.Arguments["filter"]), executions.List(workflow.Name));
        var items = ExecutionFields.Lists.Order(Text(call.Arguments["orderBy"]), found)
            .Take(100)
            .Select(s => Value(s.ToBasic()).Content);
        return EffectOutcome.Value(WorkflowValue.FromMap(("executions", WorkflowValue.FromList([.. items]))));
    }
}
