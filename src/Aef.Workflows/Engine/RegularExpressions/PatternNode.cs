namespace Aef.Workflows.Engine.RegularExpressions;

/// <summary>A part of a regular expression. Groups leave no trace: matches have no parts and replacements do not read them.</summary>
internal abstract record PatternNode;

/// <summary>One code point of a set.</summary>
internal sealed record SetPattern(CharacterSet Set, bool IgnoresCase) : PatternNode;

/// <summary>One part after the other; none for the empty pattern.</summary>
internal sealed record SequencePattern(IReadOnlyList<PatternNode> Parts) : PatternNode;

/// <summary>One of the parts.</summary>
internal sealed record ChoicePattern(IReadOnlyList<PatternNode> Parts) : PatternNode;

/// <summary>A part so many times; <paramref name="Most"/> is null for without end.</summary>
internal sealed record RepeatPattern(PatternNode Part, int Least, int? Most) : PatternNode;

/// <summary>A position without a code point.</summary>
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
