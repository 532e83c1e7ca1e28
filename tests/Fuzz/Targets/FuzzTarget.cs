using System.Text;
using Aef.Documents.Printing;
using Aef.Documents.Tree;
using Aef.Fuzz.Mutators;

namespace Aef.Fuzz.Targets;

/// <summary>An entry point of Aef for user input: creates inputs and runs them. Every exception is a failure.</summary>
public abstract class FuzzTarget
{
    public abstract string Name { get; }

    /// <summary>Inputs so far that were good enough to be run.</summary>
    public long Executed { get; protected set; }

    /// <summary>The bytes of an input: they follow from the dice and the corpus alone.</summary>
    public abstract byte[] Make(Dice dice, Corpus corpus);

    /// <summary>Puts an input through. A promise that is not kept is thrown as <see cref="BrokenPromiseException"/>.</summary>
    public abstract void Run(ReadOnlySpan<byte> input);

    /// <summary>An input in one of the usual ways: a changed tree printed as YAML or JSON, a changed text, changed bytes.</summary>
    protected static byte[] MakeDocument(
        Dice dice,
        Corpus corpus,
        IReadOnlyList<string> texts,
        IReadOnlyList<DocumentNode> trees,
        IReadOnlyList<string> words)
    {
        switch (dice.Below(8))
        {
            case 0:
                return new ByteMutator(dice).Mutate(dice.Pick(texts));
            case 1:
                return Encoding.UTF8.GetBytes(new TextMutator(dice).Mutate(dice.Pick(texts), words));
            default:
                var tree = new TreeMutator(dice, corpus).Mutate(dice.Pick(trees));
                return Encoding.UTF8.GetBytes(
                    dice.OneIn(3) ? DocumentPrinter.ToJson(tree, indented: dice.OneIn(2)) : DocumentPrinter.ToYaml(tree));
        }
    }
}
