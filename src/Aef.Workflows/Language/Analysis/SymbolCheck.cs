using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>The second pass over a routine: every variable that is read or set, and every call.</summary>
internal sealed class SymbolCheck
{
    private readonly DiagnosticBag _diagnostics;
    private readonly CallCheck _calls;
    private readonly ValueCheck _values;
    private VariableScope _scope;
    private string _step = string.Empty;

    private SymbolCheck(WorkflowSyntax workflow, RoutineSyntax routine, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _scope = ScopeBuilder.Build(routine);
        _calls = new CallCheck(workflow, diagnostics);
        _values = new ValueCheck(_calls, diagnostics);
    }

    public static void Check(WorkflowSyntax workflow, RoutineSyntax routine, DiagnosticBag diagnostics)
    {
        var check = new SymbolCheck(workflow, routine, diagnostics);
        foreach (var parameter in routine.Parameters)
        {
            check.Read(parameter.Default);
        }

        check.VisitSteps(routine.Steps);
        foreach (var (name, assignment) in check._scope.NeverRead())
        {
            if (!name.StartsWith('_'))
            {
                diagnostics.Add(HintDiagnostics.NeverRead.At(assignment, name, routine.Name));
            }
        }
    }

    private void VisitSteps(IReadOnlyList<StepSyntax> steps)
    {
        foreach (var step in steps)
        {
            _step = step.Name;
            VisitBody(step.Body);
        }
    }

    private void VisitBody(StepBody body)
    {
        switch (body)
        {
            case AssignBody assign:
                foreach (var assignment in assign.Assignments)
                {
                    Read(assignment.Value);
                    Set(assignment.Target);
                }

                break;
            case CallBody call:
                VisitCall(call);
                break;
            case SwitchBody choice:
                foreach (var entry in choice.Entries)
                {
                    Read(entry.Condition);
                    VisitInner(entry.Body);
                }

                break;
            case RaiseBody raise:
                Read(raise.Value);
                break;
            case ReturnBody result:
                Read(result.Value);
                break;
            case StepsBody group:
                VisitSteps(group.Steps);
                break;
            case ForBody loop:
                VisitLoop(loop.Loop);
                break;
            case ParallelBody parallel:
                VisitParallel(parallel);
                break;
            case TryBody attempt:
                VisitTry(attempt);
                break;
        }
    }

    // The body of an entry, try or except belongs to the enclosing step; steps inside it must not rename that step.
    private void VisitInner(StepBody body)
    {
        var step = _step;
        VisitBody(body);
        _step = step;
    }

    private void VisitCall(CallBody call)
    {
        _calls.CheckStep(call, _step);
        Read(call.Args);
        if (call.Result is { } result)
        {
            SetName(result, call.Location);
        }
    }

    private void VisitLoop(LoopSyntax loop)
    {
        Read(loop.In);
        Read(loop.Range);
        var outer = _scope;
        CheckLoopVariable(loop.Value, loop.Location);
        if (loop.Index is { } index)
        {
            CheckLoopVariable(index, loop.Location);
        }

        _scope = outer.NextChild();
        VisitSteps(loop.Steps);
        _scope = outer;
    }

    private void CheckLoopVariable(string name, Location location)
    {
        if (_scope.Knows(name))
        {
            _diagnostics.Add(AnalysisDiagnostics.LoopVariableTaken.At(location, name));
        }
    }

    private void VisitParallel(ParallelBody parallel)
    {
        Read(parallel.ConcurrencyLimit);
        foreach (var name in parallel.Shared)
        {
            if (!_scope.Knows(name))
            {
                _diagnostics.Add(AnalysisDiagnostics.UnknownShared.At(parallel.Location, name));
            }
        }

        if (parallel.Loop is { } loop)
        {
            VisitLoop(loop);
            return;
        }

        var outer = _scope;
        foreach (var branch in parallel.Branches)
        {
            _scope = outer.NextChild();
            VisitSteps(branch.Steps);
            _scope = outer;
        }
    }

    private void VisitTry(TryBody attempt)
    {
        VisitInner(attempt.Body);
        if (attempt.Retry is { } retry)
        {
            Read(retry.Policy);
            Read(retry.Predicate);
            Read(retry.MaxRetries);
            Read(retry.Backoff?.Policy);
            Read(retry.Backoff?.InitialDelay);
            Read(retry.Backoff?.MaxDelay);
            Read(retry.Backoff?.Multiplier);
        }

        if (attempt.Except is { } except)
        {
            var outer = _scope;
            _scope = outer.NextChild();
            VisitInner(except.Body);
            _scope = outer;
        }
    }

    private void Read(ValueSyntax? value)
    {
        if (value is not null)
        {
            _values.Check(value, _scope, _step);
        }
    }

    private void Set(ExpressionSyntax target)
    {
        switch (target)
        {
            case NameExpression name:
                SetName(name.Name, name.Location);
                break;
            case MemberExpression member:
                SetPart(member.Target);
                break;
            case IndexExpression index:
                _values.Check(index.Index, _scope, _step);
                SetPart(index.Target);
                break;
        }
    }

    // A part can only be set in an existing variable: `a.b: 1` does not create `a`.
    private void SetPart(ExpressionSyntax target)
    {
        if (target is NameExpression name && !_values.CheckVariable(name, _scope, _step))
        {
            return;
        }

        Set(target);
    }

    private void SetName(string name, Location location)
    {
        if (_scope.CrossesParallel(name))
        {
            _diagnostics.Add(AnalysisDiagnostics.NotShared.At(location, _step, name));
        }
    }
}
