using System.Globalization;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The executors whose APIs the workflow calls itself. The routines that start, poll and cancel are the same for all of them; the calls are
/// in one routine that this class creates, with a branch for each call of each executor that the pipeline uses, because the name of a
/// function is part of the source (ADR 0022).
/// </summary>
internal sealed class ConnectorLowering(LoweringContext context)
{
    /// <summary>A switch has at most 50 entries, and an executor at most 6 calls.</summary>
    private const int MostFlat = 8;

    private readonly Dictionary<(string Executor, ConnectorBinding Binding), (int Number, BoundConnector Connector)> _used = [];

    /// <summary>True when a job of the workflow, so far, is run by a connector: levels in lanes or parts run elsewhere.</summary>
    public bool IsUsed => _used.Count > 0;

    /// <summary>How jobs of the executor of a step are run, as entries of its profile.</summary>
    public MapValue ProfileOf(BoundStep step)
    {
        var (number, connector) = Use(step.Executor!, (ConnectorBinding)step.Binding!); // only called for connector bindings
        return Emit.Map(
        [
            ("type", ValueSyntax.Of("connector")),
            ("connector", ValueSyntax.Of(number)),
            .. Flag("sure", connector.SureWhen is not null),
            .. Flag("finds", connector.Find is not null),
            .. Flag("polled", connector.Status is not null),
            .. Flag("prepares", connector.Before.Count > 0),
            .. Flag("cancels", connector.Cancel is not null),
            .. Flag("calls_back", step.WaitsForCallback),
            .. step.NeedsBucket(context.Parameters)
                ? [("folder", context.Texts.Of(connector.Executor.Name))]
                : Array.Empty<(string, ValueSyntax)>(),
        ]);
    }

    /// <summary>The routine with the branches in place of the one in the support library, which has none.</summary>
    public RoutineSyntax Complete(RoutineSyntax routine)
    {
        if (routine.Name != SupportRoutines.ConnectorCall)
        {
            return routine.Name == SupportRoutines.Connector && _used.Values.All(u => u.Connector.Status?.Warning is null)
                ? PrefixRemover.Remove(routine, "warned")
                : routine;
        }

        var texts = new TextLiterals();
        var names = new StepNamer();
        var branches = _used.Values.OrderBy(u => u.Number)
            .Select(u => new ConnectorBranches(context, texts, names, u.Connector, Prefix(u.Connector, names)))
            .Select((b, number) => (Number: number, Entries: b.Lower().ToList()))
            .ToList();
        var choose = branches.Count <= MostFlat
            ? new SwitchBody([.. branches.SelectMany(b => b.Entries.Select(e => Entry(e, b.Number, branches.Count > 1)))])
            : new SwitchBody([.. branches.Select(b => new SwitchEntrySyntax(
                Emit.Expression($"number == {Text(b.Number)}"),
                new StepsBody(
                [
                    Emit.Step(
                        names.Label($"choose_{Text(b.Number)}"),
                        new SwitchBody([.. b.Entries.Select(e => Entry(e, b.Number, false))])),
                ])))]);
        return routine with { Steps = [.. texts.Steps(names), Emit.Step(names.Label("choose"), choose)] };
    }

    private static SwitchEntrySyntax Entry((string Action, EquatableList<StepSyntax> Steps) branch, int number, bool named) => new(
        Emit.Expression(
            named ? $"number == {Text(number)} and action == \"{branch.Action}\"" : $"action == \"{branch.Action}\""),
        new StepsBody(branch.Steps));

    private static string Prefix(BoundConnector connector, StepNamer names) =>
        names.Name(new string([.. connector.Executor.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]));

    private (int Number, BoundConnector Connector) Use(ExecutorDefinition executor, ConnectorBinding binding)
    {
        if (!_used.TryGetValue((executor.Name, binding), out var used))
        {
            var diagnostics = new DiagnosticBag();
            var bound = ConnectorBinder.Bind(executor, binding, diagnostics)
                ?? throw new AefInternalException($"the connector binding of {executor.Name} was not checked: {diagnostics.Items[0]}");
            used = (_used.Count, bound);
            _used.Add((executor.Name, binding), used);
        }

        return used;
    }

    private static (string, ValueSyntax)[] Flag(string name, bool isSet) => isSet ? [(name, ValueSyntax.Of(true))] : [];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
