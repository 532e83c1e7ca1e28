using Aef.Documents.Tree;

namespace Aef.Documents.Printing;

/// <summary>
/// Receives a document in the order of its text: the one way in which trees of any kind are printed, without a copy of the tree. Every
/// collection with entries is begun and ended; an empty one is a single call.
/// </summary>
internal abstract class DocumentOutput
{
    /// <summary>True when nobody reads what follows: the text is longer than allowed. Collections may then end early.</summary>
    public virtual bool IsFull => false;

    public abstract void BeginMapping();

    public abstract void Key(string key);

    public abstract void EndMapping();

    public abstract void BeginSequence();

    /// <summary>Begins an item of a sequence.</summary>
    public abstract void Item();

    public abstract void EndSequence();

    public abstract void EmptyMapping();

    public abstract void EmptySequence();

    /// <summary>A string, which follows a prefix and is followed by a suffix; both are printable ASCII characters.</summary>
    /// <param name="text">The string.</param>
    /// <param name="prefix">What comes before it.</param>
    /// <param name="suffix">What comes after it.</param>
    public abstract void Text(string text, string prefix = "", string suffix = "");

    /// <summary>A scalar that is not a string.</summary>
    public abstract void Literal(ScalarNode scalar);

    /// <summary>A whole document.</summary>
    public void Node(DocumentNode node)
    {
        switch (node)
        {
            case ScalarNode { ScalarKind: ScalarKind.String } text:
                Text(text.Text);
                break;
            case ScalarNode scalar:
                Literal(scalar);
                break;
            case SequenceNode sequence:
                Sequence(sequence.GetItems(), static (output, item) => output.Node(item));
                break;
            case MappingNode mapping:
                Mapping(mapping);
                break;
        }
    }

    /// <summary>A sequence, of which each item writes itself.</summary>
    public void Sequence<T>(IReadOnlyList<T> items, Action<DocumentOutput, T> write)
    {
        if (items.Count == 0)
        {
            EmptySequence();
            return;
        }

        BeginSequence();
        for (var i = 0; i < items.Count && !IsFull; i++)
        {
            Item();
            write(this, items[i]);
        }

        EndSequence();
    }

    private void Mapping(MappingNode mapping)
    {
        var entries = mapping.GetEntries();
        if (entries.Count == 0)
        {
            EmptyMapping();
            return;
        }

        BeginMapping();
        for (var i = 0; i < entries.Count && !IsFull; i++)
        {
            Key(entries[i].Key);
            Node(entries[i].Value);
        }

        EndMapping();
    }
}
