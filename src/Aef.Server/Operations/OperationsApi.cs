using Aef.Google.Rest.Common;
using Aef.Server.Errors;
using Aef.Server.Http;
using Aef.Server.Lists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aef.Server.Operations;

/// <summary>Operations and locations, which Workflows and Scheduler share.</summary>
internal sealed class OperationsApi(ServerContext context, OperationStore operations) : IServerApi
{
    private static readonly string[] KnownLocations =
    [
        "asia-east1", "asia-northeast1", "asia-south1", "asia-southeast1", "australia-southeast1", "europe-central2", "europe-north1",
        "europe-southwest1", "europe-west1", "europe-west2", "europe-west3", "europe-west4", "europe-west9", "northamerica-northeast1",
        "southamerica-east1", "us-central1", "us-east1", "us-east4", "us-west1", "us-west2",
    ];

    private static readonly ResourceFields<Operation> Fields = new(
    [
        ("name", new(FilterFieldKind.Text, o => o.Name)),
        ("done", new(FilterFieldKind.Boolean, o => o.Done)),
        ("target", new(FilterFieldKind.Text, o => Metadata(o, "target"))),
        ("verb", new(FilterFieldKind.Text, o => Metadata(o, "verb"))),
    ]);

    private static readonly ResourceFields<GoogleLocation> LocationFields = new(
    [
        ("name", new(FilterFieldKind.Text, l => l.Name)),
        ("locationId", new(FilterFieldKind.Text, l => l.LocationId)),
        ("displayName", new(FilterFieldKind.Text, l => l.DisplayName)),
    ]);

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        const string Location = "/v1/projects/{project}/locations/{location}";
        routes.MapGet("/v1/projects/{project}/locations", (RequestDelegate)ListLocationsAsync);
        routes.MapGet(Location, (RequestDelegate)GetLocationAsync);
        routes.MapGet(Location + "/operations", (RequestDelegate)ListAsync);
        routes.MapGet(Location + "/operations/{operation}", (RequestDelegate)GetAsync);
        routes.MapDelete(Location + "/operations/{operation}", (RequestDelegate)DeleteAsync);
    }

    /// <inheritdoc/>
    public void Restore() => operations.Restore();

    /// <inheritdoc/>
    public Task ResetAsync()
    {
        operations.Clear();
        return Task.CompletedTask;
    }

    private static string? Metadata(Operation operation, string name) =>
        operation.Metadata?.TryGetValue(name, out var value) == true ? value.GetString() : null;

    private static GoogleLocation Describe(string project, string id) => new()
    {
        Name = $"projects/{project}/locations/{id}",
        LocationId = id,
        DisplayName = id,
        Labels = new Dictionary<string, string?>(StringComparer.Ordinal) { ["cloud.googleapis.com/region"] = id },
    };

    private string NameOf(HttpContext http) =>
        $"{LocationName.Of(http, context.Projects).Name}/operations/{http.Request.RouteValues["operation"]}";

    private Task ListLocationsAsync(HttpContext http)
    {
        var page = PageRequest.Of(http, 100, 1_000);
        var project = (string)http.Request.RouteValues["project"]!;
        var locations = LocationFields.Select(page.Filter, KnownLocations.Select(l => Describe(project, l)));
        var (items, next) = page.Page(locations, l => l.LocationId!);
        return JsonBody.WriteAsync(
            http,
            new ListLocationsResponse { Locations = items.Count == 0 ? null : items, NextPageToken = next },
            ServerJson.Writer.ListLocationsResponse);
    }

    private Task GetLocationAsync(HttpContext http)
    {
        var location = LocationName.Of(http, context.Projects);
        return KnownLocations.Contains(location.Location, StringComparer.Ordinal)
            ? JsonBody.WriteAsync(http, Describe(location.Project, location.Location), ServerJson.Writer.GoogleLocation)
            : throw ApiException.NotFound($"Location '{location.Name}' was not found.");
    }

    private Task ListAsync(HttpContext http)
    {
        if (PageRequest.Text(http, "returnPartialSuccess") is "true" or "True")
        {
            throw ApiException.Create(ApiCode.Unimplemented, "returnPartialSuccess is not supported.");
        }

        var page = PageRequest.Of(http, 100, 1_000);
        var found = Fields.Select(page.Filter, operations.List(LocationName.Of(http, context.Projects)));
        var (items, next) = page.Page(found, o => o.Name!);
        return JsonBody.WriteAsync(
            http,
            new ListOperationsResponse { Operations = items.Count == 0 ? null : items, NextPageToken = next },
            ServerJson.Writer.ListOperationsResponse);
    }

    private Task GetAsync(HttpContext http) => operations.Find(NameOf(http)) is { } operation
        ? JsonBody.WriteAsync(http, operation, ServerJson.Writer.Operation)
        : throw ApiException.NotFound();

    private async Task DeleteAsync(HttpContext http)
    {
        if (!await operations.DeleteAsync(NameOf(http)).ConfigureAwait(false))
        {
            throw ApiException.NotFound();
        }

        await JsonBody.WriteAsync(http, new Empty(), ServerJson.Writer.Empty).ConfigureAwait(false);
    }
}
