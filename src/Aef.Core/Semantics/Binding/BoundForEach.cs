using System.Security.Cryptography;
using System.Text;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;

namespace Aef.Core.Semantics.Binding;

/// <summary>The list of a <c>for_each</c> thread.</summary>
/// <param name="List">The list, or an expression of it.</param>
/// <param name="MaxItems">How many items it may have; more are an error of the expression.</param>
public sealed record BoundForEach(BoundValue List, int MaxItems)
{
    /// <summary>How many items a list may have without <c>max_items</c>.</summary>
    public const int DefaultMaxItems = 1000;

    /// <summary>How many bytes all items together may have, as JSON.</summary>
    public const int MaxBytes = 128 * 1024;

    /// <summary>The number of items, if the definition contains it; null if only a run can compute it.</summary>
    public int? Count => List switch
    {
        BoundLiteral { Node: SequenceNode list } => list.Items.Count,
        BoundList list => list.Items.Count,
        _ => null,
    };

    /// <summary>
    /// The hash of the list, if the definition contains it; null if only a run can compute it. A run that continues after another one must
    /// have lists with the same hashes.
    /// </summary>
    internal string? Hash => List is BoundLiteral { Node: SequenceNode list } ? HashOf(WorkflowValue.FromDocument(list)) : null;

    /// <summary>The hash of a list, from its JSON; a compiled workflow computes the same.</summary>
    internal static string HashOf(WorkflowValue list) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(list.ToJson())));

    /// <summary>The most items that a run can have.</summary>
    public int Most => Count ?? MaxItems;

    /// <summary>The type of all items, as far as it is known.</summary>
    public ExpressionType ItemType
    {
        get
        {
            var types = List switch
            {
                BoundLiteral { Node: SequenceNode list } => list.Items.Select(ExpressionTypes.Of).Distinct().ToList(),
                BoundList list => list.Items.Select(i => i.Type).Distinct().ToList(),
                _ => [],
            };
            return types is [var only] ? only : ExpressionType.Unknown;
        }
    }
}
