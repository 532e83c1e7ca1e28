using System.Collections.Frozen;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Templates;

/// <summary>The keys of the view of a pipeline, and the nodes that it is made of.</summary>
internal static class ViewKeys
{
    /// <summary>Keys whose values are maps of the user: the schema does not know what is in them.</summary>
    public static readonly FrozenSet<string> Data = FrozenSet.ToFrozenSet(
        ["labels", "platform", "with", "arguments", "properties", "inputs_of_runs", "value", "default", "values", "items", "on"],
        StringComparer.Ordinal);

    /// <summary>Keys whose values are words of the format.</summary>
    public static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        ["engine", "type", "section", "state", "states", "window", "catch_up", "behavior", "source", "event"],
        StringComparer.Ordinal);

    public static MappingNode Map(params (string Key, DocumentNode Value)[] entries) =>
        new([.. entries.Select(e => new MappingEntry(e.Key, e.Value))]);

    public static SequenceNode List(IEnumerable<DocumentNode> items) => new([.. items]);

    public static DocumentNode Text(string? text) => text is null ? ScalarNode.Null() : ScalarNode.String(text);

    public static DocumentNode Flag(bool value) => ScalarNode.Boolean(value);

    public static DocumentNode OrNull(DocumentNode? node) => node ?? ScalarNode.Null();

    /// <summary>A number; a whole one has no decimal point.</summary>
    public static DocumentNode Number(double? value) => value switch
    {
        null => ScalarNode.Null(),
        { } whole when double.IsInteger(whole) && Math.Abs(whole) < 1e15 => ScalarNode.Integer((long)whole),
        { } other => ScalarNode.Double(other),
    };

    public static DocumentNode Word(InputType? type) => Text((type ?? InputType.String).ToString().ToLowerInvariant());
}
