using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Semantics.Expressions;

/// <content>The names in the expressions of executor entries.</content>
internal sealed partial class ReferenceBinder
{
    private void BindEntry(EntryNames entry, NameExpression root, List<ExpressionSyntax> links)
    {
        switch (root.Name)
        {
            case "parameters" when Expect(root, links, [.. entry.Parameters.Keys], "the executor has no parameter of this name"):
            case "before" when entry.Before.Count > 0 && Expect(root, links, entry.Before, "no call before the start has this name"):
            case "job" when Expect(root, links, MembersOfJob(entry), "a job has no such value here"):
                Add(root, links);
                break;
            case "answer" when entry.HasAnswer:
            case "error" when entry.HasError:
                _references.Add(new ExpressionReference(root, new EntrySymbol(root.Name, null)));
                break;
            case "run" when links.Count > 0 && NameOf(links[0]) is { } member && EntryNames.Platform.Contains(member):
                _references.Add(new ExpressionReference(links[0], new EntrySymbol(root.Name, member)));
                break;
            case "run" when Expect(root, links, [.. RunMembers, .. EntryNames.Platform], "a run has no such value"):
                _references.Add(new ExpressionReference(links[0], new RunSymbol(NameOf(links[0])!))); // Expect found it
                break;
            case "platform" when links.Count > 0 && NameOf(links[0]) is { } key:
                _references.Add(new ExpressionReference(links[0], new PlatformSymbol(key)));
                break;
            case "platform":
                Report(root.Location, root.Name, "name a platform parameter, such as platform.pRegion", []);
                break;
            case "parameters" or "before" or "job" or "run" when entry.Roots.Contains(root.Name):
                break;
            default:
                Report(root.Location, root.Name, "the name is unknown here", [.. entry.Roots]);
                break;
        }
    }

    private static IReadOnlyCollection<string> MembersOfJob(EntryNames entry) =>
        entry.IsStarted ? [.. EntryNames.Job, EntryNames.Started] : EntryNames.Job;

    private void Add(NameExpression root, List<ExpressionSyntax> links)
    {
        if (NameOf(links[0]) is { } member)
        {
            _references.Add(new ExpressionReference(links[0], new EntrySymbol(root.Name, member)));
        }
    }
}
