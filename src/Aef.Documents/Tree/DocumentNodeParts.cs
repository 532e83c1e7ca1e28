using Aef.Documents.Diagnostics;

namespace Aef.Documents.Tree;

/// <summary>
/// Gives the parts of a node to code, without making them properties that serializers walk into: in <c>ConvertTo-Json</c> of a
/// pipeline the places of every value would be most of the text, and each nested map would use up three of its levels.
/// What serializers see is <see cref="DocumentNode.Plain"/>.
/// </summary>
public static class DocumentNodeParts
{
    extension(DocumentNode node)
    {
        /// <summary>Where the node stands.</summary>
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
