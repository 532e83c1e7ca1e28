namespace Aef.Server.Lists;

/// <summary>A token of a filter.</summary>
/// <param name="Text">The text, without quotes.</param>
/// <param name="Position">The position in the filter, from 0.</param>
/// <param name="IsQuoted">True for a string in quotes: never an operator or a keyword.</param>
internal readonly record struct FilterToken(string Text, int Position, bool IsQuoted)
{
    /// <summary>True for a token without quotes with this text.</summary>
    public bool Is(string text) => !IsQuoted && Text == text;
}
