using Aef.Core.Operations;
using DiffPlex;
using DiffPlex.Chunkers;

namespace Aef.Adapters.Differences;

/// <summary>Compares lines with DiffPlex.</summary>
public sealed class LineDiff : ILineDiff
{
    private static readonly CustomFunctionChunker Lines = new(text => text.Split('\n'));

    /// <inheritdoc/>
    public IReadOnlyList<DiffLine> Compare(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        if (expected.Count == 0 || actual.Count == 0)
        {
            return [.. All(DiffLineKind.Expected, expected), .. All(DiffLineKind.Actual, actual)];
        }

        var lines = new List<DiffLine>(expected.Count + actual.Count);
        var common = 0; // the next expected line that is not listed yet
        foreach (var block in Differ.Instance.CreateDiffs(string.Join('\n', expected), string.Join('\n', actual), ignoreWhiteSpace: false, ignoreCase: false, Lines).DiffBlocks)
        {
            lines.AddRange(All(DiffLineKind.Common, expected.Take(common..block.DeleteStartA)));
            lines.AddRange(All(DiffLineKind.Expected, expected.Take(block.DeleteStartA..(block.DeleteStartA + block.DeleteCountA))));
            lines.AddRange(All(DiffLineKind.Actual, actual.Take(block.InsertStartB..(block.InsertStartB + block.InsertCountB))));
            common = block.DeleteStartA + block.DeleteCountA;
        }

        lines.AddRange(All(DiffLineKind.Common, expected.Take(common..)));
        return lines;
    }

    private static IEnumerable<DiffLine> All(DiffLineKind kind, IEnumerable<string> lines) => lines.Select(l => new DiffLine(kind, l));
}
