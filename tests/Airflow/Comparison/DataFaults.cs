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
        ("a failed step is skipped", To("if \"failed\" in states:", "if \"lost\" in states:")),
        ("a step that was not reached has failed", To("\"failed\" in states", "\"upstream_failed\" in states")),
        ("every step before a failure has failed", To("if \"failed\" in states:", "if {\"failed\", \"upstream_failed\"} & set(states):")),
        ("a skipped step has succeeded", To("state == \"success\" for", "state in (\"success\", \"skipped\") for")),
        ("a step that was not reached has succeeded", To("state == \"success\" for", "state != \"skipped\" for")),
        ("a succeeded step is skipped", To("return \"succeeded\" if states and all(", "return \"succeeded\" if not states and all(")),
        ("one task of a step is enough", To("if states and all(", "if states and any(")),
        ("only the last task of a step counts", s => Lists("STEP_TASKS", s, l => [l[^1]])),
        ("only the first task of a step counts", s => Lists("STEP_TASKS", s, l => [l[0]])),
        ("the status is that of another step", s => Shift("STEP_TASKS", s)),
        ("only the last task of a failing step counts", s => Lists("FAILING_STEPS", s, l => [l[^1]])),
        ("run.failed misses the first step", To("in steps.items()", "in list(steps.items())[1:]")),
        ("run.failed misses the last step", To("in steps.items()", "in list(steps.items())[:-1]")),
        ("run.failed has all steps", To("if state == \"failed\"}", "if state}")),
        ("run.failed has steps that were not reached", To("if state == \"failed\"}", "if state in (\"failed\", \"upstream_failed\")}")),
        ("every run has failed", To("[last]) == \"succeeded\"", "[last]) == \"lost\"")),
        ("no run has failed", To("[last]) == \"succeeded\"", "[last]) != \"lost\"")),
        ("the state of the run is that of the first level", s => FirstJoin().Match(s) is { Success: true } first
            ? StateOfRun().Replace(s, $"${{call}}\"{first.Groups["level"].Value}.{first.Groups["end"].Value}\")")
            : s),
        ("the state of the run counts only failures", To("[last]) == \"succeeded\"", "[last]) != \"failed\"")),
        ("a step has the output of another task", To("task_ids=STEP_OUTPUTS[", "key=\"other\", task_ids=STEP_OUTPUTS[")),
        ("nothing is kept", To("    return output\n", "    return None\n")),
        ("an output has another key", To("keep_output({\"batch_id\"", "keep_output({\"id\"")),
        ("an output is another part of the answer", To("\"/\")[5]", "\"/\")[4]")),
        ("not is dropped", To("return not ", "return ")),
    ];

    private static Func<string, string> To(string old, string other) => s => s.Replace(old, other, StringComparison.Ordinal);

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

    [GeneratedRegex(
        "group_id=\"(?<level>Level_[^\"]*)\"(?s:.)*?task_id=\"(?<end>level_[^\"]*_end)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FirstJoin();
}
