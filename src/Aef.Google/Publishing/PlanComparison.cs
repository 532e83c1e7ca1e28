using Aef.Core.Operations;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Google.Publishing;

/// <summary>Compares a plan that somebody has reviewed with a new one.</summary>
internal static class PlanComparison
{
    /// <summary>
    /// The errors for which the reviewed plan cannot be applied: it is of another project or environment, of other sources, or of another
    /// state. What is already as the plan leaves it is no error, so that a plan that was interrupted can be applied again.
    /// </summary>
    public static IReadOnlyList<Diagnostic> Check(PublishPlan reviewed, PublishPlan fresh)
    {
        if ((reviewed.Owner, reviewed.Environment, reviewed.Project, reviewed.Region)
            != (fresh.Owner, fresh.Environment, fresh.Project, fresh.Region))
        {
            return
            [
                PublishDiagnostics.OtherSources.At(
                    Location.None,
                    $"it is for the environment {Quoted.Text(reviewed.Environment)} of {Quoted.Text(reviewed.Owner)} in "
                    + $"{reviewed.Project}/{reviewed.Region}, not for {Quoted.Text(fresh.Environment)} of {Quoted.Text(fresh.Owner)} in "
                    + $"{fresh.Project}/{fresh.Region}"),
            ];
        }

        var before = reviewed.Items.Where(i => i.Hash is not null).ToLookup(i => (i.Kind, i.Name));
        var now = fresh.Items.Where(i => i.Hash is not null).ToLookup(i => (i.Kind, i.Name));
        string[] other =
        [
            .. before.Select(i => i.Key).Union(now.Select(i => i.Key))
                .Where(k => before[k].FirstOrDefault()?.Hash != now[k].FirstOrDefault()?.Hash)
                .Select(k => $"{ResourceKinds.NameOf(k.Kind)} {k.Name}"),
        ];
        if (other.Length > 0)
        {
            return [PublishDiagnostics.OtherSources.At(Location.None, string.Join(", ", other.Take(10)))];
        }

        var known = reviewed.Items.ToLookup(i => (i.Kind, i.Name));
        return
        [
            .. from item in fresh.Changes
               let old = known[(item.Kind, item.Name)].FirstOrDefault()
               let reason = old is null || old.Action == PlanAction.None ? "the plan does not change it"
                   : old.Action != item.Action ? "it was created or deleted in the meantime"
                   : old.Before != item.Before ? "it has other settings or another source than then"
                   : null
               where reason is not null
               select PublishDiagnostics.StateChanged.At(
                   Location.None, ResourceKinds.NameOf(item.Kind), Quoted.Text(item.Name), reason),
        ];
    }
}
