using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>The routines of the files in <c>Support</c>, which the build embeds as JSON; read once.</summary>
internal sealed class SupportLibrary
{
    private static readonly Lazy<EquatableList<RoutineSyntax>> Whole = new(Load);
    private static readonly ConcurrentDictionary<(bool Logs, RunLimits Limits), SupportLibrary> Known = new();

    private static readonly FrozenDictionary<StepType, string> Runners = new Dictionary<StepType, string>
    {
        [StepType.Async] = SupportRoutines.Async,
        [StepType.Sync] = SupportRoutines.Sync,
        [StepType.Workflows] = SupportRoutines.Workflow,
    }.ToFrozenDictionary();

    /// <summary>More selections than the features of pipelines can be combined to in practice; the others are not kept.</summary>
    private const int MostSelections = 1_000;

    private readonly SharedResults<string, IReadOnlyList<RoutineSyntax>> _selections = new(MostSelections);
    private readonly Dictionary<string, RoutineSyntax> _routines;
    private readonly Dictionary<string, HashSet<string>> _calls;

    private SupportLibrary(IEnumerable<RoutineSyntax> routines)
    {
        _routines = routines.ToDictionary(r => r.Name, StringComparer.Ordinal);
        _calls = _routines.Values.ToDictionary(r => r.Name, CalledRoutines.Of, StringComparer.Ordinal);
    }

    /// <summary>
    /// The library; without logs, it has no step that calls <c>sys.log</c>, and without a limit of the run no step that keeps it.
    /// </summary>
    public static SupportLibrary Get(bool logs, RunLimits limits = RunLimits.None) =>
        Known.GetOrAdd((logs, limits), static key => new SupportLibrary(Whole.Value.Select(r => Adapt(r, key.Logs, key.Limits))));

    /// <summary>
    /// The named routines and all that they call, in the order of the file, without those that run jobs of types other than
    /// <paramref name="types"/>; null includes all. Jobs that call the run back, and those whose APIs the workflow calls, are features.
    /// Most pipelines need the same ones, so that each selection is made once.
    /// </summary>
    public IReadOnlyList<RoutineSyntax> Select(
        IEnumerable<string> names,
        IReadOnlySet<StepType>? types = null,
        SupportFeatures features = SupportFeatures.None)
    {
        string[] ordered = [.. names.Order(StringComparer.Ordinal)];
        var key = $"{string.Join(',', ordered)}|{(types is null ? "all" : string.Join(',', types.Order()))}|{features:D}";
        return _selections.Get(
            key,
            (Library: this, ordered, types, features),
            static (_, s) => [.. s.Library.Find(s.ordered, s.types, s.features)]);
    }

    private IEnumerable<RoutineSyntax> Find(IEnumerable<string> names, IReadOnlySet<StepType>? types, SupportFeatures features)
    {
        var unused = Runners.Where(r => types?.Contains(r.Key) == false).Select(r => r.Value).ToHashSet(StringComparer.Ordinal);
        if (!features.HasFlag(SupportFeatures.Callbacks))
        {
            unused.Add(SupportRoutines.Callback);
        }

        if (!features.HasFlag(SupportFeatures.Connectors))
        {
            unused.Add(SupportRoutines.Connector);
        }

        if ((features & (SupportFeatures.Callbacks | SupportFeatures.ConnectorCallbacks)) == SupportFeatures.None)
        {
            unused.Add(SupportRoutines.Await);
        }

        if (!features.HasFlag(SupportFeatures.Local))
        {
            unused.Add(SupportRoutines.Local);
        }

        if (!features.HasFlag(SupportFeatures.Secrets))
        {
            unused.UnionWith([SupportRoutines.SecretWith, SupportRoutines.SecretFailure, SupportRoutines.SecretOutput]);
        }

        var needed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(names);
        while (open.TryPop(out var name))
        {
            if (_calls.TryGetValue(name, out var calls) && needed.Add(name))
            {
                foreach (var call in calls.Where(c => !unused.Contains(c)))
                {
                    open.Push(call);
                }
            }
        }

        return _routines.Values.Where(r => needed.Contains(r.Name))
            .Select(r => r.Name is SupportRoutines.Job or SupportRoutines.Begin
                ? Adapt(r, unused, features, needed.Contains(SupportRoutines.Output) || needed.Contains(SupportRoutines.LaneOutput))
                : r)
            .Select(r => features.HasFlag(SupportFeatures.Sections)
                ? PrefixRemover.RemoveAfter(r, "section_")
                : PrefixRemover.Remove(r, "section_"))
            .Select(r => r.Name != SupportRoutines.Job || features.HasFlag(SupportFeatures.Local) ? r
                : PrefixRemover.RemoveAll(r, "local_"))
            .Select(r => (features & (SupportFeatures.Connectors | SupportFeatures.Local)) != SupportFeatures.None ? r
                : r.Name == SupportRoutines.Job ? PrefixRemover.RemoveAll(r, "connector_")
                : PrefixRemover.Remove(r, "connector_"))
            .Select(r => r.Name != SupportRoutines.Connector ? r
                : features.HasFlag(SupportFeatures.ConnectorCallbacks) ? ConnectorCallbacks.Keep(r)
                : ConnectorCallbacks.Remove(r))
            .Select(r => features.HasFlag(SupportFeatures.Resume) ? r : ResumeRemover.Remove(r))
            .Select(r => features.HasFlag(SupportFeatures.Time) ? r : ResumeRemover.RemoveTime(r));
    }

    /// <summary>
    /// A routine without the types of jobs that a pipeline does not have, and without outputs unless something reads them.
    /// </summary>
    private static RoutineSyntax Adapt(RoutineSyntax routine, IReadOnlySet<string> unused, SupportFeatures features, bool counts)
    {
        var adapted = !features.HasFlag(SupportFeatures.Outputs) ? OutputRemover.Remove(routine)
            : counts ? routine
            : OutputRemover.RemoveAttempt(routine);
        adapted = features.HasFlag(SupportFeatures.Items) ? adapted : ListsRemover.Remove(adapted);
        adapted = features.HasFlag(SupportFeatures.Secrets) ? adapted : SecretRemover.Remove(adapted);
        return unused.Count > 0 ? EntryRemover.RemoveCalls(adapted, unused) : adapted;
    }

    private static RoutineSyntax Adapt(RoutineSyntax routine, bool logs, RunLimits limits)
    {
        var limited = limits.HasFlag(RunLimits.Timeout) ? LimitCutter.Cut(routine) : LimitRemover.Timeout.Remove(routine);
        var due = limits.HasFlag(RunLimits.Deadline) ? DeadlineLowering.Watch(limited) : LimitRemover.Deadline.Remove(limited);
        return logs ? due : LogRemover.Remove(due);
    }

    private static EquatableList<RoutineSyntax> Load()
    {
        using var stream = typeof(SupportLibrary).Assembly.GetManifestResourceStream("support-library.json")
            ?? throw new AefInternalException("support-library.json is not embedded");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var document = new JsonDocumentReader().Read(new SourceText(reader.ReadToEnd(), "support-library.json"));
        var parsed = document.Root is null ? null : WorkflowParser.ParseNode(document.Root);
        return parsed?.Workflow?.Routines
            ?? throw new AefInternalException(
                $"support-library.json is not a workflow: {(parsed?.Diagnostics is [var first, ..] ? first.ToString() : "it cannot be read")}");
    }
}
