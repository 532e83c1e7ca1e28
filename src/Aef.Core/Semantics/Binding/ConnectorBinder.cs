using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Analysis;

namespace Aef.Core.Semantics.Binding;

/// <summary>Binds the connector binding of an executor entry: its calls, and the names in its expressions.</summary>
internal sealed class ConnectorBinder
{
    private static readonly HashSet<string> Settings = new(
        [
            "binding", "before", "start", "status", "cancel", "output", "link",
            .. BindingKinds.StartSettings, .. BindingKinds.StatusSettings,
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] StateKeys = ["success", "running", "failed"];

    private readonly ExecutorDefinition _executor;
    private readonly ConnectorBinding _binding;
    private readonly DiagnosticBag _diagnostics;
    private readonly EntryNames _names;

    private ConnectorBinder(ExecutorDefinition executor, ConnectorBinding binding, DiagnosticBag diagnostics)
    {
        _executor = executor;
        _binding = binding;
        _diagnostics = diagnostics;
        _names = new EntryNames(
            executor.Parameters.ToDictionary(p => p.Name, TypeOf, StringComparer.Ordinal),
            [.. binding.Before.Select(b => b.Name)]);
    }

    private EntryNames NoParameters => _names with { Parameters = new Dictionary<string, ExpressionType>(), Before = [] };

    /// <summary>All diagnostics about the connector bindings of an entry.</summary>
    public static IReadOnlyList<Diagnostic> Check(ExecutorDefinition executor)
    {
        var diagnostics = new DiagnosticBag();
        foreach (var binding in executor.Workflows.OfType<ConnectorBinding>())
        {
            Bind(executor, binding, diagnostics);
        }

        return diagnostics.Items;
    }

    /// <summary>The bound binding; null when it cannot be bound, which is reported.</summary>
    public static BoundConnector? Bind(ExecutorDefinition executor, ConnectorBinding binding, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(executor);
        ArgumentNullException.ThrowIfNull(binding);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return new ConnectorBinder(executor, binding, diagnostics).Bind();
    }

    /// <summary>An optional parameter without a default may be null.</summary>
    private static ExpressionType TypeOf(ExecutorParameter parameter) =>
        parameter is { Required: true } or { Default: not null } ? ExpressionTypes.Of(parameter.Type) : ExpressionType.Unknown;

    private BoundConnector? Bind()
    {
        var before = _diagnostics.Items.Count;
        if (_binding.Start is not { } start)
        {
            ReportMissing(_binding.Source, "start", "it has no \"start\"");
            return null;
        }

        var started = _names with { IsStarted = true };
        var answered = _names with { HasAnswer = true };
        var id = Value(start.Source, "id", answered) ?? new BoundLiteral(ScalarNode.Null());
        var bound = new BoundConnector(_executor, Call(start.Call, _names), id)
        {
            Defaults = [.. _executor.Parameters.Select(p => new BoundMapEntry(
                p.Name,
                p.Default is { } value ? Bind(value, NoParameters) : new BoundLiteral(ScalarNode.Null())))],
            Before = Before(_binding.Before, _names with { Before = [] }),
            SureWhen = Condition(start.Source, "sure_when", _names with { HasError = true }),
            Find = start.Find is { } find
                ? (Call(find.Call, _names), Value(find.Source, "id", answered) ?? new BoundLiteral(ScalarNode.Null()))
                : null,
            Status = _binding.Status is { } status ? Status(status, started) : null,
            BeforeCancel = Before(_binding.BeforeCancel, started),
            Cancel = _binding.Cancel is { } cancel
                ? Call(cancel, started with { Before = [.. started.Before, .. _binding.BeforeCancel.Select(b => b.Name)] })
                : null,
            Output = Value(_binding.Source, "output", started with { HasAnswer = true }),
            Link = Value(_binding.Source, "link", started),
        };
        CheckStart(start, bound);
        return _diagnostics.Items.Skip(before).Any(d => d.Severity == DiagnosticSeverity.Error) ? null : bound;
    }

    /// <summary>Calls in their order; each may read the values of those before it.</summary>
    private EquatableList<(string Name, BoundConnectorCall Call, BoundValue Value)> Before(
        EquatableList<ConnectorStep> steps,
        EntryNames names) =>
    [
        .. steps.Select((b, i) =>
        {
            var known = names with { Before = [.. names.Before, .. steps.Take(i).Select(s => s.Name)] };
            return (
                b.Name,
                Call(b.Call, known),
                Value(b.Source, "value", known with { HasAnswer = true }) ?? new BoundLiteral(ScalarNode.Null()));
        }),
    ];

    private BoundConnectorStatus Status(ConnectorStatus status, EntryNames names)
    {
        var state = Value(status.Source, "state", names with { HasAnswer = true });
        if (state is null)
        {
            ReportMissing(status.Source, "state", "\"status\" has no \"state\"");
        }
        else if (status.Success.Count == 0)
        {
            ReportMissing(status.Source, "success", "\"status\" has no \"success\"");
        }

        CheckConstant(status, state);

        foreach (var twice in status.Success.Concat(status.Running.Distinct()).Concat(status.Failed.Distinct())
            .GroupBy(s => s, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            Report(
                StateNodes(status.Source, twice.Key).LastOrDefault() ?? status.Source,
                $"the state {Quoted.Text(twice.Key)} is in several lists");
        }

        return new BoundConnectorStatus(
            Call(status.Call, names),
            state ?? new BoundLiteral(ScalarNode.Null()),
            status.Success,
            status.Running,
            status.Failed,
            Value(status.Source, "message", names with { HasAnswer = true }))
        {
            Warning = Value(status.Source, "warning", names with { HasAnswer = true }),
        };
    }

    private void CheckStart(ConnectorStart start, BoundConnector bound)
    {
        var readsAnswer = bound.Id.References.Any(r => r.Symbol is EntrySymbol { Root: "answer" });
        if (bound.Id is BoundLiteral { Node: ScalarNode { ScalarKind: ScalarKind.Null } })
        {
            ReportMissing(start.Source, "id", "\"start\" has no \"id\"");
        }
        else if (bound.Id is BoundLiteral { Node: ScalarNode constant })
        {
            Report(constant, $"the id of every job would be {Quoted.Text(constant.Text)}; use ${{job.id}}, or a part of the answer");
        }
        else if (bound.SureWhen is not null && readsAnswer && bound.Find is null)
        {
            Report(start.Source, "a start that is repeated has no answer, so \"id\" cannot read it without \"find\"");
        }

        if (start.Find is { } find && bound.Find?.Id is BoundLiteral { Node: ScalarNode { ScalarKind: ScalarKind.Null } })
        {
            ReportMissing(find.Source, "id", "\"find\" has no \"id\"");
        }

        if (bound.Status is null && bound.Cancel is not null)
        {
            Report(_binding.Source, "it has \"cancel\", but without \"status\" the start does the whole job");
        }
    }

    private BoundConnectorCall Call(ConnectorCall call, EntryNames names)
    {
        CheckFunction(call);
        var binder = new ExpressionBinder(Names(names), _diagnostics);
        return new BoundConnectorCall(
            call.Call,
            [.. (call.Args?.Entries ?? []).Select(e => new BoundMapEntry(e.Key, binder.BindValue(e.Value)))]);
    }

    private void CheckFunction(ConnectorCall call)
    {
        var location = Entry(call.Source, "call")?.Location ?? _executor.NameLocation;
        var given = (call.Args?.Entries ?? []).Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        if (!call.IsKnown)
        {
            if (call.Call.Length > 0)
            {
                var meant = ConnectorTable.HasForm(call.Call)
                    ? ConnectorTable.Nearest(call.Call)
                    : Spelling.Nearest(call.Call, ConnectorCall.Functions);
                _diagnostics.Add(ConnectorDiagnostics.UnknownCall.At(location, Quoted.Text(call.Call), Spelling.Question(meant)));
            }

            return;
        }

        string[] needed = call.Call switch
        {
            "http.request" => ["url", "method"],
            _ when ConnectorCall.IsHttp(call.Call) => ["url"],
            _ => [.. ConnectorTable.RequiredOf(call.Call) ?? []],
        };
        foreach (var name in needed.Where(n => !given.Contains(n)))
        {
            _diagnostics.Add(ConnectorDiagnostics.MissingArgument.At(location, Quoted.Text(call.Call), Quoted.Text(name)));
        }

        foreach (var entry in (call.Args?.Entries ?? []).Where(e => ConnectorCall.IsHttp(call.Call) && e.Key == "timeout"))
        {
            _diagnostics.Add(ConnectorDiagnostics.OwnTimeout.At(entry.KeyLocation, Quoted.Text(call.Call)));
        }
    }

    private BoundValue? Value(MappingNode? source, string key, EntryNames names) =>
        Entry(source, key) is { } node ? Bind(node, names) : null;

    private BoundValue Bind(DocumentNode node, EntryNames names) => new ExpressionBinder(Names(names), _diagnostics).BindValue(node);

    private BoundValue? Condition(MappingNode? source, string key, EntryNames names) =>
        Entry(source, key) is ScalarNode node
            ? new ExpressionBinder(Names(names), _diagnostics).BindCondition(node.Text, node.Location)
            : null;

    private static ExpressionNames Names(EntryNames names) =>
        new(new Dictionary<string, PipelineInput>(), new Dictionary<string, ExpressionType>(), [], null) { Entry = names };

    private static DocumentNode? Entry(MappingNode? source, string key) =>
        source?.Find(key)?.Value
            is { } node and not ScalarNode { ScalarKind: ScalarKind.Null }
            ? node
            : null;

    /// <summary>A state that is always the same must be one that the entry lists, or the job never ends well.</summary>
    private void CheckConstant(ConnectorStatus status, BoundValue? state)
    {
        if (state is BoundLiteral { Node: ScalarNode constant }
            && !status.Success.Concat(status.Running).Concat(status.Failed).Contains(constant.Text))
        {
            Report(
                constant,
                $"the state is always {Quoted.Text(constant.Text)}, which is in none of the lists; "
                + "use an expression, such as ${answer.body.state}");
        }
    }

    private static IEnumerable<DocumentNode> StateNodes(MappingNode? source, string state) =>
        from key in StateKeys
        from item in (Entry(source, key) as SequenceNode)?.Items ?? []
        where item is ScalarNode scalar && scalar.Text == state
        orderby item.Location.Span.Start
        select item;

    /// <summary>A missing key and its misspelling are one mistake; the reader reports the misspelling.</summary>
    private void ReportMissing(MappingNode? source, string key, string fault)
    {
        if (source?.Entries.Any(e => !Settings.Contains(e.Key) && Spelling.Nearest(e.Key, [key]) is not null) != true)
        {
            Report(source, fault);
        }
    }

    private void Report(DocumentNode? source, string fault) => _diagnostics.Add(
        ConnectorDiagnostics.Incomplete.At(
            source?.Location ?? _executor.NameLocation,
            Quoted.Text(_executor.Name),
            fault));
}
