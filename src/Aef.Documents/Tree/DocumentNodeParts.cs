using Aef.Documents.Diagnostics;

namespace Aef.Documents.Tree;

/// <summary>
/// Provides the parts of a node to code, without making them properties that serializers would follow: in <c>ConvertTo-Json</c> of a
/// pipeline the locations of all values would be most of the text, and each nested mapping would use three levels of its depth. Serializers
/// use <see cref="DocumentNode.Plain"/>.
/// </summary>
public static class DocumentNodeParts
{
    extension(DocumentNode node)
    {
        /// <summary>The location of the node.</summary>
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
