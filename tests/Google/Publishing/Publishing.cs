using Aef.Adapters.Differences;
using Aef.Adapters.Schedules;
using Aef.Core.Workspace;
using Aef.Google.Publishing;
using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Endpoints;
using Aef.Google.Rest.Transport;

namespace Aef.Tests.Google.Publishing;

/// <summary>Publishes over a transport.</summary>
internal sealed class Publishing(ITransport transport, EagerClock? clock = null, Uri? endpoint = null)
{
    private readonly TimeProvider _clock = clock ?? (endpoint is null ? new EagerClock() : TimeProvider.System);

    public GoogleClients Clients => GoogleClients.Create(new GoogleClientSettings(
        transport, endpoint is null ? GoogleEndpoints.Default : GoogleEndpoints.All(endpoint), _clock));

    public Publisher Publisher => new(Clients, new CronosCron(), new LineDiff(), _clock);

    public Rollback Rollback => new(Clients, new LineDiff(), _clock);

    public PublishedSchedules Schedules => new(Clients, new CronosCron(), _clock);

    public Task<PreparedPlan> PlanAsync(Deployment deployment, bool prunes = false) =>
        Publisher.PlanAsync(deployment, new PublishRequest { Prunes = prunes });

    public async Task<PublishResult> PublishAsync(Deployment deployment, bool prunes = false) =>
        await Publisher.ApplyAsync(await PlanAsync(deployment, prunes));
}
