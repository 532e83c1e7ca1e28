using Aef.Documents.Tree;

namespace Aef.Documents.Printing;

/// <summary>Builds the document instead of writing it.</summary>
internal sealed class TreeOutput : DocumentOutput
{
    private readonly Stack<List<MappingEntry>> _mappings = new();
    private readonly Stack<List<DocumentNode>> _sequences = new();
    private readonly Stack<string?> _keys = new();

    /// <summary>The document, after all of it was received.</summary>
    public DocumentNode? Root { get; private set; }

    public override void BeginMapping() => _mappings.Push([]);

    public override void Key(string key) => _keys.Push(key);

    public override void EndMapping() => Add(new MappingNode(_mappings.Pop()));

    public override void BeginSequence() => _sequences.Push([]);

    public override void Item() => _keys.Push(null);

    public override void EndSequence() => Add(new SequenceNode(_sequences.Pop()));

    public override void EmptyMapping() => Add(new MappingNode([]));

    public override void EmptySequence() => Add(new SequenceNode([]));

    public override void Text(string text, string prefix = "", string suffix = "") =>
        Add(ScalarNode.String(prefix.Length == 0 && suffix.Length == 0 ? text : prefix + text + suffix));

    public override void Literal(ScalarNode scalar) => Add(scalar);

    private void Add(DocumentNode node)
    {
        if (!_keys.TryPop(out var key))
        {
            Root = node;
        }
        else if (key is null)
        {
            _sequences.Peek().Add(node);
        }
        else
        {
            _mappings.Peek().Add(new MappingEntry(key, node));
        }
    }
}
