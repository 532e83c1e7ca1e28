using System.Text;
using Aef.Server.Errors;

namespace Aef.Server.Lists;

/// <summary>Divides a filter of AIP-160 into tokens.</summary>
internal static class FilterTokens
{
    private static readonly string[] Operators = ["<=", ">=", "!=", "<", ">", "=", ":", "(", ")", ",", "."];

    /// <summary>The tokens.</summary>
    public static List<FilterToken> Of(string filter)
    {
        var tokens = new List<FilterToken>();
        var at = 0;
        while (at < filter.Length)
        {
            if (char.IsWhiteSpace(filter[at]))
            {
                at++;
            }
            else if (filter[at] is '"' or '\'')
            {
                tokens.Add(Quoted(filter, ref at));
            }
            else if (filter[at] == '-' && IsNegation(filter, at))
            {
                tokens.Add(new FilterToken("-", at++, false));
            }
            else if (Array.Find(Operators, o => string.CompareOrdinal(filter, at, o, 0, o.Length) == 0) is { } known
                && !(known == "." && IsInNumber(filter, at)))
            {
                tokens.Add(new FilterToken(known, at, false));
                at += known.Length;
            }
            else
            {
                tokens.Add(Word(filter, ref at));
            }
        }

        return tokens;
    }

    private static FilterToken Quoted(string filter, ref int at)
    {
        var (start, quote) = (at, filter[at]);
        var text = new StringBuilder();
        for (at++; at < filter.Length && filter[at] != quote; at++)
        {
            if (filter[at] == '\\' && at + 1 < filter.Length)
            {
                at++;
            }

            text.Append(filter[at]);
        }

        if (at == filter.Length)
        {
            throw ApiException.InvalidField("filter", $"The string at position {start + 1} has no end.");
        }

        at++;
        return new FilterToken(text.ToString(), start, true);
    }

    private static FilterToken Word(string filter, ref int at)
    {
        var start = at;
        while (at < filter.Length
            && !char.IsWhiteSpace(filter[at])
            && !(filter[at] is '"' or '\'' or '(' or ')' or ',' or '<' or '>' or '=' or '!' or ':')
            && !(filter[at] == '.' && !IsInNumber(filter, at)))
        {
            at++;
        }

        return at > start
            ? new FilterToken(filter[start..at], start, false)
            : throw ApiException.InvalidField("filter", $"Unexpected character \"{filter[at]}\" at position {at + 1}.");
    }

    // "-" before a term negates it; "-5" after a comparison is a number.
    private static bool IsNegation(string filter, int at) =>
        at + 1 < filter.Length && !char.IsAsciiDigit(filter[at + 1]) && (at == 0 || filter[at - 1] is ' ' or '(');

    private static bool IsInNumber(string filter, int at) =>
        at > 0 && char.IsAsciiDigit(filter[at - 1]) && at + 1 < filter.Length && char.IsAsciiDigit(filter[at + 1]);
}
