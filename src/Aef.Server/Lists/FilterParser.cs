using Aef.Server.Errors;

namespace Aef.Server.Lists;

/// <summary>
/// Parses a filter of AIP-160 (https://google.aip.dev/160): restrictions with AND, OR, NOT, <c>-</c> and parentheses. OR binds tighter
/// than AND; adjacent terms are joined by AND.
/// </summary>
internal sealed class FilterParser<T>
{
    private const int MaxDepth = 50;

    private readonly List<FilterToken> _tokens;
    private readonly ResourceFields<T> _fields;
    private int _position;
    private int _depth;

    /// <summary>Creates a parser.</summary>
    public FilterParser(string filter, ResourceFields<T> fields)
    {
        _tokens = FilterTokens.Of(filter);
        _fields = fields;
    }

    private FilterToken? Next => _position < _tokens.Count ? _tokens[_position] : null;

    /// <summary>The test of the whole filter.</summary>
    public Predicate<T> Parse()
    {
        var test = Expression();
        return Next is { } rest ? throw Unexpected(rest) : test;
    }

    private Predicate<T> Expression()
    {
        var test = Factor();
        while (Next is { } next && !next.Is(")") && !next.Is(","))
        {
            if (next.Is("AND"))
            {
                _position++;
            }

            var (left, right) = (test, Factor());
            test = r => left(r) && right(r);
        }

        return test;
    }

    private Predicate<T> Factor()
    {
        var test = Term();
        while (Next is { } next && next.Is("OR"))
        {
            _position++;
            var (left, right) = (test, Term());
            test = r => left(r) || right(r);
        }

        return test;
    }

    private Predicate<T> Term()
    {
        if (++_depth > MaxDepth)
        {
            throw ApiException.InvalidField("filter", $"The filter is nested more than {MaxDepth} levels deep.");
        }

        try
        {
            if (Next is { } negation && (negation.Is("NOT") || negation.Is("-")))
            {
                _position++;
                var negated = Term();
                return r => !negated(r);
            }

            if (Next is { } open && open.Is("("))
            {
                _position++;
                var inner = Expression();
                return Take() is var close && close.Is(")") ? inner : throw Unexpected(close);
            }

            return Restriction();
        }
        finally
        {
            _depth--;
        }
    }

    private Predicate<T> Restriction()
    {
        var name = Take();
        if (name.IsQuoted || name.Text is "AND" or "OR" or "NOT" || !(char.IsAsciiLetter(name.Text[0]) || name.Text[0] == '_'))
        {
            throw Unexpected(name);
        }

        var members = new List<string>();
        while (Next is { } dot && dot.Is("."))
        {
            _position++;
            members.Add(Take().Text);
        }

        var field = _fields.Find(name.Text)
            ?? throw ApiException.InvalidField("filter", $"Unknown field \"{name.Text}\". Fields: {string.Join(", ", _fields.Names)}.");
        var comparison = Take();
        if (comparison.IsQuoted || comparison.Text is not ("<" or "<=" or ">" or ">=" or "=" or "!=" or ":"))
        {
            throw Unexpected(comparison);
        }

        var operand = Operand();
        return field.Kind == FilterFieldKind.Map ? Map(field, name.Text, members, comparison.Text, operand) : members.Count > 0
            ? throw ApiException.InvalidField("filter", $"{name.Text} has no field \"{members[0]}\".")
            : Of(field.Read, FilterOperand.Test(name.Text, field.Kind, comparison.Text, operand));
    }

    private static Predicate<T> Of(Func<T, object?> read, Predicate<object?> test) => r => test(read(r));

    /// <summary><c>labels.KEY = "value"</c>, <c>labels.KEY:*</c> and <c>labels:KEY</c>.</summary>
    private static Predicate<T> Map(FilterField<T> field, string name, List<string> members, string comparison, string operand)
    {
        if (members.Count == 0)
        {
            return comparison == ":"
                ? r => field.Read(r) is IReadOnlyDictionary<string, string?> map && (operand == "*" ? map.Count > 0 : map.ContainsKey(operand))
                : throw ApiException.InvalidField("filter", $"{name} is a map; use {name}.KEY = \"value\" or {name}:KEY.");
        }

        var key = string.Join('.', members);
        var test = FilterOperand.Test($"{name}.{key}", FilterFieldKind.Text, comparison, operand);
        return r => test((field.Read(r) as IReadOnlyDictionary<string, string?>)?.GetValueOrDefault(key));
    }

    /// <summary>A value: words with dots and colons, such as times, need no quotes.</summary>
    private string Operand()
    {
        var first = Take();
        if (first.IsQuoted)
        {
            return first.Text;
        }

        if (first.Text is "(" or ")" or "," or "AND" or "OR" or "NOT" or "<" or "<=" or ">" or ">=" or "=" or "!=" or ":")
        {
            throw Unexpected(first);
        }

        var (text, end) = (first.Text, first.Position + first.Text.Length);
        while (Next is { IsQuoted: false } next && next.Position == end && next.Text is not ("(" or ")" or ","))
        {
            _position++;
            text += next.Text;
            end += next.Text.Length;
        }

        return text;
    }

    private FilterToken Take() => Next is { } token
        ? Move(token)
        : throw ApiException.InvalidField("filter", "The filter ends too early.");

    private FilterToken Move(FilterToken token)
    {
        _position++;
        return token;
    }

    private static ApiException Unexpected(FilterToken token) =>
        ApiException.InvalidField("filter", $"Unexpected \"{token.Text}\" at position {token.Position + 1}.");
}
