using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.RegularExpressions;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary>The regular expression functions of <c>text</c>: RE2's syntax, leftmost-longest matches. Positions count code points.</summary>
internal static class RegexFunctions
{
    public static WorkflowValue FindAll(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var source = CodePoints.Of(Arguments.Text(arguments[0], "source"));
        var found = new ListNode(0);
        foreach (var (start, end) in Pattern(arguments[1]).Matches(source))
        {
            found.Add(WorkflowValue.FromMap(("index", start), ("match", CodePoints.ToText(source.AsSpan(start, end - start)))));
            WorkingLimits.CheckElements(found.Count);
        }

        return WorkflowValue.Of(found);
    }

    public static WorkflowValue Match(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var source = CodePoints.Of(Arguments.Text(arguments[0], "source"));
        return Pattern(arguments[1]).Find(source, 0) is not null;
    }

    /// <summary>The replacement is plain text: <c>\1</c> and <c>$1</c> have no special meaning.</summary>
    public static WorkflowValue ReplaceAll(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var source = CodePoints.Of(Arguments.Text(arguments[0], "source"));
        var replacement = CodePoints.Of(Arguments.Text(arguments[2], "repl"));
        var result = new List<int>(source.Length);
        var copied = 0;
        foreach (var (start, end) in Pattern(arguments[1]).Matches(source))
        {
            result.AddRange(source.AsSpan(copied, start - copied));
            result.AddRange(replacement);
            WorkingLimits.CheckText(result.Count);
            copied = end;
        }

        result.AddRange(source.AsSpan(copied));
        return CodePoints.ToText([.. result]);
    }

    private static PatternMatcher Pattern(in WorkflowValue value) =>
        new(PatternProgram.Compile(PatternParser.Parse(Arguments.Text(value, "regexp"))));
}
