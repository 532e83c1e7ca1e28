using System.Text.RegularExpressions;
using Aef.Core.Operations;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Workflows;

namespace Aef.Google.Publishing;

/// <summary>
/// Plans the return to an older source of a workflow, which becomes a new revision. Schedules and files are left alone.
/// </summary>
/// <param name="clients">The clients of Google's APIs.</param>
/// <param name="differences">Compares sources.</param>
/// <param name="clock">The clock.</param>
public sealed partial class Rollback(GoogleClients clients, ILineDiff differences, TimeProvider clock)
{
    /// <summary>Creates a plan. It only reads.</summary>
    /// <param name="deployment">The environment.</param>
    /// <param name="id">The id of the workflow.</param>
    /// <param name="revision">The id of the revision.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<PreparedPlan> PlanAsync(
        Deployment deployment, string id, string revision, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(deployment.Diagnostics);
        var target = PublishTargetReader.Read(deployment, diagnostics);
        var plan = PublishPlan.Empty(target, clock.GetUtcNow());
        IReadOnlyList<DesiredResource> desired = [];
        if (target is not null && !diagnostics.HasErrors)
        {
            try
            {
                (plan, desired) = await PlanAsync(plan, target, id, revision, diagnostics, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (PublishProblems.IsOfCall(e))
            {
                diagnostics.Add(PublishProblems.Of(e));
            }
        }

        return new PreparedPlan(plan with { Diagnostics = diagnostics.Items }, target, desired);
    }

    [GeneratedRegex(
        @"[A-Za-z][A-Za-z0-9_-]*-(?:part|lane)-[0-9]+-[0-9a-f]{8}(?![A-Za-z0-9_-])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 600_000)]
    private static partial Regex PartNames();

    private async Task<(PublishPlan Plan, IReadOnlyList<DesiredResource> Desired)> PlanAsync(
        PublishPlan plan, PublishTarget target, string id, string revision, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var reader = new StateReader(clients, target);
        var existing = await reader.FindAsync(ResourceKind.Workflow, id, cancellationToken).ConfigureAwait(false);
        var old = existing is null ? null : await RevisionAsync(target, id, revision, cancellationToken).ConfigureAwait(false);
        var problem = existing is null ? "it does not exist"
            : existing.WhyForeign is { } foreign ? foreign
            : old?.SourceContents is null ? "it has no such revision"
            : await MissingPartAsync(reader, target, old.SourceContents, cancellationToken).ConfigureAwait(false);
        if (problem is not null)
        {
            diagnostics.Add(PublishDiagnostics.CannotRollBack.At(Location.None, Quoted.Text(id), Quoted.Text(revision), problem));
            return (plan, []);
        }

        var resource = new DesiredResource(existing!.Kind, id) { Source = old!.SourceContents };
        var changes = Differences.Find(resource, existing);
        var item = new PlanItem(resource.Kind, id, changes.Count > 0 ? PlanAction.Update : PlanAction.None)
        {
            Hash = resource.Hash,
            Before = existing.Fingerprint,
        };
        item = await new PlanLines(clients, differences)
            .AddAsync(item, resource, existing, changes, cancellationToken).ConfigureAwait(false);
        return (plan with { Items = [item] }, [resource]);
    }

    private async Task<Workflow?> RevisionAsync(PublishTarget target, string id, string revision, CancellationToken cancellationToken)
    {
        await foreach (var one in clients.Workflows.ListRevisionsAsync(target.WorkflowName(id), cancellationToken).ConfigureAwait(false))
        {
            if (one.RevisionId == revision)
            {
                return one.SourceContents is not null
                    ? one
                    : await clients.Workflows.FindAsync(target.WorkflowName(id), revision, cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }

    // A part starts further parts.
    private static async Task<string?> MissingPartAsync(
        StateReader reader, PublishTarget target, string source, CancellationToken cancellationToken)
    {
        var waiting = new Queue<string>([source]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var text))
        {
            foreach (var name in PartNames().Matches(text).Select(m => m.Value).Where(seen.Add))
            {
                var part = await reader.FindAsync(ResourceKind.Part, name, cancellationToken).ConfigureAwait(false);
                if (part is not { WhyForeign: null, Source: { } further })
                {
                    return $"its part {Quoted.Text(name)} is not in {target.Project}/{target.Region} any more";
                }

                waiting.Enqueue(further);
            }
        }

        return null;
    }
}
