using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>A test as its file has it; keys that it does not have come from the defaults of the file.</summary>
internal sealed class TestDraft(TestMap map, MappingNode? defaults)
{
    /// <summary>The name; empty when the test has none.</summary>
    public string Name { get; } = map.Name("name") ?? map.Name("id") ?? string.Empty;

    /// <summary>The location of the test.</summary>
    public Location Location { get; } = map["name"]?.Location ?? map["id"]?.Location ?? map.Location;

    /// <summary>Why the test is skipped, or null.</summary>
    public string? Skip { get; } = map.Name("skip");

    /// <summary>True when only tests with this mark run.</summary>
    public bool Only { get; } = map.Flag("only");

    public TestMap Map { get; } = map;

    /// <summary>The value of a key, of the test or of the defaults; null also for a value of a kind that was already rejected.</summary>
    public DocumentNode? this[string key] => (Map[key] ?? defaults?[key]) is { } node && SuiteReader.IsOfKind(key, node) ? node : null;

    /// <summary>True when the test or the defaults have a key, whatever its value.</summary>
    public bool Has(string key) => (Map[key] ?? defaults?[key]) is not null;

    /// <summary>The location of a key in the test itself; null when the test does not have it.</summary>
    public Location? LocationOf(string key) => Map[key] is null ? null : Map.LocationOf(key);
}
