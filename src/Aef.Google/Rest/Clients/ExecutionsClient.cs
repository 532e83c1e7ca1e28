using System.Globalization;
using Aef.Google.Rest.Executions;

namespace Aef.Google.Rest.Clients;

/// <summary>Workflow Executions v1.</summary>
/// <param name="settings">Transport, addresses and clock.</param>
public sealed class ExecutionsClient(GoogleClientSettings settings) : IExecutionsClient
{
    private readonly GoogleCaller _caller = new(settings);

    /// <inheritdoc/>
    public Task<Execution> CreateAsync(string workflow, Execution execution, CancellationToken cancellationToken = default) =>
        _caller.SendAsync(
            Call("executions.create", "POST", workflow, At(workflow).Fixed("/executions")).With(execution, GoogleJson.Default.Execution)
                with { Repetition = Repetition.OnlyIfRefused },
            GoogleJson.Default.Execution,
            cancellationToken);

    /// <inheritdoc/>
    public Task<Execution?> FindAsync(string name, bool full = true, CancellationToken cancellationToken = default) =>
        _caller.FindAsync(
            Call("executions.get", "GET", name, At(name).Query("view", full ? "FULL" : "BASIC")),
            GoogleJson.Default.Execution,
            cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Execution> ListAsync(
        string workflow, ListQuery? query = null, bool full = false, CancellationToken cancellationToken = default) =>
        Pages.ReadAsync(
            (token, end) => _caller.SendAsync(
                Call("executions.list", "GET", workflow, Query(At(workflow).Fixed("/executions"), query, token)
                    .Query("view", full ? "FULL" : "BASIC")),
                GoogleJson.Default.ListExecutionsResponse,
                end),
            static page => page.Executions,
            static page => page.NextPageToken,
            cancellationToken);

    /// <inheritdoc/>
    public Task<Execution> CancelAsync(string name, CancellationToken cancellationToken = default) =>
        _caller.SendAsync(
            Call("executions.cancel", "POST", name, At(name).Fixed(":cancel")).WithEmptyBody(),
            GoogleJson.Default.Execution,
            cancellationToken);

    /// <inheritdoc/>
    public async Task<string> ExportAsync(string name, CancellationToken cancellationToken = default)
    {
        var answer = await _caller.SendAsync(
            Call("executions.exportData", "GET", name, At(name).Fixed(":exportData")),
            GoogleJson.Default.ExportDataResponse,
            cancellationToken).ConfigureAwait(false);
        return answer.Data ?? string.Empty;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Callback> ListCallbacksAsync(string name, CancellationToken cancellationToken = default) =>
        Pages.ReadAsync(
            (token, end) => _caller.SendAsync(
                Call("callbacks.list", "GET", name, At(name).Fixed("/callbacks").Query("pageToken", token)),
                GoogleJson.Default.ListCallbacksResponse,
                end),
            static page => page.Callbacks,
            static page => page.NextPageToken,
            cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StepEntry> ListStepEntriesAsync(
        string name, ListQuery? query = null, CancellationToken cancellationToken = default) =>
        Pages.ReadAsync(
            (token, end) => _caller.SendAsync(
                Call("stepEntries.list", "GET", name, Query(At(name).Fixed("/stepEntries"), query, token)),
                GoogleJson.Default.ListStepEntriesResponse,
                end),
            static page => page.StepEntries,
            static page => page.NextPageToken,
            cancellationToken);

    /// <inheritdoc/>
    public Task<StepEntry?> FindStepEntryAsync(string name, long entryId, CancellationToken cancellationToken = default) =>
        _caller.FindAsync(
            Call("stepEntries.get", "GET", name, At(name).Fixed("/stepEntries/").Segment(entryId.ToString(CultureInfo.InvariantCulture))),
            GoogleJson.Default.StepEntry,
            cancellationToken);

    /// <inheritdoc/>
    public Task DeleteHistoryAsync(string name, CancellationToken cancellationToken = default) =>
        _caller.SendAsync(
            Call("executions.deleteExecutionHistory", "POST", name, At(name).Fixed(":deleteExecutionHistory")).WithEmptyBody(),
            cancellationToken);

    private static RequestUri Query(RequestUri uri, ListQuery? query, string? token) =>
        uri.Query("pageSize", query?.PageSize).Query("filter", query?.Filter).Query("orderBy", query?.OrderBy).Query("pageToken", token);

    private RequestUri At(string name) => new RequestUri(_caller.Endpoints.Executions, "v1/").Name(name);

    private static GoogleCall Call(string method, string verb, string resource, RequestUri uri) =>
        new(method, verb, uri.Build()) { Resource = resource };
}
