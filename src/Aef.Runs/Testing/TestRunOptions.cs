using Aef.Workflows.Hosting.Mocks;

namespace Aef.Runs.Testing;

/// <summary>Which tests are run, and against which files.</summary>
public sealed class TestRunOptions
{
    /// <summary>Makes options; see the properties.</summary>
    public TestRunOptions(string? filter = null, string? root = null)
    {
        Filter = filter;
        Root = root;
    }

    /// <summary>All tests, with sources next to their test file.</summary>
    public static TestRunOptions Default { get; } = new();

    /// <summary>
    /// The tests whose names hold this text are run, and no others; case does not count. With a <c>*</c>, which means any text, it is
    /// compared with the
    /// whole name. Null means all.
    /// </summary>
    public string? Filter { get; }

    /// <summary>The folder that <c>source</c> paths begin at; null means what the test file says, or its own folder.</summary>
    public string? Root { get; }

    /// <summary>True when a test of this name is run.</summary>
    internal bool Selects(string name) => Filter switch
    {
        null or "" => true,
        var filter when filter.Contains('*', StringComparison.Ordinal) => TextPattern.Of(filter.ToUpperInvariant()).Matches(name.ToUpperInvariant()),
        var filter => name.Contains(filter, StringComparison.OrdinalIgnoreCase),
    };
}
