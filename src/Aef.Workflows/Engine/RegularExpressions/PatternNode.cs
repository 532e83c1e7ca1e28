namespace Aef.Workflows.Engine.RegularExpressions;

/// <summary>A part of a regular expression. Groups are not recorded: matches have no parts and replacements do not refer to them.</summary>
internal abstract record PatternNode;

/// <summary>One code point of a set.</summary>
internal sealed record SetPattern(CharacterSet Set, bool IgnoresCase) : PatternNode;

/// <summary>Parts in sequence; none for the empty pattern.</summary>
internal sealed record SequencePattern(IReadOnlyList<PatternNode> Parts) : PatternNode;

/// <summary>A choice of parts.</summary>
internal sealed record ChoicePattern(IReadOnlyList<PatternNode> Parts) : PatternNode;

/// <summary>A repeated part; <paramref name="Most"/> is null for no maximum.</summary>
internal sealed record RepeatPattern(PatternNode Part, int Least, int? Most) : PatternNode;

/// <summary>A condition that consumes no code point.</summary>
internal sealed record PositionPattern(PatternPosition Location) : PatternNode;

/// <summary>A condition on a position.</summary>
internal enum PatternPosition
{
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,
    WordBoundary,
    NoWordBoundary,
}
