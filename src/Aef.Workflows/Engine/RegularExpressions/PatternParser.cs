using Aef.Workflows.Engine.Errors;

namespace Aef.Workflows.Engine.RegularExpressions;

/// <summary>
/// Reads regular expressions in RE2's syntax (https://github.com/google/re2/wiki/Syntax). Backreferences and lookaround assertions are not
/// supported.
/// </summary>
internal sealed class PatternParser
{
    private const int MostRepeats = 1000;
    private const int MostNesting = 200;
    private const int LongestReason = 200;

    private readonly PatternReader _reader;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private PatternFlags _flags;
    private int _nesting;

    private PatternParser(string pattern) => _reader = new PatternReader(pattern);

    /// <summary>Returns the pattern, or raises a <c>ValueError</c>.</summary>
    public static PatternNode Parse(string pattern)
    {
        var parser = new PatternParser(pattern);
        var node = parser.ParseChoice();
        return parser._reader.IsAtEnd ? node : throw Invalid("there is an extra ')'");
    }

    /// <summary>The error of an invalid pattern. A long quotation from it is cut.</summary>
    public static WorkflowErrorException Invalid(string why) =>
        WorkflowErrorException.Value(
            "the regular expression is not valid: " + (why.Length > LongestReason ? why[..LongestReason] + "…" : why));

    private PatternNode ParseChoice()
    {
        if (++_nesting > MostNesting)
        {
            throw Invalid("groups are nested too deeply");
        }

        var parts = new List<PatternNode> { ParseSequence() };
        while (_reader.TryTake('|'))
        {
            parts.Add(ParseSequence());
        }

        _nesting--;
        return parts.Count == 1 ? parts[0] : new ChoicePattern(parts);
    }

    private SequencePattern ParseSequence()
    {
        var parts = new List<PatternNode>();
        while (!_reader.IsAtEnd && _reader.Peek is not ('|' or ')'))
        {
            if (_reader.TryTake("\\Q"))
            {
                foreach (var point in _reader.TakeQuoted())
                {
                    parts.Add(Literal(point));
                }

                // A quantifier after a quoted text applies to its last character.
                if (parts.Count > 0 && !_reader.IsAtEnd)
                {
                    parts[^1] = ParseRepeats(parts[^1]);
                }

                continue;
            }

            if (ParseAtom() is { } atom)
            {
                parts.Add(ParseRepeats(atom));
            }
        }

        return new SequencePattern(parts);
    }

    private PatternNode ParseRepeats(PatternNode atom)
    {
        var repeated = false;
        while (TakeRepeat(out var least, out var most))
        {
            if (repeated)
            {
                throw Invalid("a repetition directly follows another one");
            }

            if (least > MostRepeats || most > MostRepeats || most < least)
            {
                throw Invalid($"a repetition of {least} to {most} is not allowed");
            }

            _reader.TryTake('?'); // Laziness does not matter: the longest match wins.
            atom = new RepeatPattern(atom, least, most);
            repeated = true;
            if ((least > 1 || most > 1) && RepeatsLeft(atom, MostRepeats) == 0)
            {
                throw Invalid($"nested repetitions exceed {MostRepeats}");
            }
        }

        return atom;
    }

    /// <summary>The remaining number of repetitions when nested ones are multiplied, as RE2 computes it; 0 is too many.</summary>
    private static int RepeatsLeft(PatternNode node, int left)
    {
        switch (node)
        {
            case RepeatPattern repeat:
                return RepeatsLeft(repeat.Part, (repeat.Most ?? repeat.Least) is > 0 and var times ? left / times : left);
            case SequencePattern sequence:
                return sequence.Parts.Select(p => RepeatsLeft(p, left)).DefaultIfEmpty(left).Min();
            case ChoicePattern choice:
                return choice.Parts.Min(p => RepeatsLeft(p, left));
            default:
                return left;
        }
    }

    private bool TakeRepeat(out int least, out int? most)
    {
        (least, most) = (0, null);
        if (_reader.TryTake('*'))
        {
            return true;
        }

        if (_reader.TryTake('+'))
        {
            least = 1;
            return true;
        }

        if (_reader.TryTake('?'))
        {
            most = 1;
            return true;
        }

        return _reader.TryTakeCounts(out least, out most);
    }

    /// <summary>Null for a group that only sets flags.</summary>
    private PatternNode? ParseAtom()
    {
        var point = _reader.Take();
        switch (point)
        {
            case '(':
                return ParseGroup();
            case '[':
                return new SetPattern(new SetParser(_reader).Parse(), _flags.HasFlag(PatternFlags.IgnoreCase));
            case '.':
                return new SetPattern(
                    CharacterSet.OfRanges(_flags.HasFlag(PatternFlags.DotAll) ? string.Empty : "\n\n", isNegated: true),
                    IgnoresCase: false);
            case '^':
                return new PositionPattern(_flags.HasFlag(PatternFlags.Lines) ? PatternPosition.LineStart : PatternPosition.TextStart);
            case '$':
                return new PositionPattern(_flags.HasFlag(PatternFlags.Lines) ? PatternPosition.LineEnd : PatternPosition.TextEnd);
            case '\\':
                return ParseEscape();
            case '*' or '+' or '?':
                throw Invalid($"nothing precedes '{(char)point}'");
            case '{' when _reader.IsBehindCounts():
                throw Invalid("nothing precedes the count of a repetition");
            default:
                return Literal(point);
        }
    }

    private PatternNode ParseEscape()
    {
        if (_reader.IsAtEnd)
        {
            throw Invalid("it ends with a backslash");
        }

        PatternPosition? location = _reader.Peek switch
        {
            'A' => PatternPosition.TextStart,
            'z' => PatternPosition.TextEnd,
            'b' => PatternPosition.WordBoundary,
            'B' => PatternPosition.NoWordBoundary,
            _ => null,
        };
        if (location is { } found)
        {
            _reader.Take();
            return new PositionPattern(found);
        }

        var set = _reader.TakeEscapedSet() ?? CharacterSet.Of(_reader.TakeEscapedPoint());
        return new SetPattern(set, _flags.HasFlag(PatternFlags.IgnoreCase));
    }

    private PatternNode? ParseGroup()
    {
        var before = _flags;
        if (_reader.TryTake('?'))
        {
            if (!_reader.TryTake("P<") && !_reader.TryTake('<'))
            {
                _flags = _reader.TakeFlags(_flags, out var opensGroup);
                if (!opensGroup)
                {
                    return null;
                }
            }
            else
            {
                TakeName();
            }
        }

        var node = ParseChoice();
        if (!_reader.TryTake(')'))
        {
            throw Invalid("a ')' is missing");
        }

        _flags = before;
        return node;
    }

    private void TakeName()
    {
        var name = _reader.TakeName();
        if (!_names.Add(name))
        {
            throw Invalid($"two groups are named '{name}'");
        }
    }

    private SetPattern Literal(int point) => new(CharacterSet.Of(point), _flags.HasFlag(PatternFlags.IgnoreCase));
}
