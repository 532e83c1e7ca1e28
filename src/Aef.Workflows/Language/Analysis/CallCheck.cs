using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>Checks that called functions exist and accept their arguments.</summary>
internal sealed class CallCheck
{
    private readonly Dictionary<string, RoutineSyntax> _routines = new(StringComparer.Ordinal);
    private readonly DiagnosticBag _diagnostics;

    public CallCheck(WorkflowSyntax workflow, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        foreach (var routine in workflow.Routines)
        {
            _routines.TryAdd(routine.Name, routine);
        }
    }

    public bool IsSubworkflow(string name) => _routines.ContainsKey(name);

    /// <summary>A call step: arguments by name, by position or computed.</summary>
    public void CheckStep(CallBody call, string step)
    {
        if (_routines.TryGetValue(call.Callee, out var routine))
        {
            CheckRoutineArguments(routine, call);
        }
        else if (StandardLibrarySignatures.Functions.TryGetValue(call.Callee, out var function))
        {
            CheckFunctionArguments(function, call);
        }
        else if (StandardLibrarySignatures.IsConnector(call.Callee))
        {
            ConnectorCheck.Check(call, _diagnostics);
        }
        else
        {
            ReportUnknown(call.Callee, call.Location, step);
        }
    }

    /// <summary>A call in an expression: arguments by position.</summary>
    public void CheckExpression(CallExpression call, string step)
    {
        if (_routines.TryGetValue(call.Function, out var routine))
        {
            CheckCount(
                call.Function,
                routine.Parameters.Count(p => p.Default is null),
                routine.Parameters.Count,
                call.Arguments.Count,
                call.Location);
        }
        else if (StandardLibrarySignatures.Functions.TryGetValue(call.Function, out var function))
        {
            if (function.IsBlocking)
            {
                _diagnostics.Add(AnalysisDiagnostics.BlockingFunction.At(call.Location, call.Function));
            }

            CheckCount(call.Function, function.RequiredCount, function.Parameters.Count, call.Arguments.Count, call.Location);
        }
        else if (StandardLibrarySignatures.IsConnector(call.Function))
        {
            _diagnostics.Add(HintDiagnostics.ConnectorInExpression.At(call.Location, call.Function));
            ConnectorCheck.CheckName(call.Function, call.Location, _diagnostics);
        }
        else
        {
            ReportUnknown(call.Function, call.Location, step);
        }
    }

    private void CheckRoutineArguments(RoutineSyntax routine, CallBody call)
    {
        switch (call.Args)
        {
            case MapValue map:
                foreach (var entry in map.Entries.Where(e => e.KeyExpression is null))
                {
                    if (!routine.Parameters.Any(p => p.Name == entry.Key))
                    {
                        _diagnostics.Add(AnalysisDiagnostics.UnknownArgument.At(entry.Location, routine.Name, entry.Key));
                    }
                }

                CheckRequired(routine, call, map);
                break;
            case ListValue list:
                CheckCount(
                    routine.Name,
                    routine.Parameters.Count(p => p.Default is null),
                    routine.Parameters.Count,
                    list.Items.Count,
                    list.Location);
                break;
            case null when routine.Name != "main":
                CheckRequired(routine, call, null);
                break;
        }
    }

    private void CheckRequired(RoutineSyntax routine, CallBody call, MapValue? given)
    {
        if (given?.HasComputedKeys == true)
        {
            return; // Any argument may be among them.
        }

        foreach (var parameter in routine.Parameters)
        {
            if (parameter.Default is null && given?[parameter.Name] is null)
            {
                _diagnostics.Add(AnalysisDiagnostics.MissingArgument.At(call.Location, routine.Name, parameter.Name));
            }
        }
    }

    // Names of library arguments are checked softly: the documentation does not list all of them.
    private void CheckFunctionArguments(FunctionSignature function, CallBody call)
    {
        if (call.Args is MapValue map)
        {
            foreach (var entry in map.Entries.Where(e => e.KeyExpression is null))
            {
                if (!function.Parameters.Contains(entry.Key))
                {
                    _diagnostics.Add(AnalysisDiagnostics.UnknownLibraryArgument.At(
                        entry.Location, function.Name, entry.Key, function.Parameters.Count == 0
                            ? "none"
                            : string.Join(", ", function.Parameters)));
                }
            }
        }
        else if (call.Args is ListValue or null)
        {
            CheckCount(
                function.Name,
                function.RequiredCount,
                function.Parameters.Count,
                (call.Args as ListValue)?.Items.Count ?? 0,
                call.Location);
        }
    }

    private void CheckCount(string name, int minimum, int maximum, int count, Location location)
    {
        if (count >= minimum && count <= maximum)
        {
            return;
        }

        var expected = minimum == maximum ? $"{minimum}" : $"{minimum} to {maximum}";
        _diagnostics.Add(
            AnalysisDiagnostics.ArgumentCount.At(location, name, expected + (maximum == 1 ? " argument" : " arguments"), count));
    }

    private void ReportUnknown(string name, Location location, string step) =>
        _diagnostics.Add(AnalysisDiagnostics.UnknownFunction.At(location, step, name, Suggest(name)));

    private string Suggest(string name)
    {
        var near = StandardLibrarySignatures.Functions.Keys.Concat(_routines.Keys)
            .FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
        return near is null ? string.Empty : $" (did you mean '{near}'?)";
    }
}
