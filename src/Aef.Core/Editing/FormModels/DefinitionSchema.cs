using System.Collections.Frozen;
using Aef.Core.Editing.Forms;
using Aef.Core.Editing.Syntax;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Schemas;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.FormModels;

/// <summary>The published schema of definitions as places with keys, and the place of each path.</summary>
internal sealed class DefinitionSchema
{
    private const string Steps = "steps";
    private const string Levels = "levels";
    private const string Threads = "threads";
    private const string Executors = "executors";
    private const string Inputs = "inputs";

    private static readonly Lazy<DefinitionSchema> Loaded = new(() => new DefinitionSchema());

    private readonly FrozenDictionary<string, List<SchemaKey>> _places;

    private DefinitionSchema()
    {
        var root = (MappingNode)new JsonDocumentReader().Read(new SourceText(PublishedSchemas.Read(PublishedSchemas.Definition))).Root!;
        var definitions = (MappingNode)root["$defs"]!;
        _places = definitions.Entries
            .Where(e => e.Value is MappingNode { } map && map["properties"] is MappingNode)
            .ToFrozenDictionary(e => e.Key, e =>
                Keys(definitions, (MappingNode)((MappingNode)e.Value)["properties"]!), StringComparer.Ordinal);
    }

    /// <summary>The schema.</summary>
    public static DefinitionSchema Instance => Loaded.Value;

    /// <summary>The keys of a kind of place; empty for one whose keys the user chooses.</summary>
    public IReadOnlyList<SchemaKey> KeysOf(string kind) => _places.GetValueOrDefault(kind) ?? (IReadOnlyList<SchemaKey>)[];

    /// <summary>The kind of place of a path; null for values and mappings whose keys the user chooses.</summary>
    public string? KindOf(DocumentNode root, NodePath path)
    {
        var kind = root is SequenceNode ? Levels : "pipeline";
        var node = root;
        foreach (var (depth, segment) in path.Segments.Index())
        {
            var parent = node;
            node = TreeChange.At(root, path.Take(depth + 1));
            kind = Child(kind, segment, parent, node);
            if (kind is null)
            {
                return null;
            }
        }

        return _places.ContainsKey(kind) && node is MappingNode or null ? kind : null;
    }

    private static string? Child(string kind, PathSegment segment, DocumentNode? parent, DocumentNode? node) =>
        (kind, segment.Key?.ToLowerInvariant()) switch
    {
        ("pipeline", DefinitionKeys.Levels or DefinitionKeys.Definition) => Levels,
        ("pipeline", DefinitionKeys.OnFailure or DefinitionKeys.Finally) or ("thread", DefinitionKeys.Steps) => Steps,
        ("pipeline", DefinitionKeys.Defaults) => "defaults",
        ("pipeline", DefinitionKeys.Inputs) => Inputs,
        ("pipeline", DefinitionKeys.Schedule) => "schedule",
        ("pipeline", DefinitionKeys.Triggers) => "trigger",
        ("pipeline", DefinitionKeys.Concurrency) => "concurrency",
        (Levels, null) => node is SequenceNode ? Threads : "level",
        ("level", DefinitionKeys.Threads) => Threads,
        (Threads, null) => node is SequenceNode ? Steps : IsBare(parent) ? "step" : "thread",
        (Steps, null) => "step",
        ("step" or "defaults" or "executorDefaults", DefinitionKeys.Retry) => "retry",
        ("defaults", DefinitionKeys.Executors) => Executors,
        (Executors, not null) => "executorDefaults",
        (Inputs, not null) => "input",
        ("schedule" or "trigger", null) => kind,
        ("trigger", "after" or "webhook" or "file") => segment.Key!.ToLowerInvariant(),
        _ => null,
    };

    /// <summary>True for a list of threads that is short for the steps of one thread.</summary>
    private static bool IsBare(DocumentNode? list) => list is SequenceNode { Items: [MappingNode first, ..] }
        && (ReferenceEdits.EntryOf(first, DefinitionKeys.JobId) ?? ReferenceEdits.EntryOf(first, DefinitionKeys.JobName)) is not null;

    private static List<SchemaKey> Keys(MappingNode definitions, MappingNode properties) =>
    [
        .. properties.Entries.Where(e => !e.Key.Any(char.IsAsciiLetterUpper))
            .Select(e => SchemaKey.Read(e.Key, Resolve(definitions, (MappingNode)e.Value))),
    ];

    /// <summary>The mapping that a reference such as <c>#/$defs/step/properties/type</c> names.</summary>
    private static MappingNode Resolve(MappingNode definitions, MappingNode property)
    {
        while (property["$ref"] is ScalarNode reference)
        {
            property = reference.Text.Split('/').Skip(2).Aggregate(definitions, (node, name) => (MappingNode)node[name]!);
        }

        return property;
    }
}
