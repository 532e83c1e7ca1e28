using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Aef.Tests.LongestFirst", "Aef.Tests.Slow")]

namespace Aef.Tests;

/// <summary>Starts the Pester suites before everything else: they take longest, in processes of their own.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <summary>The name of the collection that begins first.</summary>
    public const string Name = "the Pester suites";

    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(c => c.DisplayName == Name ? 0 : 1).ThenBy(c => c.DisplayName, StringComparer.Ordinal);
}
