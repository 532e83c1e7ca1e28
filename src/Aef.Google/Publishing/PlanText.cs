using System.Globalization;
using System.Net;
using System.Text;
using Aef.Core.Operations;
using Aef.Core.Views.Reports;
using Aef.Documents.Display;

namespace Aef.Google.Publishing;

/// <summary>Writes a plan for people.</summary>
public static class PlanText
{
    private const int Context = 2;

    /// <summary>The summary, such as <c>2 to create, 1 to change, 0 to delete</c>.</summary>
    public static string Summary(PublishPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Changes.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"No changes: {plan.Items.Count} resources are as the definitions describe them.")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Count(PlanAction.Create)} to create, {Count(PlanAction.Update)} to change, {Count(PlanAction.Delete)} to delete, "
                + $"{plan.Items.Count - plan.Changes.Count} unchanged.");

        int Count(PlanAction action) => plan.Items.Count(i => i.Action == action);
    }

    /// <summary>The plan as lines: <c>+</c> creates, <c>~</c> changes, <c>-</c> deletes.</summary>
    public static IReadOnlyList<string> Lines(PublishPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var lines = new List<string>();
        if (plan.Changes.Count > 0)
        {
            lines.Add($"Environment {plan.Environment}: project {plan.Project}, region {plan.Region}");
        }

        foreach (var item in plan.Changes)
        {
            lines.Add($"{Sign(item.Action)} {ResourceKinds.NameOf(item.Kind)} {item.Name}");
            lines.AddRange(Details(item).Select(l => "    " + l));
        }

        lines.Add(Summary(plan));
        return lines.ConvertAll(TerminalText.Clean);
    }

    /// <summary>The plan in Markdown, for the summary of a build and for a comment on a pull request.</summary>
    public static string Markdown(PublishPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var text = new StringBuilder();
        text.Append("### Plan for the environment ").Append(MarkdownText.Of(plan.Environment))
            .Append("\n\n").Append(Summary(plan)).Append('\n');
        if (plan.Changes.Count > 0)
        {
            text.Append("\n| | resource | changes |\n| --- | --- | --- |\n");
            foreach (var item in plan.Changes)
            {
                var what = item.Action == PlanAction.Update ? string.Join(", ", item.Changes.Select(c => c.Field)) : string.Empty;
                var name = $"{ResourceKinds.NameOf(item.Kind)} {MarkdownText.Of(item.Name)}";
                text.Append(CultureInfo.InvariantCulture, $"| {Verb(item.Action)} | {name} | {MarkdownText.Of(what)} |\n");
            }

            foreach (var item in plan.Changes.Where(i => Details(i).Any()))
            {
                var details = Details(item).Select(TerminalText.Clean).ToList();
                var fence = new string('`', Math.Max(3, LongestFence(details) + 1));
                // HTML, in which Markdown has no effect, but mentions do.
                var name = WebUtility.HtmlEncode($"{ResourceKinds.NameOf(item.Kind)} {TerminalText.Clean(item.Name)}")
                    .Replace("@", "&#64;", StringComparison.Ordinal);
                text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>{name}</summary>\n\n{fence}diff\n");
                text.AppendJoin('\n', details).Append('\n').Append(fence).Append("\n\n</details>\n");
            }
        }

        return text.ToString();
    }

    private static string Verb(PlanAction action) =>
        action switch { PlanAction.Create => "create", PlanAction.Delete => "delete", _ => "change" };

    private static char Sign(PlanAction action) => action switch { PlanAction.Create => '+', PlanAction.Delete => '-', _ => '~' };

    private static IEnumerable<string> Details(PlanItem item)
    {
        if (item.Action == PlanAction.Update)
        {
            foreach (var change in item.Changes)
            {
                yield return change is { Before: null, After: null }
                    ? $"{change.Field}:"
                    : $"{change.Field}: {Value(change.Before)} → {Value(change.After)}";
            }

            foreach (var line in Shown(item.Lines))
            {
                yield return line;
            }
        }

        if (!item.RunsBefore.SequenceEqual(item.RunsAfter))
        {
            yield return $"next runs before: {Times(item.RunsBefore)}";
            yield return $"next runs after:  {Times(item.RunsAfter)}";
        }
    }

    // Lines that differ, with two lines around them.
    private static IEnumerable<string> Shown(IReadOnlyList<DiffLine> lines)
    {
        var isSkipping = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var isNear = false;
            for (var j = Math.Max(0, i - Context); j <= Math.Min(lines.Count - 1, i + Context); j++)
            {
                isNear |= lines[j].Kind != DiffLineKind.Common;
            }

            if (isNear)
            {
                var sign = lines[i].Kind switch { DiffLineKind.Expected => "- ", DiffLineKind.Actual => "+ ", _ => "  " };
                yield return sign + lines[i].Text;
            }
            else if (!isSkipping)
            {
                yield return "  …";
            }

            isSkipping = !isNear;
        }
    }

    private static string Value(string? value) => value is null ? "(none)" : value.ReplaceLineEndings("\\n");

    private static string Times(IReadOnlyList<DateTimeOffset> times) => times.Count == 0
        ? "none"
        : string.Join(", ", times.Select(t => t.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)));

    private static int LongestFence(List<string> lines)
    {
        var longest = 0;
        foreach (var line in lines)
        {
            for (int i = 0, run = 0; i < line.Length; i++)
            {
                run = line[i] == '`' ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }
        }

        return longest;
    }
}
