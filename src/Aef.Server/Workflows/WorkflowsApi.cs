using System.Text.Json;
using Aef.Google.Rest.Common;
using Aef.Google.Rest.Workflows;
using Aef.Server.Errors;
using Aef.Server.Http;
using Aef.Server.Lists;
using Aef.Server.Operations;
using Aef.Server.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aef.Server.Workflows;

/// <summary>The API of Workflows, v1 (google-rest.md, section 2).</summary>
internal sealed class WorkflowsApi(
    ServerContext context,
    WorkflowRegistry registry,
    OperationStore operations,
    Func<WorkflowName, Task> deleteExecutions) : IServerApi
{
    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        const string Workflows = "/v1/projects/{project}/locations/{location}/workflows";
        routes.MapPost(Workflows, (RequestDelegate)CreateAsync);
        routes.MapGet(Workflows, (RequestDelegate)ListAsync);
        routes.MapGet(Workflows + "/{workflow}", (RequestDelegate)GetAsync);
        routes.MapPatch(Workflows + "/{workflow}", (RequestDelegate)UpdateAsync);
        routes.MapDelete(Workflows + "/{workflow}", (RequestDelegate)DeleteAsync);
        routes.MapGet(Workflows + "/{workflow}:listRevisions", (RequestDelegate)ListRevisionsAsync);
    }

    /// <inheritdoc/>
    public void Restore() => registry.Restore();

    /// <inheritdoc/>
    public Task ResetAsync()
    {
        registry.Clear();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, string Help, double Value)> Metrics() =>
        [("aef_workflows", "Workflows that are deployed.", registry.Count)];

    private async Task CreateAsync(HttpContext http)
    {
        var location = LocationName.Of(http, context.Projects);
        var id = PageRequest.Text(http, "workflowId");
        WorkflowName.CheckId(id);
        var input = await JsonBody.ReadAsync(http, ServerJson.Reader.Workflow).ConfigureAwait(false);
        WorkflowFields.Check(input);
        if (string.IsNullOrEmpty(input.SourceContents))
        {
            throw ApiException.InvalidField("workflow.source_contents", "The source is required.");
        }

        var name = new WorkflowName(location, id!);
        await RunAsync(http, name, "create", record => registry.CreateAsync(name, input, record)).ConfigureAwait(false);
    }

    private async Task UpdateAsync(HttpContext http)
    {
        var name = WorkflowName.Of(http, context.Projects);
        var mask = UpdateMask.Parse(PageRequest.Text(http, "updateMask"), WorkflowFields.Updatable);
        var change = await JsonBody.ReadAsync(http, ServerJson.Reader.Workflow).ConfigureAwait(false);
        registry.Get(name);
        if (change.Name is { Length: > 0 } other && WorkflowName.Parse(other, context.Projects)?.Name != name.Name)
        {
            throw ApiException.InvalidField("workflow.name", $"The name does not match that of the request, {name.Name}.");
        }

        WorkflowFields.Check(change);
        if (mask?.Contains("sourceContents") != false && string.IsNullOrEmpty(change.SourceContents))
        {
            throw ApiException.InvalidField("workflow.source_contents", "The source is required.");
        }

        await RunAsync(http, name, "update", record => registry.UpdateAsync(name, change, mask, record)).ConfigureAwait(false);
    }

    private async Task DeleteAsync(HttpContext http)
    {
        var name = WorkflowName.Of(http, context.Projects);
        Operation? operation = null;
        await registry.DeleteAsync(
            name,
            () =>
            {
                (operation, var changes) = operations.Create(name.Parent, name.Name, "delete", null, null);
                return changes;
            }).ConfigureAwait(false);
        await deleteExecutions(name).ConfigureAwait(false);
        await JsonBody.WriteAsync(http, operation!, ServerJson.Writer.Operation).ConfigureAwait(false);
    }

    private Task GetAsync(HttpContext http)
    {
        var name = WorkflowName.Of(http, context.Projects);
        var workflow = PageRequest.Text(http, "revisionId") is { } revision
            ? registry.GetRevision(name, revision)
            : registry.Get(name).Resource;
        return JsonBody.WriteAsync(http, workflow, ServerJson.Writer.Workflow);
    }

    private Task ListAsync(HttpContext http)
    {
        var page = PageRequest.Of(http, 500, 1_000);
        var workflows = WorkflowFields.Lists.Select(page.Filter, registry.List(LocationName.Of(http, context.Projects)));
        var (items, next) = page.Page(WorkflowFields.Lists.Order(page.OrderBy, workflows), w => w.Name!);
        return JsonBody.WriteAsync(
            http,
            new ListWorkflowsResponse { Workflows = items.Count == 0 ? null : items, NextPageToken = next },
            ServerJson.Writer.ListWorkflowsResponse);
    }

    private Task ListRevisionsAsync(HttpContext http)
    {
        var page = PageRequest.Of(http, 20, 100);
        var (items, next) = page.Page(registry.ListRevisions(WorkflowName.Of(http, context.Projects)), w => w.RevisionId!);
        return JsonBody.WriteAsync(
            http,
            new ListWorkflowRevisionsResponse { Workflows = items.Count == 0 ? null : items, NextPageToken = next },
            ServerJson.Writer.ListWorkflowRevisionsResponse);
    }

    /// <summary>
    /// Answers with the operation of a change, which is done. What Google finds only while it works, such as errors in the source, is the
    /// error of the operation and not of the request.
    /// </summary>
    private async Task RunAsync(
        HttpContext http,
        WorkflowName name,
        string verb,
        Func<Func<Workflow, IReadOnlyList<StoreChange>>, Task<Workflow>> change)
    {
        Operation? operation = null;
        try
        {
            await change(workflow =>
            {
                var response = JsonSerializer.SerializeToElement(workflow, ServerJson.Writer.Workflow);
                (operation, var changes) = operations.Create(name.Parent, name.Name, verb, response, null);
                return changes;
            }).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.Error.Code is ApiCode.AlreadyExists or ApiCode.InvalidArgument)
        {
            (operation, var changes) = operations.Create(name.Parent, name.Name, verb, null, e.Error);
            await context.Store.WriteAsync(changes).ConfigureAwait(false);
        }

        await JsonBody.WriteAsync(http, operation!, ServerJson.Writer.Operation).ConfigureAwait(false);
    }
}
