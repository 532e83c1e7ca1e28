using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Tree;

namespace Aef.Tests.Writing;

/// <summary>
/// Makes pipelines with everything that the format has and with strings that writers like to get wrong; a seed determines one pipeline.
/// </summary>
internal sealed class PipelineGenerator(int seed)
{
    private static readonly string[] Texts =
    [
        "", " ", "a", "J01", "null", "~", "true", "No", "1", "007", "1e3", "0x1F", "-", "- a", "a: b", "a #b", "#", "? x",
        "!tag", "&a", "*a", "%", "@", "`", "|", ">", "[", "{a}", "'", "\"", "\\", "it's",
        "${x}", "${", "$${a}", "line\nbreak", "line\r\nbreak", "\n", "tab\there", "\u0000", "\u0007", "\u001b[0m", "\u0085", "\u00a0", "\u2028", "\u2029", "\ufeff", "\ufffe", "\ud83d\ude00", "e\u0301", "\u202e", "<<", "=", "...", "---", "2024-01-01", "12:30:45", ".inf", ".NaN", "1_000",
        " leading", "trailing ", "a: ", ": a", "a\n\nb\n", new string('x', 1500), new string('é', 300) + ": ",
    ];

    private readonly Random _random = new(seed);

    public Pipeline Pipeline() => new Pipeline(Maybe(Text), Many(Level, 3))
        .WithDescription(Maybe(Text))
        .WithDeadlineMinutes(MaybeValue(Number))
        .WithTimeoutMinutes(MaybeValue(Number))
        .WithLabels(Named(n => new PipelineLabel(n, Text())))
        .WithEngine(Maybe(Text))
        .WithInputs(Named(Input))
        .WithVariables(Named(n => new PipelineVariable(n, Node(3))))
        .WithDefaults(MaybeOf(Step))
        .WithExecutorDefaults(Flip() ? [] : Named(n => new ExecutorDefaults(n, Step())))
        .WithSchedules(Many(Schedule, 2))
        .WithTriggers(Many(Trigger, 2))
        .WithConcurrency(
            MaybeOf(() =>
                new ConcurrencyPolicy(MaybeValue(() => _random.Next(-1, 9)), MaybeValue(Any<ConcurrencyBehavior>))
                    .WithKey(Maybe(Text))
                    .WithPool(Maybe(Text))
                    .WithExtra(Extra())))
        .WithOnFailure(Many(Step, 2))
        .WithFinally(Many(Step, 2))
        .WithExtra(Extra());

    private PipelineLevel Level() =>
        new PipelineLevel(Maybe(Text), Many(Thread, 3))
            .WithDescription(Maybe(Text))
            .WithWhen(Maybe(Text))
            .WithMaxParallel(MaybeValue(() => _random.Next(-1, 30)))
            .WithExtra(Extra());

    private PipelineThread Thread() => new PipelineThread(Maybe(Text), Many(Step, 3))
        .WithWhen(Maybe(Text))
        .WithForEach(MaybeOf<DocumentNode>(() => Flip() ? new SequenceNode([Node(2), Node(1)]) : ScalarNode.String(Text())))
        .WithMaxItems(MaybeValue(() => _random.Next(-1, 30)))
        .WithExtra(Extra());

    private PipelineStep Step() => new PipelineStep(Maybe(Text), Maybe(Text))
        .WithType(MaybeValue(Any<StepType>))
        .WithExecutor(Maybe(Text))
        .WithFunctionIdName(Maybe(Text))
        .WithFunctionStatusName(Maybe(Text))
        .WithFunctionName(Maybe(Text))
        .WithWorkflowsName(Maybe(Text))
        .WithComposerStep(Maybe(Text))
        .WithWith(MaybeOf(() => Map(3)))
        .WithWhen(Maybe(Text))
        .WithWaitFor(MaybeValue(Any<WaitFor>))
        .WithBinding(MaybeValue(Any<BindingChoice>))
        .WithWaitTimeSeconds(MaybeValue(Number))
        .WithWaitMultiplier(MaybeValue(Number))
        .WithMaxWaitTimeSeconds(MaybeValue(Number))
        .WithAsyncTimeoutLoopInMinutes(MaybeValue(Number))
        .WithTimeoutSeconds(MaybeValue(Number))
        .WithContinueIfFail(MaybeValue(Flip))
        .WithRetry(
            MaybeOf(() =>
                new RetryPolicy(MaybeValue(() => _random.Next(-2, 9)), MaybeValue(Number), MaybeValue(Number), MaybeValue(Number))
                    .WithOn(MaybeOf(() => Node(2, nulls: false)))
                    .WithExtra(Extra())))
        .WithReads(MaybeOf(DataSets))
        .WithWrites(MaybeOf(DataSets))
        .WithStepProperties(MaybeOf(() => Flip() ? (DocumentNode)Map(3) : ScalarNode.String(Text())))
        .WithReadInputFrom(Maybe(Text))
        .WithNext(Maybe(Text))
        .WithExtra(Extra());

