namespace Aef.Workflows.Engine.RegularExpressions;

/// <summary>Parses a character class between <c>[</c> and <c>]</c>.</summary>
internal sealed class SetParser(PatternReader reader)
{
    /// <summary>Returns the set; the opening bracket has been read.</summary>
    public CharacterSet Parse()
    {
        var set = new CharacterSet { IsNegated = reader.TryTake('^') };
        var isFirst = true;
        while (isFirst || !reader.TryTake(']'))
        {
            if (reader.IsAtEnd)
            {
                throw PatternParser.Invalid("a ']' is missing");
            }

            isFirst = false;
            AddNext(set);
        }

        set.Sort();
        return set;
    }

    private void AddNext(CharacterSet set)
    {
        if (reader.TryTakePosixName() is { } name)
        {
            var isNegated = name.StartsWith('^');
            set.Add(
                NamedSets.OfPosix(isNegated ? name[1..] : name, isNegated)
                    ?? throw PatternParser.Invalid($"unknown character class '[:{name}:]'"));
            return;
        }

        if (!TakePoint(out var first, out var named))
        {
            set.Add(named!); // One of the two is set.
            return;
        }

        var last = first;
        if (reader.TryTake('-'))
        {
            if (reader.Peek == ']')
            {
                set.Add('-', '-');
            }
            else if (!TakePoint(out last, out _) || last < first)
            {
                throw PatternParser.Invalid("a range of characters is invalid");
            }
        }

        set.Add(first, last);
    }

    private bool TakePoint(out int point, out CharacterSet? named)
    {
        (point, named) = (0, null);
        if (!reader.TryTake('\\'))
        {
            point = reader.Take();
            return true;
        }

        named = reader.TakeEscapedSet();
        if (named is not null)
        {
            return false;
        }

        point = reader.TakeEscapedPoint();
        return true;
    }
}
