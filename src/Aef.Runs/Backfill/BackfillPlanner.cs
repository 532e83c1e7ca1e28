using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Runs.History;

namespace Aef.Runs.Backfill;

/// <summary>Computes the plan of a backfill. It starts and writes nothing.</summary>
internal sealed class BackfillPlanner(IRunTarget target, ICron cron, BackfillLedger ledger, TimeProvider clock)
{
    private static readonly ScheduleBound Beginning = new(new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The plan of a backfill of a pipeline.</summary>
    public BackfillPlan Plan(BoundPipeline pipeline, BackfillRequest request)
    {
        var now = clock.GetUtcNow();
        var diagnostics = new DiagnosticBag();
        var schedules = pipeline.Source.Schedules;
        if (request is { Schedule: null, IsMissed: false } && schedules.Count > 1)
        {
            var names = Quoted.List([.. schedules.Select(s => Quoted.Text(s.Name ?? pipeline.Name))]);
            diagnostics.Add(BackfillRunDiagnostics.SeveralSchedules.At(schedules[0].Location, names));
            return new BackfillPlan(request, [], diagnostics.Items);
        }

        var runs = request.IsMissed ? Missed(pipeline, request, now, diagnostics) : Range(pipeline, request, now, diagnostics);
        var identities = new Dictionary<string, RunIdentity>(StringComparer.Ordinal);
        foreach (var first in runs.DistinctBy(r => r.Schedule))
        {
            diagnostics.AddRange(target.Check(first));
            identities[first.Schedule] = target.Identify(first);
        }

        if (diagnostics.HasErrors)
        {
            return new BackfillPlan(request, [], diagnostics.Items) { Created = now };
        }

        var continued = ledger.FindOpen(BackfillRecord.KeyOf(request, identities));
        var created = continued?.Created ?? now;
        var intervals = new IntervalRuns(request.Scope, created).Plan(
            [.. request.Order == BackfillOrder.Oldest
                ? runs.OrderBy(r => r.ScheduledTime)
                : runs.OrderByDescending(r => r.ScheduledTime)],
            identities.Keys.SelectMany(s => target.FindRuns(s)));
        intervals = request.IsMissed ? Limit(pipeline, intervals, request, diagnostics) : intervals;
        return new BackfillPlan(request, intervals, diagnostics.Items)
        {
            Identities = identities,
            Continued = continued,
            Created = created,
        };
    }

    private List<ScheduledRun> Range(BoundPipeline pipeline, BackfillRequest request, DateTimeOffset now, DiagnosticBag diagnostics)
    {
        var forecast = ScheduleBackfill.Create(
            pipeline, cron, request.From ?? Beginning, request.To ?? new ScheduleBound(now), request.Schedule);
        diagnostics.AddRange(forecast.Diagnostics);
        var early = forecast.Runs.Where(r => r.ScheduledTime > now).ToList();
        if (early.Count > 0 && request.To is not null)
        {
            diagnostics.Add(BackfillRunDiagnostics.NotDue.At(
                Location.None,
                early.Count == 1 ? "1 run is" : $"{early.Count} runs are",
                ScheduledArgument.TextOf(early.Min(r => r.ScheduledTime))));
        }

        return [.. forecast.Runs.Where(r => r.ScheduledTime <= now)];
    }

    /// <summary>
    /// The runs since a time, or since the first recorded run of each schedule: a schedule that has never run has missed nothing.
    /// </summary>
    private List<ScheduledRun> Missed(BoundPipeline pipeline, BackfillRequest request, DateTimeOffset now, DiagnosticBag diagnostics)
    {
        var due = new List<ScheduledRun>();
        var names = pipeline.Source.Schedules.Select(s => s.Name ?? pipeline.Name)
            .Where(n => request.Schedule is null || n == request.Schedule)
            .ToList();
        if (names.Count == 0)
        {
            return Range(pipeline, request with { From = new ScheduleBound(now) }, now, diagnostics); // reports the unknown name
        }

        foreach (var name in names)
        {
            // Identifies the runs; the schedule may have a run that was never recorded.
            var probe = ScheduleForecast.Create(pipeline, cron, now, 1, name);
            diagnostics.AddRange(probe.Diagnostics);
            if (probe.Runs is not [var next, ..])
            {
                continue;
            }

            target.Identify(next);
            var recorded = request.From is null ? target.FindRuns(name).Min(r => r.IntervalStartTime) : null;
            var first = request.From ?? (recorded is { } start ? new ScheduleBound(start) : null);
            if (first is not null)
            {
                due.AddRange(Range(pipeline, request with { From = first, Schedule = name }, now, diagnostics));
            }
        }

        return due;
    }

    private static List<BackfillInterval> Limit(
        BoundPipeline pipeline,
        IReadOnlyList<BackfillInterval> intervals,
        BackfillRequest request,
        DiagnosticBag diagnostics)
    {
        var chosen = new HashSet<BackfillInterval>();
        foreach (var schedule in pipeline.Source.Schedules)
        {
            var name = schedule.Name ?? pipeline.Name;
            var missed = intervals.Where(i => i.Run.Schedule == name && i.Action != IntervalAction.None)
                .OrderByDescending(i => i.Run.ScheduledTime)
                .ToList();
            var catchUp = schedule.CatchUp ?? CatchUp.None;
            if (catchUp == CatchUp.None && missed.Count > 0)
            {
                diagnostics.Add(BackfillRunDiagnostics.NoCatchUp.At(
                    schedule.LocationOf(DefinitionKeys.Cron),
                    Quoted.Text(name),
                    missed.Count == 1 ? "1 missed run" : $"{missed.Count} missed runs"));
            }

            chosen.UnionWith(missed.Take(catchUp switch
            {
                CatchUp.None => 0,
                CatchUp.Latest => 1,
                _ => request.Limit,
            }));
        }

        return [.. intervals.Where(chosen.Contains)];
    }
}
