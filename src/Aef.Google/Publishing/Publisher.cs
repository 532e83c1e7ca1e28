using Aef.Core.Operations;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Google.Rest.Clients;

namespace Aef.Google.Publishing;

/// <summary>Publishes compiled definitions: creates plans and applies them.</summary>
/// <param name="clients">The clients of Google's APIs.</param>
/// <param name="cron">Computes the next runs of schedules.</param>
/// <param name="differences">Compares sources.</param>
/// <param name="clock">The clock.</param>
public sealed class Publisher(GoogleClients clients, ICron cron, ILineDiff differences, TimeProvider clock)
{
    /// <summary>Creates a plan. It only reads, and not even that if the definitions have errors.</summary>
    public Task<PreparedPlan> PlanAsync(
        Deployment deployment, PublishRequest? request = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        request ??= new PublishRequest();
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(deployment.Diagnostics);
        var target = PublishTargetReader.Read(deployment, diagnostics);
        var desired = target is null ? [] : new DesiredStateBuilder(target, diagnostics).Build(deployment.Pipelines);
        if (diagnostics.HasErrors && request.Prunes)
        {
            diagnostics.Add(PublishDiagnostics.PruneRefused.At(Location.None, "a definition has errors"));
        }

        var isComplete = deployment.IsComplete && request is { OnlyFiles: false, OnlyWorkflows: false };
        return PlanAsync(target, Selected(desired, request), request, isComplete, diagnostics, cancellationToken);
    }

    /// <summary>Creates a plan for workflows that were compiled before. Others are left alone.</summary>
    /// <param name="deployment">The environment.</param>
    /// <param name="workflows">The workflows.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<PreparedPlan> PlanAsync(
        Deployment deployment, IReadOnlyList<PublishedWorkflow> workflows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        ArgumentNullException.ThrowIfNull(workflows);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(deployment.Diagnostics);
        var target = PublishTargetReader.Read(deployment, diagnostics);
        IReadOnlyList<DesiredResource> desired = [];
        if (target is not null)
        {
            var builder = new DesiredStateBuilder(target, diagnostics);
            foreach (var workflow in workflows)
            {
                builder.AddWorkflow(workflow.Pipeline, workflow.Id, workflow.Source, workflow.IsPart, workflow.Description, Location.None);
            }

            desired = builder.Added;
        }

        return PlanAsync(target, desired, new PublishRequest(), isComplete: false, diagnostics, cancellationToken);
    }

    /// <summary>Applies a plan.</summary>
    /// <param name="prepared">The plan.</param>
    /// <param name="report">Learns of each change that is made; null for nobody.</param>
    /// <param name="cancellationToken">Stops before the next change.</param>
    public async Task<PublishResult> ApplyAsync(
        PreparedPlan prepared, Action<PlanItem>? report = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        return prepared.Plan.HasErrors || prepared.Target is null
            ? new PublishResult(prepared.Plan, [], prepared.Plan.Diagnostics)
            : await new PlanApplier(clients, prepared.Target)
                .ApplyAsync(prepared.Plan, prepared.Desired, report, cancellationToken).ConfigureAwait(false);
    }

    private static IReadOnlyList<DesiredResource> Selected(IReadOnlyList<DesiredResource> desired, PublishRequest request) =>
    [
        .. desired.Where(d => request.OnlyFiles ? d.Kind == ResourceKind.JobFile
            : !request.OnlyWorkflows || ResourceKinds.IsWorkflow(d.Kind)),
    ];

    private async Task<PreparedPlan> PlanAsync(
        PublishTarget? target,
        IReadOnlyList<DesiredResource> desired,
        PublishRequest request,
        bool isComplete,
        DiagnosticBag diagnostics,
        CancellationToken cancellationToken)
    {
        var plan = PublishPlan.Empty(target, clock.GetUtcNow());
        if (target is not null && !diagnostics.HasErrors)
        {
            try
            {
                plan = await new Planner(clients, target, cron, differences, clock)
                    .CreateAsync(desired, request, isComplete, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (PublishProblems.IsOfCall(e))
            {
                diagnostics.Add(PublishProblems.Of(e));
            }
        }

        return new PreparedPlan(plan with { Diagnostics = [.. diagnostics.Items, .. plan.Diagnostics] }, target, desired);
    }
}
