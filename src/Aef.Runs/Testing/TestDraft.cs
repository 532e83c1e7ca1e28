using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>A test as its file has it: what it does not say itself, the defaults of the file say.</summary>
internal sealed class TestDraft(TestMap map, MappingNode? defaults)
{
    /// <summary>The name; empty when the test has none.</summary>
    public string Name { get; } = map.Name("name") ?? map.Name("id") ?? string.Empty;

    /// <summary>Where the test is.</summary>
    public Location Location { get; } = map["name"]?.Location ?? map["id"]?.Location ?? map.Location;

    /// <summary>Why the test is not run, or null.</summary>
    public string? Skip { get; } = map.Name("skip");

    /// <summary>True when only tests that are marked so are run.</summary>
    public bool Only { get; } = map.Flag("only");

    public TestMap Map { get; } = map;

    /// <summary>The value of a key, of the test or of the defaults; null also when it is of a kind that is refused already.</summary>
    public DocumentNode? this[string key] => (Map[key] ?? defaults?[key]) is { } node && SuiteReader.IsOfKind(key, node) ? node : null;

    /// <summary>True when the test or the defaults have a key, whatever its value.</summary>
    public bool Has(string key) => (Map[key] ?? defaults?[key]) is not null;

    /// <summary>The location of a key of the test itself; null when only the defaults have it, if at all.</summary>
    public Location? LocationOf(string key) => Map[key] is null ? null : Map.LocationOf(key);
}
