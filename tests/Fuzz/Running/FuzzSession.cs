using Aef.Fuzz.Targets;

namespace Aef.Fuzz.Running;

/// <summary>Makes and runs inputs in this process.</summary>
public sealed class FuzzSession(Corpus corpus, ulong seed)
{
    /// <summary>All doors, by what follows from a number which one an input is for.</summary>
    public IReadOnlyList<FuzzTarget> Targets { get; init; } = AllTargets();

    public static IReadOnlyList<FuzzTarget> AllTargets() =>
        [
            new WorkflowTarget(
                ), new WorkflowTarget(), new WorkflowTarget(), new ExpressionTarget(), new ExpressionTarget(), new RegexTarget(), new DefinitionTarget(), new ScriptTarget(),
            new JournalTarget(), new JournalTarget(), new MockTarget(), new TestFileTarget(),
        ];

    /// <summary>The door and the bytes of an input.</summary>
    public (FuzzTarget Target, byte[] Input) Make(long number)
    {
        var target = Targets[(int)(number % Targets.Count)];
        return (target, target.Make(new Dice(seed, number), corpus));
    }

    /// <summary>Runs inputs; returns those that failed. <paramref name="onInput"/> receives each number before the input is made.</summary>
    public IEnumerable<Diagnostic> Run(long first, long count, Action<long>? onInput = null)
    {
        for (var number = first; number < first + count; number++)
        {
            onInput?.Invoke(number);
            var (target, input) = Make(number);
            if (Try(target, input) is { } exception)
            {
                yield return Diagnostic.Of(target.Name, seed, number, input, exception);
            }
        }
    }

    /// <summary>What an input throws; null when all is well.</summary>
    public static Exception? Try(FuzzTarget target, byte[] input)
    {
        try
        {
            target.Run(input);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
