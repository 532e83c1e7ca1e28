using System.Text.RegularExpressions;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>
/// Mistakes that the lowering of statuses and outputs, or the functions of the library, could make, as changes to the source. Each returns
/// the source itself where there is nothing to change.
/// </summary>
internal static partial class DataFaults
{
    public static readonly IReadOnlyList<(string Name, Func<string, string> Plant)> All =
    [
        ("a failed step is skipped", s => s.Replace("if \"failed\" in states:", "if \"lost\" in states:", StringComparison.Ordinal)),
        ("a step that was not reached has failed", s => s.Replace("\"failed\" in states", "\"upstream_failed\" in states", StringComparison.Ordinal)),
        ("every step before a failure has failed", s => s.Replace(
            "if \"failed\" in states:", "if {\"failed\", \"upstream_failed\"} & set(states):", StringComparison.Ordinal)),
        ("a skipped step has succeeded", s => s.Replace("state == \"success\" for", "state in (\"success\", \"skipped\") for", StringComparison.Ordinal)),
        ("a step that was not reached has succeeded", s => s.Replace("state == \"success\" for", "state != \"skipped\" for", StringComparison.Ordinal)),
        ("a succeeded step is skipped", s => s.Replace("return \"succeeded\" if states and all(", "return \"succeeded\" if not states and all(", StringComparison.Ordinal)),
        ("one task of a step is enough", s => s.Replace("if states and all(", "if states and any(", StringComparison.Ordinal)),
        ("only the last task of a step counts", s => Lists("STEP_TASKS", s, l => [l[^1]])),
        ("only the first task of a step counts", s => Lists("STEP_TASKS", s, l => [l[0]])),
        ("the status is that of another step", s => Shift("STEP_TASKS", s)),
        ("only the last task of a failing step counts", s => Lists("FAILING_STEPS", s, l => [l[^1]])),
        ("run.failed misses the first step", s => s.Replace("in steps.items()", "in list(steps.items())[1:]", StringComparison.Ordinal)),
        ("run.failed misses the last step", s => s.Replace("in steps.items()", "in list(steps.items())[:-1]", StringComparison.Ordinal)),
        ("run.failed has all steps", s => s.Replace("if state == \"failed\"}", "if state}", StringComparison.Ordinal)),
        ("run.failed has steps that were not reached", s => s.Replace(
            "if state == \"failed\"}", "if state in (\"failed\", \"upstream_failed\")}", StringComparison.Ordinal)),
        ("every run has failed", s => s.Replace("[last]) == \"succeeded\"", "[last]) == \"lost\"", StringComparison.Ordinal)),
        ("no run has failed", s => s.Replace("[last]) == \"succeeded\"", "[last]) != \"lost\"", StringComparison.Ordinal)),
        ("the state of the run is that of the first level", s => FirstJoin().Match(s) is { Success: true } first
            ? StateOfRun().Replace(s, $"${{call}}\"{first.Groups["level"].Value}.{first.Groups["end"].Value}\")")
            : s),
        ("the state of the run counts only failures", s => s.Replace("[last]) == \"succeeded\"", "[last]) != \"failed\"", StringComparison.Ordinal)),
        ("a step has the output of another task", s => s.Replace("task_ids=STEP_OUTPUTS[", "key=\"other\", task_ids=STEP_OUTPUTS[", StringComparison.Ordinal)),
        ("nothing is kept", s => s.Replace("    return output\n", "    return None\n", StringComparison.Ordinal)),
        ("an output has another key", s => s.Replace("keep_output({\"batch_id\"", "keep_output({\"id\"", StringComparison.Ordinal)),
        ("an output is another part of the answer", s => s.Replace("\"/\")[5]", "\"/\")[4]", StringComparison.Ordinal)),
        ("not is dropped", s => s.Replace("return not ", "return ", StringComparison.Ordinal)),
    ];

    private static string Lists(string constant, string source, Func<List<string>, IReadOnlyList<string>> change) =>
        InConstant(constant, source, c => TaskList().Replace(c, m =>
        {
            var items = Text().Matches(m.Groups["items"].Value).Select(i => i.Value).ToList();
            return items.Count < 2 ? m.Value : $": [{string.Join(", ", change(items))}]";
        }));

    private static string Shift(string constant, string source) => InConstant(constant, source, c =>
    {
        var lists = TaskList().Matches(c).Select(m => m.Value).ToList();
        var next = 0;
        return lists.Count < 2 ? c : TaskList().Replace(c, _ => lists[++next % lists.Count]);
    });

    private static string InConstant(string constant, string source, Func<string, string> change)
    {
        var start = source.IndexOf($"\n{constant} = {{", StringComparison.Ordinal);
        if (start < 0)
        {
            return source;
        }

        var end = source.IndexOf("\n\n", start + 1, StringComparison.Ordinal);
        return source[..start] + change(source[start..end]) + source[end..];
    }

    [GeneratedRegex(@": \[(?<items>[^\]]*)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex TaskList();

    [GeneratedRegex("\"[^\"\\\\]*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Text();

    [GeneratedRegex("(?<call>state_of_run\\([a-z_]+, )\"[^\"]*\"\\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex StateOfRun();

    [GeneratedRegex("group_id=\"(?<level>Level_[^\"]*)\"(?s:.)*?task_id=\"(?<end>level_[^\"]*_end)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FirstJoin();
}
