using Aef.Adapters.Differences;
using Aef.Core.Operations;

namespace Aef.Cli.Input;

/// <summary>Loads the comparison and its package only when texts differ.</summary>
internal sealed class LazyLineDiff : ILineDiff
{
    /// <inheritdoc/>
    public IReadOnlyList<DiffLine> Compare(IReadOnlyList<string> expected, IReadOnlyList<string> actual) =>
        new LineDiff().Compare(expected, actual);
}
