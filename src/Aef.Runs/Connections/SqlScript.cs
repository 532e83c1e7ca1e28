using Aef.Core.Environments;
using Aef.Documents.Text;

namespace Aef.Runs.Connections;

/// <summary>Splits a text into statements and finds their parameters: <c>:name</c> is a value, <c>:"name"</c> a quoted name.</summary>
/// <remarks>Strings, quoted names, comments and dollar quotes are skipped, as the database itself does.</remarks>
internal sealed class SqlScript
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly ConnectionKind _kind;
    private readonly List<SqlStatement> _statements = [];
    private readonly List<SqlParameter> _parameters = [];
    private int _at;
    private int _start;
    private bool _isBlank = true;
    private SqlBlock _block;

    private SqlScript(SourceText source, ConnectionKind kind) => (_source, _text, _kind) = (source, source.Text, kind);

    /// <summary>The statements of a text, without those that are empty.</summary>
    public static IReadOnlyList<SqlStatement> Split(SourceText source, ConnectionKind kind)
    {
        var script = new SqlScript(source, kind);
        script.Scan();
        return script._statements;
    }

    private bool IsSqlite => _kind == ConnectionKind.Sqlite;

    private bool IsMySql => _kind == ConnectionKind.MySql;

    private char Next => _at + 1 < _text.Length ? _text[_at + 1] : '\0';

    private char Previous => _at > 0 ? _text[_at - 1] : '\0';

    private void Scan()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == ';' && (!IsSqlite || !_block.IsOpen))
            {
                End();
                _at++;
                _start = _at;
            }
            else if (char.IsWhiteSpace(c))
            {
                _at++;
            }
            else if ((c == '-' && Next == '-') || (c == '#' && IsMySql))
            {
                SkipTo("\n");
            }
            else if (c == '/' && Next == '*')
            {
                SkipComment();
            }
            else
            {
                if (_isBlank)
                {
                    (_isBlank, _start) = (false, _at);
                }

                Token(c);
            }
        }

        End();
    }

    private void Token(char c)
    {
        switch (c)
        {
            case '\'':
                SkipString(HasBackslashes());
                break;
            case '"' when IsMySql:
                SkipString(hasBackslashes: true, '"');
                break;
            case '"':
                _at++;
                SkipTo("\"");
                break;
            case '`' when IsMySql:
            case '`' or '[' when IsSqlite:
                _at++;
                SkipTo(c == '[' ? "]" : "`");
                break;
            case '$' when !IsSqlite && !IsMySql && !IsWord(Previous) && DollarTag() is { } tag:
                _at += tag.Length;
                SkipTo(tag);
                break;
            case ':' when Next == ':':
                _at += 2;
                break;
            case ':' when IsWord(Next) && !char.IsAsciiDigit(Next) && IsFree(Previous):
                Parameter(_at + 1, isName: false);
                break;
            case ':' when Next == '"' && IsFree(Previous):
                Parameter(_at + 2, isName: true);
                break;
            default:
                Word(c);
                break;
        }
    }

    private void Word(char c)
    {
        var end = _at + 1;
        if (IsWord(c))
        {
            while (end < _text.Length && IsWord(_text[end]))
            {
                end++;
            }

            _block = _block.After(_text.AsSpan(_at, end - _at));
        }

        _at = end;
    }

    private void Parameter(int nameStart, bool isName)
    {
        var end = nameStart;
        while (end < _text.Length && (isName ? _text[end] != '"' : IsWord(_text[end])))
        {
            end++;
        }

        var stop = Math.Min(isName ? end + 1 : end, _text.Length);
        _parameters.Add(new SqlParameter(_text[nameStart..end], isName, _at, stop - _at));
        _at = stop;
    }

    private void End()
    {
        if (!_isBlank)
        {
            var length = _text.AsSpan(_start, _at - _start).TrimEnd().Length;
            _statements.Add(new SqlStatement(_source, _start, length, [.. _parameters]));
        }

        _parameters.Clear();
        (_isBlank, _block) = (true, new SqlBlock());
    }

    private void SkipTo(string end)
    {
        var found = _text.IndexOf(end, _at, StringComparison.Ordinal);
        _at = found < 0 ? _text.Length : found + end.Length;
    }

    /// <summary>Comments nest in PostgreSQL and DuckDB, but not in SQLite and MySQL.</summary>
    private void SkipComment()
    {
        var depth = 0;
        do
        {
            if (_text[_at] == '/' && Next == '*' && (depth == 0 || !(IsSqlite || IsMySql)))
            {
                depth++;
                _at += 2;
            }
            else if (_text[_at] == '*' && Next == '/')
            {
                depth--;
                _at += 2;
            }
            else
            {
                _at++;
            }
        }
        while (depth > 0 && _at < _text.Length);
    }

    private void SkipString(bool hasBackslashes, char quote = '\'')
    {
        _at++;
        while (_at < _text.Length && _text[_at] != quote)
        {
            _at += hasBackslashes && _text[_at] == '\\' ? 2 : 1;
        }

        _at = Math.Min(_at + 1, _text.Length);
    }

    private bool HasBackslashes() =>
        IsMySql || (!IsSqlite && Previous is 'e' or 'E' && !(_at > 1 && IsWord(_text[_at - 2])));

    private string? DollarTag()
    {
        var end = _at + 1;
        while (end < _text.Length && IsWord(_text[end]))
        {
            end++;
        }

        return end < _text.Length && _text[end] == '$' && !char.IsAsciiDigit(Next) ? _text[_at..(end + 1)] : null;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>True if a colon after this character begins a parameter: not that of a slice or of a key.</summary>
    private static bool IsFree(char c) => !IsWord(c) && c is not (':' or '"' or '\'' or ')' or ']');
}
