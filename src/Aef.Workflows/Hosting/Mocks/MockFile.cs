using Aef.Documents.Collections;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>The answers to calls in a local run, from a mock file (<c>docs/mocks.md</c>).</summary>
public sealed class MockFile
{
    /// <summary>Creates a file of mocks; the first one that matches a call answers it.</summary>
    public MockFile(EquatableList<Mock> mocks, UnmatchedCalls unmatched = UnmatchedCalls.Error)
    {
        ArgumentNullException.ThrowIfNull(mocks);
        Mocks = mocks;
        Unmatched = unmatched;
    }

    /// <summary>No mocks.</summary>
    public static MockFile Empty { get; } = new([]);

    /// <summary>The mocks in the order of the file.</summary>
    public EquatableList<Mock> Mocks { get; }

    /// <summary>What happens to unmatched calls.</summary>
    public UnmatchedCalls Unmatched { get; }
}
