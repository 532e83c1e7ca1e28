using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Formatting;

/// <summary>
/// The shape of a mapping or list of a definition, which determines the order of its keys: that of the writer. Unknown keys keep their
/// order and come where the <c>*</c> is; mappings whose keys the user chooses keep their order.
/// </summary>
internal sealed class KeyShape
{
    private const string Others = "*";

    private static readonly KeyShape Free = new([]);
    private static readonly KeyShape Retry = new(
        [
            DefinitionKeys.MaxAttempts,
            DefinitionKeys.InitialDelaySeconds,
            DefinitionKeys.MaxDelaySeconds,
            DefinitionKeys.Multiplier,
            DefinitionKeys.On,
            Others,
        ]);

    private static readonly KeyShape Step = ForSteps(StepKeys.All);

    private static readonly KeyShape Defaults = new([.. StepKeys.All.Keys.Select(k => k.Name), Others, DefinitionKeys.Executors])
    {
        _children = { [DefinitionKeys.Retry] = Retry, [DefinitionKeys.Executors] = new KeyShape([]) { _item = Step } },
    };

    private static readonly KeyShape Steps = new([]) { _item = Step };
    private static readonly KeyShape Thread = new(
        [DefinitionKeys.ThreadId, DefinitionKeys.When, DefinitionKeys.ForEach, DefinitionKeys.MaxItems, Others, DefinitionKeys.Steps])
    {
        _children = { [DefinitionKeys.Steps] = Steps },
    };
    private static readonly KeyShape Threads = new([]) { _item = Thread, _list = Steps };

    private static readonly KeyShape Level = new(
        [
            DefinitionKeys.LevelId,
            DefinitionKeys.Description,
            DefinitionKeys.When,
            DefinitionKeys.MaxParallel,
            Others,
            DefinitionKeys.Threads,
        ])
    {
        _children = { [DefinitionKeys.Threads] = Threads },
    };

    private static readonly KeyShape Levels = new([]) { _item = Level, _list = Threads };
    private static readonly KeyShape Input = new(
        [
            DefinitionKeys.Type,
            DefinitionKeys.Default,
            DefinitionKeys.Values,
            DefinitionKeys.Other,
            DefinitionKeys.Pattern,
            DefinitionKeys.Required,
            DefinitionKeys.Secret,
            DefinitionKeys.Description,
            Others,
        ]);
    private static readonly KeyShape Schedule = new(
        [
            DefinitionKeys.Name,
            DefinitionKeys.Cron,
            DefinitionKeys.TimeZone,
            DefinitionKeys.Enable,
            DefinitionKeys.Inputs,
            DefinitionKeys.Window,
            DefinitionKeys.DateFormat,
            DefinitionKeys.CatchUp,
            Others,
        ]);

    private static readonly KeyShape Trigger = new([TriggerWords.After, TriggerWords.Webhook, TriggerWords.File, Others])
    {
        _children = { [TriggerWords.After] = new KeyShape([TriggerWords.Pipeline, TriggerWords.States, Others]) },
    };

    private readonly string[] _order;
    private readonly Dictionary<string, KeyShape> _children = new(StringComparer.OrdinalIgnoreCase);
    private KeyShape? _item;
    private KeyShape? _list;

    private KeyShape(string[] order) => _order = order;

    /// <summary>A file whose order is kept.</summary>
    public static KeyShape Any => Free;

    /// <summary>A whole definition.</summary>
    public static KeyShape Definition { get; } = new(
    [
        DefinitionKeys.Name, DefinitionKeys.Description, DefinitionKeys.Labels, DefinitionKeys.Engine, DefinitionKeys.Inputs, DefinitionKeys.Variables, DefinitionKeys.Defaults,
        DefinitionKeys.Schedule, DefinitionKeys.Triggers, DefinitionKeys.Concurrency, DefinitionKeys.DeadlineMinutes, DefinitionKeys.TimeoutMinutes,
        DefinitionKeys.Levels, DefinitionKeys.Definition, DefinitionKeys.OnFailure, DefinitionKeys.Finally, Others,
    ])
    {
        _item = Level,
        _list = Threads,
        _children =
        {
            [DefinitionKeys.Inputs] = new KeyShape([]) { _item = Input },
            [DefinitionKeys.Defaults] = Defaults,
            [DefinitionKeys.Schedule] = new KeyShape(Schedule._order) { _item = Schedule },
            [DefinitionKeys.Triggers] = new KeyShape(Trigger._order) { _item = Trigger },
            [DefinitionKeys.Concurrency] = new KeyShape(
                [DefinitionKeys.Limit, DefinitionKeys.Behavior, DefinitionKeys.Key, DefinitionKeys.Pool, Others]),
            [DefinitionKeys.Levels] = Levels,
            [DefinitionKeys.Definition] = Levels,
            [DefinitionKeys.OnFailure] = Steps,
            [DefinitionKeys.Finally] = Steps,
        },
    };

    /// <summary>The shape of a step.</summary>
    internal static KeyShape ForSteps(StepKeyTable keys) =>
        new([.. keys.Keys.Select(k => k.Name), Others]) { _children = { [DefinitionKeys.Retry] = Retry } };

    /// <summary>The shape of the value of a key.</summary>
    public KeyShape Of(string key) => _children.GetValueOrDefault(key) ?? (_order.Length == 0 ? _item : null) ?? Free;

    /// <summary>The shape of an element of a list: where threads may appear, a mapping may also be a step.</summary>
    public KeyShape Of(DocumentNode item) => item switch
    {
        SequenceNode => _list ?? Free,
        MappingNode map when _item == Thread
            && !map.Entries.Any(e => Is(e.Key, DefinitionKeys.Steps) || Is(e.Key, DefinitionKeys.ThreadId)) => Step,
        _ => _item ?? Free,
    };

    /// <summary>Sorts elements by their keys.</summary>
    public IReadOnlyList<T> Sort<T>(IReadOnlyList<T> entries, Func<T, string> key) =>
        _order.Length == 0 ? entries : [.. entries.OrderBy(e => Rank(key(e)))];

    private int Rank(string key)
    {
        var rank = Array.FindIndex(_order, k => Is(k, key));
        return rank >= 0 ? rank : Array.IndexOf(_order, Others);
    }

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
