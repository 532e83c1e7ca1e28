using Aef.Documents.Diagnostics;

namespace Aef.Documents.Tree;

/// <summary>
/// Gives code access to the parts of a node, without making them properties that serializers walk into: in <c>ConvertTo-Json</c> of a
/// pipeline the locations of every value would be most of the text, and each nested mapping would use three of its levels.
/// What serializers see is <see cref="DocumentNode.Plain"/>.
/// </summary>
public static class DocumentNodeParts
{
    extension(DocumentNode node)
    {
        /// <summary>Where the node is.</summary>
        public Location Location => node.GetLocation();
    }

    extension(MappingNode node)
    {
        /// <summary>The entries in order.</summary>
        public IReadOnlyList<MappingEntry> Entries => node.GetEntries();
    }

    extension(SequenceNode node)
    {
        /// <summary>The elements in order.</summary>
        public IReadOnlyList<DocumentNode> Items => node.GetItems();
    }
}
