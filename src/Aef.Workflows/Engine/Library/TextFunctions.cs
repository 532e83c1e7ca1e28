using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary>The functions of <c>text</c> that search and change strings without regular expressions. Positions count code points.</summary>
internal static class TextFunctions
{
    public static WorkflowValue FindAll(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var source = Arguments.Text(arguments[0], "source");
        var searched = NotEmpty(arguments[1], "substr");
        var found = new ListNode(0);
        var (points, counted) = (0, 0);
        for (var at = source.IndexOf(searched, StringComparison.Ordinal); at >= 0; at = source.IndexOf(searched, at + searched.Length, StringComparison.Ordinal))
        {
            points += CodePoints.Count(source.AsSpan(counted, at - counted));
            counted = at;
            found.Add(points);
            WorkingLimits.CheckElements(found.Count);
        }

        return WorkflowValue.Of(found);
    }

    public static WorkflowValue ReplaceAll(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var source = Arguments.Text(arguments[0], "source");
        var replacement = Arguments.Text(arguments[2], "repl");
        var searched = NotEmpty(arguments[1], "substr");
        if (replacement.Length > searched.Length)
        {
            WorkingLimits.CheckText(source.Length + (source.AsSpan().Count(searched) * (long)(replacement.Length - searched.Length)));
        }

        return source.Replace(searched, replacement, StringComparison.Ordinal);
    }

    public static WorkflowValue Split(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var source = Arguments.Text(arguments[0], "source");
        var separator = NotEmpty(arguments[1], "separator");
        WorkingLimits.CheckElements(source.AsSpan().Count(separator) + 1L);
        var parts = source.Split(separator);
        var list = new ListNode(parts.Length);
        foreach (var part in parts)
        {
            list.Add(part);
        }

        return WorkflowValue.Of(list);
    }

    public static WorkflowValue Substring(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var source = Arguments.Text(arguments[0], "source");
        var start = Arguments.Integer(arguments[1], "start");
        var end = Arguments.Integer(arguments[2], "end");
        var length = CodePoints.Count(source);
        if (start < 0 || end > length || start > end)
        {
            throw WorkflowErrorException.Value($"a string of {length} characters has no substring from {start} to {end}");
        }

        return source[CodePoints.OffsetOf(source, start)..CodePoints.OffsetOf(source, end)];
    }

    public static WorkflowValue ToLower(ReadOnlySpan<WorkflowValue> arguments, Frame frame) =>
        Arguments.Text(arguments[0], "source").ToLowerInvariant();

    public static WorkflowValue ToUpper(ReadOnlySpan<WorkflowValue> arguments, Frame frame) =>
        Arguments.Text(arguments[0], "source").ToUpperInvariant();

    private static string NotEmpty(in WorkflowValue value, string name) =>
        Arguments.Text(value, name) is { Length: > 0 } text ? text : throw WorkflowErrorException.Value($"'{name}' must not be empty");
}
