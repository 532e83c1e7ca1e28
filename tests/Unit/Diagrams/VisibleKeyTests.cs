using System.Xml.Linq;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation;
using Aef.Core.Views.Diagrams;
using Aef.Tests.Parameters;
using Aef.Tests.Support;

namespace Aef.Tests.Diagrams;

/// <summary>
/// Every key of the format is visible in <c>aef show</c> and in the lists of <c>Get-AefPipeline</c>. A new key needs a sample here: a
/// definition with another value than the default, and what must be shown of it.
/// </summary>
public sealed class VisibleKeyTests
{
    private const string Step = "{job_id: A, job_name: a, executor: feeder, KEY}";

    /// <summary>By key: the step, and what shows the key. KEY stands for the key with its value.</summary>
    private static readonly Dictionary<StepKey, (string Value, string Shown, string Step)> Steps = new()
    {
        [StepKeys.JobId] = ("job_id: VISIBLE", "VISIBLE", "{job_name: a, executor: feeder, KEY}"),
        [StepKeys.JobName] = ("job_name: visible", "visible", "{job_id: A, executor: feeder, KEY}"),
        [StepKeys.Type] = ("type: sync", "sync", Step),
        [StepKeys.Executor] = ("executor: visible", "visible", "{job_id: A, job_name: a, KEY}"),
        [StepKeys.FunctionIdName] = ("function_id_name: visible", "visible", Step),
        [StepKeys.FunctionStatusName] = ("function_status_name: visible", "function_status_name: visible", Step),
        [StepKeys.FunctionName] = ("function_name: visible", "visible", "{job_id: A, job_name: a, KEY}"),
        [StepKeys.WorkflowsName] = ("workflows_name: visible", "visible", "{job_id: A, job_name: a, KEY}"),
        [StepKeys.ComposerStep] = ("composer_step: visible", "visible", "{job_id: A, job_name: a, KEY}"),
        [StepKeys.When] = ("when: '${run.id != \"visible\"}'", "when: ${run.id != \"visible\"}", Step),
        [StepKeys.With] = ("with: {a: x, n: 1}", "with: a, n", Step),
        [StepKeys.WaitFor] = ("wait_for: callback", "wait_for: callback", "{job_id: A, job_name: a, executor: caller, KEY}"),
        [StepKeys.Binding] = ("binding: connector", "binding: connector", "{job_id: A, job_name: a, executor: bigquery-query, KEY}"),
        [StepKeys.WaitTimeSeconds] = ("wait_time_seconds: 7", "wait_time_seconds: 7", Step),
        [StepKeys.WaitMultiplier] = ("wait_multiplier: 1.5", "wait_multiplier: 1.5", Step),
        [StepKeys.MaxWaitTimeSeconds] = ("max_wait_time_seconds: 77", "max_wait_time_seconds: 77", Step),
        [StepKeys.AsyncTimeoutLoopInMinutes] = ("async_timeout_loop_in_minutes: 7", "async_timeout_loop_in_minutes: 7", Step),
        [StepKeys.TimeoutSeconds] = ("timeout_seconds: 77", "timeout_seconds: 77", Step),
        [StepKeys.ContinueIfFail] = ("continue_if_fail: true", "continue_if_fail", Step),
        [StepKeys.Retry] = (
            "retry: {max_attempts: 4, initial_delay_seconds: 5, max_delay_seconds: 60, multiplier: 3, on: [JobFailed, TimeoutError]}",
            "retry: 4 attempts (initial_delay_seconds 5, max_delay_seconds 60, multiplier 3, on JobFailed TimeoutError)",
            Step),
        [StepKeys.Reads] = ("reads: [gs://b/visible]", "reads: gs://b/visible", Step),
        [StepKeys.Writes] = ("writes: [gs://b/visible]", "writes: gs://b/visible", Step),
        [StepKeys.StepProperties] = ("step_properties: {visible: 1, b: 2}", "step_properties: visible, b", Step),
        [StepKeys.ReadInputFrom] = ("read_input_from: FILE", "read_input_from: FILE", Step),
        [StepKeys.Next] = ("next: C", "next: C", Step + ", {job_id: B, job_name: b, executor: x}, {job_id: C, job_name: c, executor: x}"),
    };

