using System.Globalization;
using Aef.Google.Rest.Common;
using Aef.Google.Rest.Executions;
using Aef.Server.Errors;
using Aef.Server.Http;
using Aef.Server.Lists;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Network;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aef.Server.Executions;

/// <summary>Step entries and callbacks of executions (google-rest.md, section 3).</summary>
internal sealed class ExecutionPartsApi(ServerContext context, ExecutionRegistry executions) : IServerApi
{
    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        const string Execution = "/v1/projects/{project}/locations/{location}/workflows/{workflow}/executions/{execution}";
        routes.MapGet(Execution + "/stepEntries", (RequestDelegate)ListStepsAsync);
        routes.MapGet(Execution + "/stepEntries/{entry}", (RequestDelegate)GetStepAsync);
        routes.MapGet(Execution + "/callbacks", (RequestDelegate)ListCallbacksAsync);
        routes.Map(Execution + "/callbacks/{callback}", (RequestDelegate)ReceiveAsync).WithMetadata(AnyBody.Instance);
    }

    private Task ListStepsAsync(HttpContext http)
    {
        var page = PageRequest.Of(http, 1_000, 1_000);
        var skip = PageRequest.Number(http, "skip") ?? 0;
        if (skip < 0)
        {
            throw ApiException.InvalidField("skip", "The value must not be negative.");
        }

        var steps = ExecutionFields.Steps.Select(page.Filter, executions.Steps(ExecutionName.Of(http, context.Projects)));
        var found = ExecutionFields.Steps.Order(page.OrderBy, steps).ToList();
        var (items, next) = page.Page(found.Skip(skip), s => s.Name!);
        return JsonBody.WriteAsync(
            http,
            new ListStepEntriesResponse { StepEntries = items.Count == 0 ? null : items, NextPageToken = next, TotalSize = found.Count },
            ServerJson.Writer.ListStepEntriesResponse);
    }

    private Task GetStepAsync(HttpContext http)
    {
        var steps = executions.Steps(ExecutionName.Of(http, context.Projects));
        return long.TryParse((string?)http.Request.RouteValues["entry"], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && steps.FirstOrDefault(s => s.EntryId == id) is { } step
            ? JsonBody.WriteAsync(http, step, ServerJson.Writer.StepEntry)
            : throw ApiException.NotFound();
    }

    private async Task ListCallbacksAsync(HttpContext http)
    {
        var name = ExecutionName.Of(http, context.Projects);
        executions.Get(name);
        var page = PageRequest.Of(http, 100, 100);
        var run = executions.FindActive(name);
        await (run?.Begun ?? Task.CompletedTask).ConfigureAwait(false);
        var (items, next) = page.Page(run?.Callbacks.List() ?? [], c => c.Name!);
        await JsonBody.WriteAsync(
            http,
            new ListCallbacksResponse { Callbacks = items.Count == 0 ? null : items, NextPageToken = next },
            ServerJson.Writer.ListCallbacksResponse).ConfigureAwait(false);
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        var run = executions.FindActive(ExecutionName.Of(http, context.Projects)) ?? throw ApiException.NotFound();
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted).ConfigureAwait(false);
        if (body.Length > context.Options.MaxBodyBytes)
        {
            throw ApiException.Invalid("Request payload size exceeds the limit.");
        }

        var content = MessageContent.Decode(body.ToArray(), http.Request.ContentType);
        var request = new CallbackRequest(
            http.Request.Method,
            http.Request.Path,
            Map(http.Request.Headers.Where(h => !h.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase))),
            Map(http.Request.Query),
            content.Kind == WorkflowValueKind.Bytes ? WorkflowValue.FromString(Convert.ToBase64String(body.ToArray())) : content);
        await run.Begun.ConfigureAwait(false);
        await run.Callbacks.ReceiveAsync(request, context.Clock.GetUtcNow()).ConfigureAwait(false);
        await JsonBody.WriteAsync(http, new Empty(), ServerJson.Writer.Empty).ConfigureAwait(false);
    }

    private static WorkflowValue Map(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> values) =>
        WorkflowValue.FromMap([.. values.Select(v => (v.Key, WorkflowValue.FromString(v.Value.ToString())))]);
}