    private PipelineInput Input(string name) => new PipelineInput(name, MaybeValue(Any<InputType>))
        .WithDefault(MaybeOf(() => Node(2, nulls: false)))
        .WithValues(Many(() => Node(1), 3))
        .WithOther(MaybeValue(Flip))
        .WithPattern(Maybe(Text))
        .WithRequired(MaybeValue(Flip))
        .WithSecret(MaybeValue(Flip))
        .WithDescription(Maybe(Text))
        .WithExtra(Extra());

    private PipelineSchedule Schedule() => new PipelineSchedule(Maybe(Text), Maybe(Text))
        .WithName(Maybe(Text))
        .WithEnable(MaybeValue(Any<ScheduleState>))
        .WithInputs(MaybeOf(() => Map(2)))
        .WithWindow(MaybeValue(Any<ScheduleWindow>))
        .WithDateFormat(Maybe(Text))
        .WithCatchUp(MaybeValue(Any<CatchUp>))
        .WithExtra(Extra());

    private PipelineTrigger Trigger() => new PipelineTrigger()
        .WithAfter(MaybeOf(() =>
            new TriggerEvent(Maybe(Text)).WithStates(Many(() => Flip() ? "failed" : "timed_out", 2)).WithExtra(Extra())))
        .WithWebhook(MaybeOf(() => new TriggerEvent(Maybe(Text)).WithExtra(Extra())))
        .WithFile(MaybeOf(() => new TriggerEvent(Maybe(Text)).WithExtra(Extra())))
        .WithExtra(Extra());

    private SequenceNode DataSets() => new([.. Many(() => ScalarNode.String(Text()), 3)]);

    /// <summary>Keys that no node of the format has, in any case.</summary>
    private EquatableList<ExtraEntry> Extra() => _random.Next(4) > 0 ? [] : [.. Keys().Select(k => new ExtraEntry("x-" + k, Node(3)))];

    private EquatableList<T> Named<T>(Func<string, T> make) => [.. Keys().Select(make)];

    private IEnumerable<string> Keys() =>
        Enumerable.Range(0, _random.Next(3)).Select(_ => Text()).Distinct(StringComparer.OrdinalIgnoreCase);

    private DocumentNode Node(int depth, bool nulls = true) => _random.Next(depth > 0 ? 7 : 5) switch
    {
        0 => nulls ? ScalarNode.Null() : ScalarNode.Boolean(true),
        1 => ScalarNode.Boolean(Flip()),
        2 => ScalarNode.Integer(_random.NextInt64(long.MinValue, long.MaxValue) >> _random.Next(64)),
        3 => ScalarNode.Double(Number() + 0.5),
        4 => ScalarNode.String(Text()),
        5 => Map(depth - 1),
        _ => new SequenceNode([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Node(depth - 1))]),
    };

    private MappingNode Map(int depth) => new([.. Keys().Select(k => new MappingEntry(k, Node(depth)))]);

    private double Number() => _random.Next(5) switch
    {
        0 => _random.Next(-5, 4000),
        1 => _random.Next(1, 100) / 8d,
        2 => double.MaxValue,
        3 => 1e-300,
        _ => _random.NextDouble() * 1e17,
    };

    private string Text() =>
        _random.Next(4) == 0 ? Texts[_random.Next(Texts.Length)] + Texts[_random.Next(Texts.Length)] : Texts[_random.Next(Texts.Length)];

    private bool Flip() => _random.Next(2) == 0;

    private T Any<T>()
        where T : struct, Enum => Enum.GetValues<T>()[_random.Next(Enum.GetValues<T>().Length)];

    private string? Maybe(Func<string> make) => Flip() ? make() : null;

    private T? MaybeOf<T>(Func<T> make)
        where T : class => Flip() ? make() : null;

    private T? MaybeValue<T>(Func<T> make)
        where T : struct => Flip() ? make() : null;

    private EquatableList<T> Many<T>(Func<T> make, int most) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make())];
}
