using Aef.Documents.Collections;
using Aef.Workflows.Engine.Instructions;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Language.Estimation;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Engine.Compilation;

/// <summary>
/// Compiles one routine: steps and their order. Single steps are compiled by <see cref="CallCompiler"/> and the other parts of this class.
/// </summary>
internal sealed partial class RoutineCompiler
{
    private readonly RoutineSyntax _routine;
    private readonly RoutineCode _target;
    private readonly IReadOnlyDictionary<string, RoutineCode> _routines;
    private readonly ProgramPoints? _points;
    private readonly CodeBuilder _code = new();
    private readonly ExpressionLowering _expressions;
    private readonly CallCompiler _calls;
    private Scope _scope;
    private LoopContext? _loop;
    private BranchContext? _branch;

    public RoutineCompiler(
        RoutineSyntax routine,
        RoutineCode target,
        IReadOnlyDictionary<string, RoutineCode> routines,
        ProgramPoints? points = null)
    {
        _routine = routine;
        _target = target;
        _routines = routines;
        _points = points;
        _scope = new Scope(null, target.Layout);
        _calls = new CallCompiler(_code, routines);
        _expressions = new ExpressionLowering(_code, _calls, routines);
    }

    public void Compile()
    {
        foreach (var parameter in _target.Parameters)
        {
            _scope.Declare(parameter);
        }

        DeclaredNames.Collect(_routine.Steps, _scope.Declare);
        _expressions.Scope = _scope;
        _code.Step = new StepInfo(_routine.Name, _routine.Name, StepKind.Steps, _routine.Location, _routine.Location, null);
        CompileSteps(_routine.Steps, outer: null);
        _code.Emit(new EndOfSteps());
        _scope.Close();
        _code.Finish(_target);
    }

    private void CompileSteps(EquatableList<StepSyntax> steps, StepInfo? outer)
    {
        var around = _code.Step;
        foreach (var step in steps)
        {
            _code.DefineLabel(step.Label, _scope, outer);
            var info = new StepInfo(step.Name, _routine.Name, KindOf(step.Body), step.Location, step.Origin, outer);
            _points?.Steps.Add(info);
            _code.Step = info;
            _code.Emit(new EnterStep(StepCosts.Of(step.Body)));
            CompileBody(step.Body, info);
            if (!CompileNext(step.Body, info))
            {
                _code.Step = info;
                _code.Emit(new LeaveStep());
            }
        }

        _code.Step = around;
    }

    /// <summary>A body without a step name: under <c>try</c>, <c>except</c> or an entry of a <c>switch</c>.</summary>
    private void CompileUnnamed(StepBody body, StepInfo step)
    {
        if (StepCosts.Of(body) is > 0 and var cost)
        {
            _code.Emit(new CountSteps(cost));
        }

        CompileBody(body, step);
        CompileNext(body, step);
    }

    /// <summary>The <c>next</c> of a body. A switch jumps there itself when none of its conditions holds.</summary>
    private bool CompileNext(StepBody body, StepInfo step)
    {
        if (body.Next is not { } next || body is SwitchBody)
        {
            return false;
        }

        _code.Step = step;
        EmitJump(next.Target);
        return true;
    }

    private void EmitJump(StepLabel target)
    {
        switch (target.IsKeyword ? target.Name : null)
        {
            case "end":
                _code.Emit(new CountSteps(StepCosts.Jump));
                _code.Emit(new Return(Expressions.ConstantNode.Null));
                break;
            case "break" or "continue" when _loop is { } loop:
                var jump = _code.Emit(new Jump(StepCosts.Jump) { LeavesSteps = true, Outer = loop.Step, Target = loop.Next });
                if (target.Name == "break")
                {
                    loop.AddBreak(jump);
                }

                _code.AtEnd(() => jump.Scopes = loop.Scope.Range);
                break;
            case "continue" when _branch is { } branch:
                branch.AddEnd(_code.Emit(new Jump(StepCosts.Jump) { LeavesSteps = true, Outer = branch.Step }));
                break;
            default:
                _code.EmitJump(target, _scope);
                break;
        }
    }

    private void Enter(Scope scope)
    {
        _scope = scope;
        _expressions.Scope = scope;
    }

    private void Leave(Scope scope, Scope outer)
    {
        scope.Close();
        _scope = outer;
        _expressions.Scope = outer;
    }

    private static StepKind KindOf(StepBody body) => body switch
    {
        AssignBody => StepKind.Assign,
        CallBody => StepKind.Call,
        SwitchBody => StepKind.Switch,
        ForBody => StepKind.For,
        ParallelBody => StepKind.Parallel,
        TryBody => StepKind.Try,
        RaiseBody => StepKind.Raise,
        ReturnBody => StepKind.Return,
        StepsBody => StepKind.Steps,
        _ => StepKind.Next,
    };
}
