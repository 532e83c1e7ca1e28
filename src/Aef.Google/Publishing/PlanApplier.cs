using Aef.Core.Operations;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Credentials;

namespace Aef.Google.Publishing;

/// <summary>
/// Makes the changes of a plan one after another, and stops at the first error. Each resource is read again before it is changed: what
/// somebody has changed in the meantime is not overwritten. Between this reading and the change a race remains, because workflows and jobs
/// have no preconditions; objects have them.
/// </summary>
internal sealed class PlanApplier(GoogleClients clients, PublishTarget target)
{
    private readonly StateReader _reader = new(clients, target);
    private readonly ResourceWriter _writer = new(clients, target);

    /// <summary>Applies a plan that was just created from the same resources.</summary>
    public async Task<PublishResult> ApplyAsync(
        PublishPlan plan, IReadOnlyList<DesiredResource> desired, Action<PlanItem>? report, CancellationToken cancellationToken)
    {
        var byName = desired.ToDictionary(d => (d.Kind, d.Name));
        var done = new List<PlanItem>();
        foreach (var item in plan.Changes)
        {
            Diagnostic? problem;
            try
            {
                problem = await ChangeAsync(plan, item, byName.GetValueOrDefault((item.Kind, item.Name)), cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (Exception e) when (e is GoogleApiException or UnansweredException or CredentialException or OperationCanceledException)
            {
                problem = NotPublished(item, e is OperationCanceledException ? "it was interrupted." : Sentence(e.Message));
            }

            if (problem is not null)
            {
                return new PublishResult(plan, done, [problem]);
            }

            done.Add(item);
            report?.Invoke(item);
        }

        return new PublishResult(plan, done, []);
    }

    private static Diagnostic NotPublished(PlanItem item, string reason) => PublishDiagnostics.NotPublished.At(
        Location.None,
        ResourceKinds.NameOf(item.Kind),
        Quoted.Text(item.Name),
        item.Action switch { PlanAction.Create => "created", PlanAction.Delete => "deleted", _ => "changed" },
        reason);

    private static string Sentence(string text) => CredentialPatterns.Hide(text.TrimEnd() is var t && t.EndsWith('.') ? t : t + ".");

    private static Diagnostic Changed(PlanItem item, string reason) =>
        PublishDiagnostics.StateChanged.At(Location.None, ResourceKinds.NameOf(item.Kind), Quoted.Text(item.Name), reason);

    private async Task<Diagnostic?> ChangeAsync(
        PublishPlan plan, PlanItem item, DesiredResource? resource, CancellationToken cancellationToken)
    {
        var existing = await _reader.FindAsync(item.Kind, item.Name, cancellationToken).ConfigureAwait(false);
        if (item.Action == PlanAction.Delete)
        {
            return existing is null ? null : await DeleteAsync(plan, item, existing, cancellationToken).ConfigureAwait(false);
        }

        if (resource is null || existing is { WhyForeign: not null })
        {
            return Changed(item, resource is null ? "it has no definition" : existing!.WhyForeign!);
        }

        if (existing is not null && Differences.Find(resource, existing).Count == 0)
        {
            return null; // a run that was interrupted, or another one, has done it
        }

        if (existing?.Fingerprint != item.Before)
        {
            return Changed(item, existing is null ? "it was deleted" : item.Before is null ? "it was created" : "it was changed");
        }

        var now = existing is null
            ? await _writer.CreateAsync(resource, cancellationToken).ConfigureAwait(false)
            : await _writer.UpdateAsync(resource, existing, cancellationToken).ConfigureAwait(false);
        return Differences.Find(resource, now) is { Count: > 0 } left
            ? NotPublished(item, $"Google's answer has other values of {Quoted.List([.. left.Select(c => c.Field)])}.")
            : null;
    }

    private async Task<Diagnostic?> DeleteAsync(
        PublishPlan plan, PlanItem item, ResourceState existing, CancellationToken cancellationToken)
    {
        if (existing.WhyForeign is { } foreign)
        {
            return Changed(item, foreign);
        }

        if (existing.Fingerprint != item.Before)
        {
            return Changed(item, "it was changed");
        }

        if (ResourceKinds.IsWorkflow(item.Kind))
        {
            // What was not used when the plan was created may be used now.
            var state = await _reader.ReadAsync([], cancellationToken).ConfigureAwait(false);
            var deleted = plan.Items.Where(i => i.Action == PlanAction.Delete && ResourceKinds.IsWorkflow(i.Kind))
                .Select(i => state.Find(i.Kind, i.Name)).OfType<ResourceState>().ToList();
            var kept = await new PartUsage(clients, target).FindAsync(deleted, state, cancellationToken).ConfigureAwait(false);
            if (kept.TryGetValue(item.Name, out var user))
            {
                return Changed(item, $"{user} uses it now");
            }
        }

        await _writer.DeleteAsync(existing, cancellationToken).ConfigureAwait(false);
        return null;
    }
}
