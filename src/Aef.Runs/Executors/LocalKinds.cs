using Aef.Runs.Executors.Approvals;
using Aef.Runs.Executors.Commands;
using Aef.Runs.Executors.Http;
using Aef.Runs.Executors.Notify;

namespace Aef.Runs.Executors;

/// <summary>The local kinds that need no package.</summary>
public static class LocalKinds
{
    private static readonly ILocalKind[] BuiltIn = [new CommandKind(), new HttpKind(), new ApprovalKind(), new NotifyKind()];

    /// <summary>The built-in kinds and <paramref name="others"/>, which replace those of the same name.</summary>
    public static IReadOnlyList<ILocalKind> With(IReadOnlyList<ILocalKind> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return [.. others, .. BuiltIn.Where(b => others.All(o => o.Name != b.Name))];
    }
}
