using Aef.Core.Validation.Rules;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Templates;

/// <summary>
/// Replaces values that are secrets by their name or their form, which a rule reports too. References and expressions are no secrets.
/// </summary>
internal static class SecretMask
{
    private const string Hidden = "***";

    /// <summary>The node without secrets; <paramref name="name"/> is the key of the node.</summary>
    public static DocumentNode Of(DocumentNode node, string? name = null) => node switch
    {
        MappingNode map => new MappingNode([.. map.Entries.Select(e => e with { Value = Of(e.Value, e.Key) })]),
        SequenceNode list => new SequenceNode([.. list.Items.Select(i => Of(i, name))]),
        ScalarNode scalar when SecretWords.IsSecret(scalar, name) => ScalarNode.String(Hidden),
        _ => node,
    };

    /// <summary>True when a part of the value is hidden.</summary>
    public static bool Hides(DocumentNode node, string? name = null) => node switch
    {
        MappingNode map => map.Entries.Any(e => Hides(e.Value, e.Key)),
        SequenceNode list => list.Items.Any(i => Hides(i, name)),
        ScalarNode scalar => SecretWords.IsSecret(scalar, name),
        _ => false,
    };
}