    /// <summary>By path: the keys above the steps, and what shows them.</summary>
    private static readonly Dictionary<string, (string Definition, string Shown)> Others = new(StringComparer.Ordinal)
    {
        ["name"] = ("name: visible", "visible"),
        ["description"] = ("description: Visible words", "Visible words"),
        ["labels"] = ("labels: {team: visible, b: c}", "labels: team=visible, b=c"),
        ["engine"] = ("engine: composer", "engine: composer"),
        ["inputs"] = ("inputs: {visible: {default: a}, other: {default: b}}", "inputs: visible, other"),
        ["variables"] = ("variables: {visible: 1}", "variables: visible"),
        ["defaults"] = ("defaults: {wait_time_seconds: 7}", "wait_time_seconds: 7"),
        ["schedule"] = ("schedule: {cron: 0 5 * * *}", "schedule: 0 5 * * *"),
        ["schedule.name"] = ("schedule: {cron: 0 5 * * *, name: visible}", "schedule: visible: 0 5 * * *"),
        ["schedule.cron"] = ("schedule: {cron: 0 5 * * *}", "0 5 * * *"),
        ["schedule.time_zone"] = ("schedule: {cron: 0 5 * * *, time_zone: Europe/Berlin}", "0 5 * * * Europe/Berlin"),
        ["schedule.enable"] = ("schedule: {cron: 0 5 * * *, enable: paused}", "0 5 * * * paused"),
        ["schedule.inputs"] = ("inputs: {i: {default: a}}\nschedule: {cron: 0 5 * * *, inputs: {i: b}}", "0 5 * * * inputs i"),
        ["schedule.window"] = ("schedule: {cron: 0 5 * * *, window: same_day}", "0 5 * * * same_day"),
        ["schedule.date_format"] = ("schedule: {cron: 0 5 * * *, date_format: '%Y-%m'}", "0 5 * * * date_format %Y-%m"),
        ["schedule.catch_up"] = ("schedule: {cron: 0 5 * * *, catch_up: latest}", "0 5 * * * catch_up latest"),
        ["triggers"] = ("triggers: {webhook: {name: visible}}", "trigger: webhook visible"),
        ["concurrency"] = ("concurrency: {limit: 3}", "concurrency: 3 queue"),
        ["concurrency.limit"] = ("concurrency: {limit: 3}", "concurrency: 3 queue"),
        ["concurrency.behavior"] = ("concurrency: {behavior: fail}", "concurrency: 1 fail"),
        ["concurrency.key"] = ("concurrency: {key: visible}", "concurrency: 1 queue key visible"),
        ["concurrency.pool"] = ("concurrency: {pool: visible}", "concurrency: 1 queue pool visible"),
        ["deadline_minutes"] = ("deadline_minutes: 77.5", "deadline_minutes: 77.5"),
        ["timeout_minutes"] = ("timeout_minutes: 777", "timeout_minutes: 777"),
        ["levels"] = ("", "level 1"),
        ["definition"] = ("", "level 1"),
        ["on_failure"] = ("on_failure: [{job_id: F, job_name: visible, executor: feeder}]", "visible"),
        ["finally"] = ("finally: [{job_id: F, job_name: visible, executor: feeder}]", "visible"),
        ["level.level_id"] = ("levels: [{level_id: visible, threads: [[STEP]]}]", "level visible"),
        ["level.threads"] = ("levels: [{threads: [[STEP]]}]", "A"),
        ["level.when"] = ("levels: [{when: '${run.id != \"x\"}', threads: [[STEP]]}]", "when: ${run.id != \"x\"}"),
        ["level.max_parallel"] = ("levels: [{max_parallel: 7, threads: [[STEP]]}]", "max_parallel: 7"),
        ["level.description"] = ("levels: [{description: Visible words, threads: [[STEP]]}]", "Visible words"),
        ["thread.thread_id"] = ("levels: [{threads: [{thread_id: visible, steps: [STEP]}]}]", "visible"),
        ["thread.steps"] = ("levels: [{threads: [{steps: [STEP]}]}]", "A"),
        ["thread.when"] = ("levels: [{threads: [{when: '${run.id != \"x\"}', steps: [STEP]}]}]", "when: ${run.id != \"x\"}"),
        ["thread.for_each"] = ("levels: [{threads: [{for_each: [1, 2, 3], steps: [STEP]}]}]", "for_each: 3 items"),
        ["thread.max_items"] = ("levels: [{threads: [{for_each: [1], max_items: 7, steps: [STEP]}]}]", "max_items: 7"),
    };

    public static TheoryData<string> StepNames => [.. StepKeys.All.Keys.Select(k => k.Name)];

    public static TheoryData<string> OtherNames =>
    [
        .. DefinitionReader.Keys,
        .. HeadReader.ScheduleKeys.Select(k => "schedule." + k),
        .. HeadReader.ConcurrencyKeys.Select(k => "concurrency." + k),
        .. LevelReader.LevelKeys.Select(k => "level." + k),
        .. LevelReader.ThreadKeys.Select(k => "thread." + k),
    ];

