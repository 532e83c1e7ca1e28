using Aef.Core.Operations;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Google.Rest.Clients;

namespace Aef.Google.Publishing;

/// <summary>Compares definitions with what exists at Google.</summary>
internal sealed class Planner(GoogleClients clients, PublishTarget target, ICron cron, ILineDiff differences, TimeProvider clock)
{
    private readonly DiagnosticBag _diagnostics = new();

    /// <summary>Creates a plan. It only reads.</summary>
    public async Task<PublishPlan> CreateAsync(
        IReadOnlyList<DesiredResource> desired, PublishRequest request, bool isComplete, CancellationToken cancellationToken)
    {
        var state = await new StateReader(clients, target).ReadAsync(desired, cancellationToken).ConfigureAwait(false);
        var runs = new ScheduleRuns(cron, clock.GetUtcNow());
        var lines = new PlanLines(clients, differences);
        var items = new List<PlanItem>();
        foreach (var resource in desired)
        {
            var existing = state.Find(resource.Kind, resource.Name);
            items.Add(existing?.WhyForeign is { } reason
                ? Foreign(resource, reason)
                : await ItemAsync(resource, existing, runs, lines, cancellationToken).ConfigureAwait(false));
        }

        items.AddRange(await LeftOverAsync(desired, state, request, isComplete, runs, cancellationToken).ConfigureAwait(false));
        return new PublishPlan(target.Owner, target.Environment, target.Project, target.Region)
        {
            Created = clock.GetUtcNow(),
            Prunes = request.Prunes,
            Items = Ordered(items),
            Diagnostics = _diagnostics.Items,
        };
    }

    private static IReadOnlyList<PlanItem> Ordered(List<PlanItem> items) =>
    [
        .. items.Where(i => i.Action != PlanAction.Delete).OrderBy(i => i.Kind).ThenBy(i => i.Name, StringComparer.Ordinal),
        .. items.Where(i => i.Action == PlanAction.Delete).OrderByDescending(i => i.Kind).ThenBy(i => i.Name, StringComparer.Ordinal),
    ];

    private PlanItem Foreign(DesiredResource resource, string reason)
    {
        if (!resource.IsAbsent)
        {
            _diagnostics.Add(PublishDiagnostics.NotOurs.At(
                resource.Location,
                ResourceKinds.NameOf(resource.Kind),
                Quoted.Text(resource.Name),
                Quoted.Text(target.Owner),
                Quoted.Text(target.Environment),
                reason));
        }

        return new PlanItem(resource.Kind, resource.Name, PlanAction.None) { Hash = resource.Hash };
    }

    private async Task<PlanItem> ItemAsync(
        DesiredResource resource, ResourceState? existing, ScheduleRuns runs, PlanLines lines, CancellationToken cancellationToken)
    {
        if (Differences.IsManuallyPaused(resource, existing))
        {
            _diagnostics.Add(PublishDiagnostics.ManuallyPaused.At(resource.Location, resource.Name));
        }

        var isSchedule = resource.Kind == ResourceKind.Schedule;
        var changes = resource.IsAbsent ? [] : Differences.Find(resource, existing);
        var item = new PlanItem(resource.Kind, resource.Name, (resource.IsAbsent, existing) switch
        {
            (true, null) => PlanAction.None,
            (true, _) => PlanAction.Delete,
            (_, null) => PlanAction.Create,
            _ => changes.Count > 0 ? PlanAction.Update : PlanAction.None,
        })
        {
            Hash = resource.Hash,
            Before = existing?.Fingerprint,
            RunsBefore = isSchedule ? Runs(existing) : [],
            RunsAfter = isSchedule && !resource.IsAbsent
                ? runs.Next(
                    resource[FieldNames.Schedule],
                    resource[FieldNames.TimeZone],
                    Differences.IsManuallyPaused(resource, existing) ? existing![FieldNames.State] : resource[FieldNames.State])
                : [],
        };
        return item.Action is PlanAction.Create or PlanAction.Update
            ? await lines.AddAsync(item, resource, existing, changes, cancellationToken).ConfigureAwait(false)
            : item;

        IReadOnlyList<DateTimeOffset> Runs(ResourceState? job) =>
            runs.Next(job?[FieldNames.Schedule], job?[FieldNames.TimeZone], job?[FieldNames.State]);
    }

    private async Task<IReadOnlyList<PlanItem>> LeftOverAsync(
        IReadOnlyList<DesiredResource> desired,
        CurrentState state,
        PublishRequest request,
        bool isComplete,
        ScheduleRuns runs,
        CancellationToken cancellationToken)
    {
        if (!isComplete)
        {
            if (request.Prunes)
            {
                _diagnostics.Add(PublishDiagnostics.PruneRefused.At(
                    Location.None, "only a part of the definitions was named, so what has none is not known"));
            }

            return [];
        }

        var described = desired.Select(d => (CurrentState.KeyOf(d.Kind), d.Name)).ToHashSet();
        var leftOver = state.Resources.Where(r => r.Value.WhyForeign is null && !described.Contains(r.Key)).Select(r => r.Value)
            .OrderBy(r => r.Kind).ThenBy(r => r.Name, StringComparer.Ordinal).ToList();
        if (!request.Prunes)
        {
            // Old parts are what revisions of the past need: they are normal.
            foreach (var resource in leftOver.Where(r => r.Kind != ResourceKind.Part))
            {
                _diagnostics.Add(PublishDiagnostics.LeftOver.At(
                    Location.None, ResourceKinds.NameOf(resource.Kind), Quoted.Text(resource.Name)));
            }

            return [];
        }

        var kept = await new PartUsage(clients, target)
            .FindAsync([.. leftOver.Where(r => ResourceKinds.IsWorkflow(r.Kind))], state, cancellationToken).ConfigureAwait(false);
        foreach (var (name, user) in kept.OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            _diagnostics.Add(PublishDiagnostics.PartInUse.At(Location.None, Quoted.Text(name), user));
        }

        return
        [
            .. leftOver.Where(r => !ResourceKinds.IsWorkflow(r.Kind) || !kept.ContainsKey(r.Name))
                .Select(r => new PlanItem(r.Kind, r.Name, PlanAction.Delete)
                {
                    Before = r.Fingerprint,
                    RunsBefore = r.Kind == ResourceKind.Schedule
                        ? runs.Next(r[FieldNames.Schedule], r[FieldNames.TimeZone], r[FieldNames.State])
                        : [],
                }),
        ];
    }
}
