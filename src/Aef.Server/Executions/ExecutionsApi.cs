using System.Text.Json;
using Aef.Google.Rest.Common;
using Aef.Google.Rest.Executions;
using Aef.Server.Errors;
using Aef.Server.Http;
using Aef.Server.Lists;
using Aef.Server.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aef.Server.Executions;

/// <summary>The API of Workflow Executions, v1 (google-rest.md, section 3), without step entries and callbacks.</summary>
internal sealed class ExecutionsApi(ServerContext context, WorkflowRegistry workflows, ExecutionRegistry executions) : IServerApi
{
    /// <summary>The header by which a call of an execution on this server is recognized when it is repeated.</summary>
    public const string CallHeader = "X-Aef-Call";

    private readonly ResourceFields<ExecutionSummary> _fields =
        new(ExecutionFields.Fields(summary => StepNames(context, executions, summary)));

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        const string Workflow = "/v1/projects/{project}/locations/{location}/workflows/{workflow}";
        const string Execution = Workflow + "/executions/{execution}";
        routes.MapPost(Workflow + "/executions", (RequestDelegate)CreateAsync);
        routes.MapGet(Workflow + "/executions", (RequestDelegate)ListAsync);
        routes.MapPost(Workflow + ":triggerPubsubExecution", (RequestDelegate)TriggerAsync);
        routes.MapGet(Execution, (RequestDelegate)GetAsync);
        routes.MapPost(Execution + ":cancel", (RequestDelegate)CancelAsync);
        routes.MapGet(Execution + ":exportData", (RequestDelegate)ExportAsync);
        routes.MapPost(Execution + ":deleteExecutionHistory", (RequestDelegate)DeleteHistoryAsync);
    }

    /// <inheritdoc/>
    public void Start() => executions.Resume();

    /// <inheritdoc/>
    public Task StopAsync() => executions.DetachAsync();

    /// <inheritdoc/>
    public Task ResetAsync() => executions.ClearAsync();

    /// <inheritdoc/>
    public IEnumerable<(string Name, string Help, double Value)> Metrics() =>
    [
        ("aef_executions_active", "Executions that run.", executions.ActiveCount),
        ("aef_executions_created_total", "Executions that were created since the start of the server.", executions.CreatedCount),
    ];

    private static IReadOnlyList<string> StepNames(ServerContext context, ExecutionRegistry executions, ExecutionSummary summary) =>
        ExecutionName.Parse(summary.Name, context.Projects) is { } name
            ? [.. executions.Steps(name).Select(s => s.Step ?? string.Empty).Distinct(StringComparer.Ordinal)]
            : [];

    private static string ViewOf(HttpContext http, string otherwise)
    {
        var view = PageRequest.Text(http, "view");
        FieldRules.CheckEnum("view", view, "EXECUTION_VIEW_UNSPECIFIED", "BASIC", "FULL");
        return view is "BASIC" or "FULL" ? view : otherwise;
    }

    private async Task CreateAsync(HttpContext http)
    {
        var workflow = workflows.Get(WorkflowName.Of(http, context.Projects));
        var input = await JsonBody.ReadAsync(http, ServerJson.Reader.Execution).ConfigureAwait(false);
        ExecutionFields.Check(input);
        var call = http.Request.Headers[CallHeader].ToString();
        var id = call.Length > 0 ? ExecutionName.IdFor(call) : null;
        var created = await executions.CreateAsync(workflow, input, id).ConfigureAwait(false);
        await JsonBody.WriteAsync(http, created, ServerJson.Writer.Execution).ConfigureAwait(false);
    }

    private async Task TriggerAsync(HttpContext http)
    {
        var workflow = workflows.Get(WorkflowName.Of(http, context.Projects));
        var input = await JsonBody.ReadAsync(http, ServerJson.Reader.TriggerPubsubExecutionRequest).ConfigureAwait(false);
        var created = await executions.CreateAsync(
            workflow,
            new Execution { Argument = PubsubArgument.Create(input, context.Clock.GetUtcNow()) },
            PubsubArgument.IdFor(workflow.Name, input, context.Clock.GetUtcNow())).ConfigureAwait(false);
        await JsonBody.WriteAsync(http, created, ServerJson.Writer.Execution).ConfigureAwait(false);
    }

    private Task GetAsync(HttpContext http)
    {
        var execution = executions.Get(ExecutionName.Of(http, context.Projects));
        return JsonBody.WriteAsync(
            http,
            ViewOf(http, "FULL") == "FULL" ? execution : new ExecutionSummary(execution).ToBasic(),
            ServerJson.Writer.Execution);
    }

    private Task ListAsync(HttpContext http)
    {
        var workflow = workflows.Get(WorkflowName.Of(http, context.Projects));
        var isFull = ViewOf(http, "BASIC") == "FULL";
        var page = PageRequest.Of(http, 100, isFull ? 100 : 1_000);
        var found = _fields.Select(page.Filter, executions.List(workflow.Name));
        var (items, next) = page.Page(_fields.Order(page.OrderBy, found), s => s.Id);
        var shown = items
            .Select(s => isFull ? executions.Find(new ExecutionName(workflow.Name, s.Id)) : s.ToBasic())
            .OfType<Execution>()
            .ToList();
        return JsonBody.WriteAsync(
            http,
            new ListExecutionsResponse { Executions = shown.Count == 0 ? null : shown, NextPageToken = next },
            ServerJson.Writer.ListExecutionsResponse);
    }

    private async Task CancelAsync(HttpContext http)
    {
        await JsonBody.ReadAsync(http, ServerJson.Reader.Empty).ConfigureAwait(false);
        var cancelled = await executions.CancelAsync(ExecutionName.Of(http, context.Projects)).ConfigureAwait(false);
        await JsonBody.WriteAsync(http, cancelled, ServerJson.Writer.Execution).ConfigureAwait(false);
    }

    private async Task ExportAsync(HttpContext http)
    {
        var name = ExecutionName.Of(http, context.Projects);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("execution");
            JsonSerializer.Serialize(writer, executions.Get(name), ServerJson.Writer.Execution);
            writer.WriteStartArray("stepEntries");
            foreach (var step in executions.Steps(name))
            {
                JsonSerializer.Serialize(writer, step, ServerJson.Writer.StepEntry);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        await JsonBody.WriteAsync(
            http,
            new ExportDataResponse { Data = System.Text.Encoding.UTF8.GetString(buffer.ToArray()) },
            ServerJson.Writer.ExportDataResponse).ConfigureAwait(false);
    }

    private async Task DeleteHistoryAsync(HttpContext http)
    {
        await JsonBody.ReadAsync(http, ServerJson.Reader.Empty).ConfigureAwait(false);
        await executions.DeleteStepsAsync(ExecutionName.Of(http, context.Projects)).ConfigureAwait(false);
        await JsonBody.WriteAsync(http, new Empty(), ServerJson.Writer.Empty).ConfigureAwait(false);
    }
}
