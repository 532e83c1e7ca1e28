using System.Globalization;
using System.Text;
using Aef.Workflows.Engine.Library;

namespace Aef.Workflows.Engine.RegularExpressions;

/// <summary>Reads the code points of a regular expression, and the small elements of its syntax.</summary>
internal sealed class PatternReader(string pattern)
{
    private readonly int[] _points = CodePoints.Of(pattern);
    private int _at;
    private bool _hasNoPosixEnd;

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

    /// <summary>
    /// The name in <c>[:name:]</c>; null when the text is something else, because then <c>[</c> is an ordinary character.
    /// </summary>
    public string? TryTakePosixName()
    {
        var start = _at;
        if (_hasNoPosixEnd || !TryTake("[:"))
        {
            return null;
        }

        var name = _at;
        while (!IsAtEnd)
        {
            if (TryTake(":]"))
            {
                return CodePoints.ToText(_points.AsSpan(name, _at - 2 - name));
            }

            _at++;
        }

        (_at, _hasNoPosixEnd) = (start, true);
        return null;
    }

    /// <summary>The text up to <c>\E</c> or the end.</summary>
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
                most = Peek == '}' ? null : TryTakeNumber(out var number) ? number : -1;
            }

            if (most != -1 && TryTake('}'))
            {
                return true;
            }
        }

        (_at, least, most) = (start, 0, null);
        return false;
    }

    /// <summary>True when a count such as <c>{2,5}</c> follows, whose <c>{</c> was just read.</summary>
    public bool IsBehindCounts()
    {
        var start = _at--;
        var isCount = TryTakeCounts(out _, out _);
        _at = start;
        return isCount;
    }

    /// <summary>The name of a group and its <c>&gt;</c>: letters, marks, digits and underscores of any script.</summary>
    public string TakeName()
    {
        var start = _at;
        while (!IsAtEnd && IsNamePart(Peek))
        {
            _at++;
        }

        var name = CodePoints.ToText(_points.AsSpan(start, _at - start));
        return name.Length > 0 && TryTake('>') ? name : throw PatternParser.Invalid("the name of a group is not valid");
    }

    /// <summary>The flags of <c>(?i)</c> and <c>(?i-s:</c>, after the first two characters.</summary>
    public PatternFlags TakeFlags(PatternFlags flags, out bool opensGroup)
    {
        var (negative, names) = (false, 0);
        while (true)
        {
            var point = Take();
            if (point is ':' or ')' && (!negative || names > 0))
            {
                opensGroup = point == ':';
                return flags;
            }

            if (point == '-' && !negative)
            {
                (negative, names) = (true, 0);
                continue;
            }

            names++;

            var flag = point switch
            {
                'i' => PatternFlags.IgnoreCase,
                'm' => PatternFlags.Lines,
                's' => PatternFlags.DotAll,
                'U' => PatternFlags.None,
                _ => throw PatternParser.Invalid("RE2 does not support what follows '(?'; it has no lookaround"),
            };
            flags = negative ? flags & ~flag : flags | flag;
        }
    }

    /// <summary>The set after a backslash; null when it is a single code point.</summary>
    public CharacterSet? TakeEscapedSet()
    {
        if (Peek is 'p' or 'P')
        {
            var isNegated = Take() == 'P';
            var name = TryTake('{') ? TakeUntil('}') : char.ConvertFromUtf32(Take());
            return NamedSets.OfUnicode(name, isNegated) ?? throw PatternParser.Invalid($"unknown character class '{name}'");
        }

        if (NamedSets.OfEscape(Peek) is not { } set)
        {
            return null;
        }

        Take();
        return set;
    }

    /// <summary>The code point of an escape, after the backslash.</summary>
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
                throw PatternParser.Invalid($"unknown escape sequence '\\{char.ConvertFromUtf32(point)}'; RE2 has no backreferences");
        }
    }

    /// <summary>The text up to a character, which is read too.</summary>
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
        return int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            && value is >= 0 and <= 0x10FFFF
            ? value
            : throw PatternParser.Invalid($"'{text}' is not a code point");
    }

    private static bool IsNamePart(int point) => point == '_' || (Rune.IsValid(point) && Rune.GetUnicodeCategory(new Rune(point)) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.LetterNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation);

    // Without leading zeros, and at most nine digits: anything longer is plain text.
    private bool TryTakeNumber(out int number)
    {
        number = 0;
        var start = _at;
        while (Peek is >= '0' and <= '9' && _at - start < 9)
        {
            number = (number * 10) + (Take() - '0');
        }

        return _at > start && (_points[start] != '0' || _at == start + 1);
    }
}