    [Theory]
    [MemberData(nameof(StepNames))]
    public void A_key_of_a_step_is_shown(string name)
    {
        var key = StepKeys.All.Find(name).ShouldNotBeNull();
        Steps.ShouldContainKey(key, "a new key needs a sample, and must be visible");
        var (value, shown, step) = Steps[key];

        var with = step.Replace("KEY", value, StringComparison.Ordinal);
        Text($"levels: [[{with}]]").ShouldContain(shown);
        Text($"levels: [[{step.Replace(", KEY", string.Empty, StringComparison.Ordinal)}]]").ShouldNotContain(shown);
        if (key.Merge == StepKeyMerge.Fill)
        {
            Text($"defaults: {{{value}}}\nlevels: [[{step.Replace(", KEY", string.Empty, StringComparison.Ordinal)}]]")
                .ShouldContain(shown, customMessage: "a step inherits it");
        }
    }

    [Theory]
    [MemberData(nameof(OtherNames))]
    public void A_key_above_the_steps_is_shown(string path)
    {
        Others.ShouldContainKey(path, "a new key needs a sample, and must be visible");
        var (definition, shown) = Others[path];
        var levels = definition.StartsWith("levels", StringComparison.Ordinal) ? string.Empty : "levels: [[STEP]]\n";

        Text($"{definition}\n{levels}".Replace("STEP", "{job_id: A, job_name: a, executor: feeder}", StringComparison.Ordinal))
            .ShouldContain(shown);
    }

    [Fact]
    public void Values_that_equal_the_default_have_no_mark()
    {
        var pipeline = Bound(
            "levels: [[{job_id: A, job_name: a, function_id_name: feeder, function_status_name: feeder, wait_time_seconds: '30', "
            + "async_timeout_loop_in_minutes: 60, timeout_seconds: 300, wait_for: polling, wait_multiplier: 1, read_input_from: ENV}, "
            + "{job_id: B, job_name: b, type: sync, executor: feeder, timeout_seconds: 1800}]]");

        Nodes(PipelineTree.Of(pipeline.ShouldNotBeNull())).SelectMany(n => n.Marks).ShouldBe(["sync"]);
    }

    /// <summary>A call of a sync step has another default.</summary>
    [Fact]
    public void A_limit_that_is_a_default_only_of_async_steps_is_shown() =>
        Text("levels: [[{job_id: B, job_name: b, type: sync, executor: feeder, timeout_seconds: 300}]]")
            .ShouldContain("timeout_seconds: 300");

    [Theory]
    [InlineData("Aef.Core.Pipelines.Model.PipelineStep")]
    [InlineData("Aef.Core.Pipelines.Model.Pipeline")]
    public void The_list_of_the_module_shows_every_key(string type)
    {
        var lists = XDocument.Load(Repository.PathOf("module", "Aef.Format.ps1xml")).Descendants("View")
            .Where(v => v.Descendants("TypeName").Any(t => t.Value == type) && v.Descendants("ListControl").Any());
        var shown = lists.Single().Descendants("PropertyName").Select(p => p.Value).ToHashSet(StringComparer.Ordinal);
        var keys = type.EndsWith("Step", StringComparison.Ordinal) ? StepKeys.All.Keys.Select(k => k.Name) : DefinitionReader.Keys;

        keys.Select(PropertyOf).Except(shown).ShouldBeEmpty();
    }

    private static string PropertyOf(string key) => key switch
    {
        DefinitionKeys.Schedule => nameof(Pipeline.Schedules),
        DefinitionKeys.Levels or DefinitionKeys.Definition => "Outline",
        _ => string.Concat(key.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..])),
    };

    private static IEnumerable<TreeNode> Nodes(TreeNode node) => node.Children.SelectMany(Nodes).Prepend(node);

    /// <summary>What the tree shows on a terminal of unlimited width; empty for a definition with errors.</summary>
    private static string Text(string definition) => Bound(definition) is { } pipeline
        ? string.Join('\n', new TreeLayout(PipelineTree.Of(pipeline), null).Lines())
        : string.Empty;

    /// <summary>Keys that Cloud Workflows does not have are errors of this target, but they are shown; so no target is asked.</summary>
    private static BoundPipeline? Bound(string definition) => new PipelineChecker(Feeds.Catalog, []).Check(
        Definitions.Read((definition.StartsWith("name:", StringComparison.Ordinal) ? string.Empty : "name: p\n") + definition + "\n"))
        .Pipeline;
}
