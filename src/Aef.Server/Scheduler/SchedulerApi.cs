using Aef.Google.Rest.Common;
using Aef.Google.Rest.Scheduler;
using Aef.Server.Errors;
using Aef.Server.Http;
using Aef.Server.Lists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aef.Server.Scheduler;

/// <summary>Cloud Scheduler v1 (google-rest.md, section 4; docs/serve-scheduler-storage.md).</summary>
internal sealed class SchedulerApi : IServerApi, IDisposable
{
    private const int MaxPage = 500;

    private readonly ServerContext _context;
    private readonly TargetCaller _caller;
    private readonly JobScheduler _jobs;

    public SchedulerApi(ServerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        _caller = new TargetCaller(context.Addresses, context.Clock);
        _jobs = new JobScheduler(context.Store, context.Clock, _caller, context.Log);
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        // gcloud beta uses the other version, whose resources are the same.
        foreach (var version in new[] { "v1", "v1beta1" })
        {
            var jobs = $"/{version}/projects/{{project}}/locations/{{location}}/jobs";
            routes.MapPost(jobs, (RequestDelegate)CreateAsync);
            routes.MapGet(jobs, (RequestDelegate)ListAsync);
            routes.MapGet(jobs + "/{job}", (RequestDelegate)GetAsync);
            routes.MapPatch(jobs + "/{job}", (RequestDelegate)UpdateAsync);
            routes.MapDelete(jobs + "/{job}", (RequestDelegate)DeleteAsync);
            routes.MapPost(jobs + "/{job}:pause", (RequestDelegate)PauseAsync);
            routes.MapPost(jobs + "/{job}:resume", (RequestDelegate)ResumeAsync);
            routes.MapPost(jobs + "/{job}:run", (RequestDelegate)RunAsync);
        }
    }

    /// <inheritdoc/>
    public void Restore() => _jobs.Restore();

    /// <inheritdoc/>
    public void Start() => _jobs.Start();

    /// <inheritdoc/>
    public async Task StopAsync()
    {
        await _jobs.StopAsync().ConfigureAwait(false);
        Dispose();
    }

    /// <inheritdoc/>
    public Task ResetAsync() => _jobs.ResetAsync();

    /// <inheritdoc/>
    public IEnumerable<(string Name, string Help, double Value)> Metrics()
    {
        yield return ("aef_scheduler_jobs", "Jobs of the scheduler.", _jobs.Count);
        yield return ("aef_scheduler_attempts_total", "Calls of targets by the scheduler.", _jobs.Attempts);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _caller.Dispose();
        _jobs.Dispose();
    }

    private async Task CreateAsync(HttpContext http)
    {
        var parent = LocationName.Of(http, _context.Projects);
        var stated = await JsonBody.ReadAsync(http, ServerJson.Reader.SchedulerJob).ConfigureAwait(false);
        var name = string.IsNullOrEmpty(stated.Name)
            ? new JobName(parent, _context.Ids.Uuid())
            : JobName.Parse(stated.Name, parent, _context.Projects);
        await AnswerAsync(http, await _jobs.CreateAsync(stated with { Name = name.Name }).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private Task ListAsync(HttpContext http)
    {
        var parent = LocationName.Of(http, _context.Projects);
        var page = PageRequest.Of(http, MaxPage, MaxPage);
        var (items, next) = page.Page(_jobs.List($"{parent.Name}/jobs/"), j => j.Name!); // jobs have names
        var list = new ListJobsResponse { Jobs = items.Count == 0 ? null : items, NextPageToken = next };
        return JsonBody.WriteAsync(http, list, ServerJson.Writer.ListJobsResponse);
    }

    private Task GetAsync(HttpContext http) => AnswerAsync(http, _jobs.Get(NameOf(http)));

    private async Task UpdateAsync(HttpContext http)
    {
        var name = NameOf(http);
        var body = await JsonBody.ReadNodeAsync(http).ConfigureAwait(false);
        var query = http.Request.Query;
        var mask = query.ContainsKey("updateMask") ? query["updateMask"].ToString()
            : query.ContainsKey("update_mask") ? query["update_mask"].ToString()
            : null;
        if (body["name"]?.ToString() is { Length: > 0 } other
            && JobName.Parse(other, LocationName.Of(http, _context.Projects), _context.Projects).Name != name)
        {
            throw ApiException.InvalidField("job.name", $"The name does not match that of the request, {name}.");
        }

        var changed = await _jobs.ChangeAsync(name, j => JobMask.Apply(j, body, mask)).ConfigureAwait(false);
        await AnswerAsync(http, changed).ConfigureAwait(false);
    }

    private async Task DeleteAsync(HttpContext http)
    {
        await _jobs.DeleteAsync(NameOf(http)).ConfigureAwait(false);
        await JsonBody.WriteAsync(http, new Empty(), ServerJson.Writer.Empty).ConfigureAwait(false);
    }

    private Task PauseAsync(HttpContext http) => SetStateAsync(http, SchedulerJobState.Enabled, SchedulerJobState.Paused);

    private Task ResumeAsync(HttpContext http) => SetStateAsync(http, SchedulerJobState.Paused, SchedulerJobState.Enabled);

    private async Task SetStateAsync(HttpContext http, string from, string to)
    {
        await ReadEmptyAsync(http).ConfigureAwait(false);
        await AnswerAsync(http, await _jobs.SetStateAsync(NameOf(http), from, to).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task RunAsync(HttpContext http)
    {
        await ReadEmptyAsync(http).ConfigureAwait(false);
        await AnswerAsync(http, _jobs.Run(NameOf(http))).ConfigureAwait(false);
    }

    /// <summary>Custom methods have an empty object as body.</summary>
    private static Task ReadEmptyAsync(HttpContext http) => JsonBody.ReadAsync(http, ServerJson.Reader.Empty);

    private string NameOf(HttpContext http) => JobName.Of(http, _context.Projects).Name;

    private static Task AnswerAsync(HttpContext http, SchedulerJob job) => JsonBody.WriteAsync(http, job, ServerJson.Writer.SchedulerJob);
}
