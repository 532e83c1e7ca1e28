using Aef.Workflows.Hosting.Mocks;

namespace Aef.Runs.Testing;

/// <summary>The options for running tests: a filter and the folder of sources.</summary>
public sealed class TestRunOptions
{
    /// <summary>Creates options; see the properties.</summary>
    public TestRunOptions(string? filter = null, string? root = null)
    {
        Filter = filter;
        Root = root;
    }

    /// <summary>All tests, with sources next to their test file.</summary>
    public static TestRunOptions Default { get; } = new();

    /// <summary>
    /// Only tests whose names contain this string run; case is ignored. With a <c>*</c>, which matches any text, it is compared with the
    /// whole name. Null means all.
    /// </summary>
    public string? Filter { get; }

    /// <summary>The folder that <c>source</c> paths are relative to; null means the folder that the test file names, or its own.</summary>
    public string? Root { get; }

    /// <summary>True when a test of this name runs.</summary>
    internal bool Selects(string name) => Filter switch
    {
        null or "" => true,
        var filter when filter.Contains('*', StringComparison.Ordinal) =>
            TextPattern.Of(filter.ToUpperInvariant()).Matches(name.ToUpperInvariant()),
        var filter => name.Contains(filter, StringComparison.OrdinalIgnoreCase),
    };
}
