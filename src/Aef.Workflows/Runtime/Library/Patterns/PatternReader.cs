using System.Globalization;

namespace Aef.Workflows.Runtime.Library.Patterns;

/// <summary>The code points of a regular expression, and the small pieces of its syntax.</summary>
internal sealed class PatternReader(string pattern)
{
    private readonly int[] _points = CodePoints.Of(pattern);
    private int _at;

    public bool IsAtEnd => _at == _points.Length;

    /// <summary>The next code point; -1 at the end.</summary>
    public int Peek => IsAtEnd ? -1 : _points[_at];

    public int Take() => IsAtEnd ? throw PatternParser.Invalid("it ends too early") : _points[_at++];

    public bool TryTake(char wanted)
    {
        if (Peek != wanted)
        {
            return false;
        }

        _at++;
        return true;
    }

    public bool TryTake(string wanted)
    {
        for (var i = 0; i < wanted.Length; i++)
        {
            if (_at + i >= _points.Length || _points[_at + i] != wanted[i])
            {
                return false;
            }
        }

        _at += wanted.Length;
        return true;
    }

    /// <summary>What stands up to <c>\E</c> or the end.</summary>
    public IReadOnlyList<int> TakeQuoted()
    {
        var quoted = new List<int>();
        while (!IsAtEnd && !TryTake("\\E"))
        {
            quoted.Add(Take());
        }

        return quoted;
    }

    /// <summary><c>{2}</c>, <c>{2,}</c> or <c>{2,5}</c>. Other braces are plain text.</summary>
    public bool TryTakeCounts(out int least, out int? most)
    {
        var start = _at;
        if (TryTake('{') && TryTakeNumber(out least))
        {
            most = least;
            if (TryTake(','))
            {
                most = TryTakeNumber(out var number) ? number : null;
            }

            if (TryTake('}'))
            {
                return true;
            }
        }

        (_at, least, most) = (start, 0, null);
        return false;
    }

    /// <summary>The name of a group and its <c>&gt;</c>.</summary>
    public void TakeName()
    {
        var start = _at;
        while (Peek is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_')
        {
            _at++;
        }

        if (_at == start || !TryTake('>'))
        {
            throw PatternParser.Invalid("the name of a group is not valid");
        }
    }

    /// <summary>Flags as in <c>(?i)</c> and <c>(?i-s:</c>, the first two characters being taken.</summary>
    public PatternFlags TakeFlags(PatternFlags flags, out bool opensGroup)
    {
        var negative = false;
        while (true)
        {
            var point = Take();
            if (point is ':' or ')')
            {
                opensGroup = point == ':';
                return flags;
            }

            if (point == '-' && !negative)
            {
                negative = true;
                continue;
            }

            var flag = point switch
            {
                'i' => PatternFlags.IgnoreCase,
                'm' => PatternFlags.Lines,
                's' => PatternFlags.DotAll,
                'U' => PatternFlags.None,
                _ => throw PatternParser.Invalid("'(?' is followed by what RE2 has not; it has no lookaround"),
            };
            flags = negative ? flags & ~flag : flags | flag;
        }
    }

    /// <summary>The set that stands behind a backslash; null when a single code point stands there.</summary>
    public CharacterSet? TakeEscapedSet()
    {
        if (Peek is 'p' or 'P')
        {
            var isNegated = Take() == 'P';
            var name = TryTake('{') ? TakeUntil('}') : char.ConvertFromUtf32(Take());
            return NamedSets.OfCategory(name, isNegated) ?? throw PatternParser.Invalid($"the character class '{name}' is not known");
        }

        if (NamedSets.OfEscape(Peek) is not { } set)
        {
            return null;
        }

        Take();
        return set;
    }

    /// <summary>The code point that an escape stands for, the backslash being taken.</summary>
    public int TakeEscapedPoint()
    {
        var point = Take();
        switch (point)
        {
            case 'a':
                return 7;
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'v':
                return '\v';
            case 'x':
                return TakeHexadecimal();
            case '0':
                return TakeOctal(0);
            case >= '1' and <= '7' when Peek is >= '0' and <= '7':
                return TakeOctal(point - '0');
            case < 128 when !char.IsAsciiLetterOrDigit((char)point):
                return point;
            default:
                throw PatternParser.Invalid($"the escape '\\{char.ConvertFromUtf32(point)}' is not known; RE2 has no backreferences");
        }
    }

    /// <summary>The text up to a character, which is taken too.</summary>
    public string TakeUntil(char end)
    {
        var start = _at;
        while (!IsAtEnd && Peek != end)
        {
            _at++;
        }

        var text = CodePoints.ToText(_points.AsSpan(start, _at - start));
        return TryTake(end) ? text : throw PatternParser.Invalid($"a '{end}' is missing");
    }

    private int TakeOctal(int value)
    {
        for (var i = 0; i < 2 && Peek is >= '0' and <= '7'; i++)
        {
            value = (value * 8) + (Take() - '0');
        }

        return value;
    }

    private int TakeHexadecimal()
    {
        var text = TryTake('{') ? TakeUntil('}') : CodePoints.ToText([Take(), Take()]);
        return int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 0x10FFFF
            ? value
            : throw PatternParser.Invalid($"'{text}' is not a code point");
    }

    private bool TryTakeNumber(out int number)
    {
        number = 0;
        var start = _at;
        while (Peek is >= '0' and <= '9' && _at - start < 6)
        {
            number = (number * 10) + (Take() - '0');
        }

        return _at > start;
    }
}
