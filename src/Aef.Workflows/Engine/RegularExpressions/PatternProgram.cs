namespace Aef.Workflows.Engine.RegularExpressions;

/// <summary>The operation of a pattern instruction.</summary>
internal enum PatternOperation
{
    /// <summary>Consumes a code point of the set.</summary>
    Take,

    /// <summary>Continues at both instructions.</summary>
    Split,

    /// <summary>Jumps.</summary>
    Jump,

    /// <summary>Continues when the position matches.</summary>
    Check,

    /// <summary>The pattern has matched.</summary>
    Match,
}

/// <summary>An instruction of a pattern.</summary>
internal readonly record struct PatternInstruction(
    PatternOperation Operation,
    int First = 0,
    int Second = 0,
    SetPattern? Set = null,
    PatternPosition Location = default);

/// <summary>A regular expression as a nondeterministic automaton.</summary>
internal sealed class PatternProgram
{
    private const int MostInstructions = 30_000;

    private readonly List<PatternInstruction> _code = [];

    private PatternProgram()
    {
    }

    public IReadOnlyList<PatternInstruction> Code => _code;

    public static PatternProgram Compile(PatternNode pattern)
    {
        var program = new PatternProgram();
        program.Add(pattern);
        program.Emit(new PatternInstruction(PatternOperation.Match));
        return program;
    }

    private void Add(PatternNode node)
    {
        switch (node)
        {
            case SetPattern set:
                Emit(new PatternInstruction(PatternOperation.Take, Set: set));
                break;
            case PositionPattern location:
                Emit(new PatternInstruction(PatternOperation.Check, Location: location.Location));
                break;
            case SequencePattern sequence:
                foreach (var part in sequence.Parts)
                {
                    Add(part);
                }

                break;
            case ChoicePattern choice:
                AddChoice(choice);
                break;
            case RepeatPattern repeat:
                AddRepeat(repeat);
                break;
        }
    }

    private void AddChoice(ChoicePattern choice)
    {
        var ends = new List<int>();
        for (var i = 0; i < choice.Parts.Count - 1; i++)
        {
            var split = Emit(default);
            Add(choice.Parts[i]);
            ends.Add(Emit(default));
            _code[split] = new PatternInstruction(PatternOperation.Split, split + 1, _code.Count);
        }

        Add(choice.Parts[^1]);
        foreach (var end in ends)
        {
            _code[end] = new PatternInstruction(PatternOperation.Jump, _code.Count);
        }
    }

    private void AddRepeat(RepeatPattern repeat)
    {
        for (var i = 0; i < repeat.Least; i++)
        {
            Add(repeat.Part);
        }

        if (repeat.Most is null)
        {
            var split = Emit(default);
            Add(repeat.Part);
            Emit(new PatternInstruction(PatternOperation.Jump, split));
            _code[split] = new PatternInstruction(PatternOperation.Split, split + 1, _code.Count);
            return;
        }

        var skips = new List<int>();
        for (var i = repeat.Least; i < repeat.Most; i++)
        {
            skips.Add(Emit(default));
            Add(repeat.Part);
        }

        foreach (var skip in skips)
        {
            _code[skip] = new PatternInstruction(PatternOperation.Split, skip + 1, _code.Count);
        }
    }

    private int Emit(PatternInstruction instruction)
    {
        if (_code.Count == MostInstructions)
        {
            throw PatternParser.Invalid("it is too large");
        }

        _code.Add(instruction);
        return _code.Count - 1;
    }
}
